"""The files of the project, as the conventions look at them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPS = ("accounts", "documents", "decisions", "nwportal")
# What is neither ours nor text.
NOT_OURS = ("static/vendor/", "LICENSE", "uv.lock")
NOT_TEXT = {".mo", ".png", ".jpg", ".webp", ".woff2", ".ttf", ".ico"}


def files(*suffixes: str) -> list[str]:
    """Return what git has or would take, as paths from the root of the project."""
    # In CI the tree may belong to another user than the one who tests.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached"]
    command += ["--others", "--exclude-standard"]
    listed = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True
    )
    names = sorted(set(listed.stdout.split("\0")) - {""})
    there = [name for name in names if (ROOT / name).is_file()]
    return [name for name in there if not suffixes or name.endswith(suffixes)]


def own_text() -> dict[str, str]:
    """Return the text of every file that we have written, by path."""
    names = [name for name in files() if not name.startswith(NOT_OURS)]
    paths = {name: ROOT / name for name in names}
    return {
        name: path.read_text(encoding="utf-8")
        for name, path in paths.items()
        if path.suffix not in NOT_TEXT
    }


def templates() -> dict[str, str]:
    """Return the source of every template, by the name it is used by."""
    folder = ROOT / "templates"
    found = {
        str(path.relative_to(folder)): path.read_text()
        for path in sorted(folder.rglob("*.*"))
    }
    assert found
    return found
