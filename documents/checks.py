"""Lets nobody work on files where nothing would hold a hostile one."""

import sys
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Info

from documents.normalising.sandboxing.sandbox import available_protection, is_confined

HINT = (
    "Permit user namespaces, or run on a kernel with Landlock and seccomp; "
    "docs/deployment.md says how."
)
Apps = Sequence[AppConfig] | None


def sandbox_holds(app_configs: Apps = None, **_options: Any) -> list[CheckMessage]:
    del app_configs
    if settings.DEMO or is_confined():
        return []
    message = "This host lets the sandbox shut out neither files nor network."
    return [Error(message, hint=HINT, id="documents.E001")]


def sandbox_says_how(app_configs: Apps = None, **_options: Any) -> list[CheckMessage]:
    """Name what is in force, for those who deploy."""
    del app_configs
    found = available_protection()
    names = {
        force: ", ".join(name for name, on in found.items() if on is force) or "nothing"
        for force in (True, False)
    }
    message = f"The sandbox has in force: {names[True]}. Not permitted: {names[False]}."
    return [Info(message, id="documents.I001")]


def refuse_to_work(**_options: Any) -> None:
    """Let no worker take documents either: Celery runs no checks by itself."""
    for error in sandbox_holds():
        sys.exit(str(error))
