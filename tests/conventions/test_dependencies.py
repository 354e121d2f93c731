"""Every dependency has its reason, and the locks hold what was asked for."""

import re
import tomllib
from typing import Any

import pytest

from tests.conventions.project import ROOT

LOCKS = {"requirements.lock": ("main",), "requirements-dev.lock": ("dev",)}
NAME = re.compile(r"^[A-Za-z0-9._-]+")
PINNED = re.compile(r"^([a-z0-9][a-z0-9-]*)(\[[a-z,]+\])?==\S+", re.MULTILINE)


def pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text()


def canonical(requirement: str) -> str:
    match = NAME.match(requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def asked_for() -> dict[str, list[str]]:
    data: dict[str, Any] = tomllib.loads(pyproject())
    wanted = {
        "main": data["project"]["dependencies"],
        "dev": data["dependency-groups"]["dev"],
    }
    return {group: [canonical(one) for one in some] for group, some in wanted.items()}


def lines(start: str) -> list[str]:
    """Return the lines of the array that begins with START."""
    block = pyproject().partition(f"\n{start}\n")[2].partition("\n]\n")[0]
    assert block, f"no {start} in pyproject.toml"
    return [line.strip() for line in block.splitlines()]


def test_each_dependency_stands_under_its_reason() -> None:
    found = lines("dependencies = [")

    bare = [
        line
        for before, line in zip(["", *found], found, strict=False)
        if line.startswith('"') and not before.startswith("# ")
    ]

    assert bare == []


def test_each_tool_stands_under_the_reason_of_its_group() -> None:
    found = lines("dev = [")

    bare = [
        line
        for before, line in zip(["", *found], found, strict=False)
        if line.startswith('"') and not before.startswith(("# ", '"'))
    ]

    assert bare == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_what_was_asked_for(lock: str) -> None:
    pinned = {match[1] for match in PINNED.finditer((ROOT / lock).read_text())}
    wanted = {name for group in LOCKS[lock] for name in asked_for()[group]}

    assert wanted - pinned == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_everything_by_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text()
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())

    unpinned = [e for e in entries if not (PINNED.match(e) and "--hash=sha256:" in e)]

    assert unpinned == []
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links|\s@\s", text)


def test_both_locks_agree() -> None:
    versions = [
        dict(re.findall(r"^([a-z0-9-]+)(?:\[[^]]*\])?==(\S+)", text, re.MULTILINE))
        for text in ((ROOT / lock).read_text() for lock in LOCKS)
    ]
    shared = versions[0].keys() & versions[1].keys()

    assert {name for name in shared if versions[0][name] != versions[1][name]} == set()
