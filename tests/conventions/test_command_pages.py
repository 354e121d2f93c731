"""Every management command of ours stands in a page of the docs."""

import re
from pathlib import Path

from tests.conventions.project import APPS, ROOT, files


def commands() -> set[str]:
    found = {Path(name) for name in files(".py") if name.startswith(APPS)}
    there = [path for path in found if path.parent.name == "commands"]
    return {path.stem for path in there} - {"__init__"}


def test_each_is_told_of() -> None:
    pages = (ROOT / "docs").glob("*.md")
    told = {word for page in pages for word in re.findall(r"[a-z_]+", page.read_text())}

    assert {"issue_account", "serve"} <= commands()
    assert commands() - told == set()
