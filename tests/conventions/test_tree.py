"""What a newcomer expects is there; what only one machine has is not."""

import re
import tomllib

import pytest

from tests.conventions.project import ROOT, own_text

EXPECTED = [
    "README.md",
    "LICENSE",
    "SECURITY.md",
    "CHANGELOG.md",
    "publiccode.yml",
    "pyproject.toml",
    "requirements.lock",
    "requirements-dev.lock",
    "docker-compose.yml",
    "Dockerfile",
    "bin/run",
    "bin/test",
    "bin/bench",
    ".ci/run",
]
PROGRAMS = [
    *("manage.py", "bin/run", "bin/test", "bin/bench", "bin/fuzz", "bin/make_venv"),
    ".ci/run",
]
# Put together here, so that this file does not say them.
MACHINE_PATHS = ["/" + word + "/" for word in ("work", "root", "Users", "home/[a-z]+")]


@pytest.mark.parametrize("name", EXPECTED)
def test_it_is_there_and_says_something(name: str) -> None:
    assert (ROOT / name).read_text().strip()


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_can_be_run(name: str) -> None:
    assert (ROOT / name).stat().st_mode & 0o111 == 0o111


def test_the_licence_is_the_one_that_is_named() -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["license"]

    assert named == "EUPL-1.2"
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text()
    assert f"license: {named}" in (ROOT / "publiccode.yml").read_text()


@pytest.mark.parametrize("path", MACHINE_PATHS)
def test_no_file_says_where_it_was_written(path: str) -> None:
    said = re.compile(rf"(?<![\w.-]){path}")

    assert [name for name, text in own_text().items() if said.search(text)] == []


def test_nothing_is_left_to_do_later() -> None:
    words = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]))

    assert [name for name, text in own_text().items() if words.search(text)] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    pages = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(name[:4]) for name in pages]

    assert numbers == list(range(1, len(pages) + 1))
