"""Migrations are complete, and none depends on code that will change."""

import ast
from collections.abc import Iterator

import pytest
from django.core.management import call_command

from tests.conventions.project import APPS, ROOT, files

MIGRATIONS = [
    name
    for name in files(".py")
    if "/migrations/" in name and not name.endswith("__init__.py")
]
# Defaults that Django writes into the migration by name; they must keep their place.
FROZEN = {"documents.references"}


def imported(name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / name).read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def test_there_are_migrations() -> None:
    assert {name.partition("/")[0] for name in MIGRATIONS} >= {"accounts", "documents"}


@pytest.mark.django_db
def test_none_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("name", MIGRATIONS)
def test_it_imports_no_code_of_ours(name: str) -> None:
    ours = {module for module in imported(name) if module.split(".")[0] in APPS}

    assert ours - FROZEN == set()


@pytest.mark.parametrize("name", MIGRATIONS)
def test_it_imports_nothing_but_django(name: str) -> None:
    roots = {module.split(".")[0] for module in imported(name)}

    assert roots <= {"django", "uuid", *APPS}
