"""Empties the database between tests, the append-only audit trail included."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

append_only = import_module("accounts.migrations.0003_audit_trail_is_append_only")


@contextmanager
def flushes_empty_the_audit_trail() -> Iterator[None]:
    """Let what Django flushes with say that it may; nothing else may."""
    operations: Any = type(connection.ops)
    flush: Callable[..., list[str]] = operations.sql_flush
    before, after = {
        "postgresql": (
            ["SET nwportal.audit_retention = on"],
            ["RESET nwportal.audit_retention"],
        ),
        "sqlite": (append_only.SQLITE_BACK, append_only.SQLITE),
    }[connection.vendor]

    def allowed(*args: Any, **options: Any) -> list[str]:
        statements = flush(*args, **options)
        return [*before, *statements, *after] if statements else statements

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", allowed)
        yield
