"""The programs that tests need and pip cannot install."""

import os
import sys
from pathlib import Path
from shutil import which

# What a test may name in ``@pytest.mark.needs(...)``, and the program it stands for.
PROGRAMS = {
    "postgresql": "initdb",
    "redis": "redis-server",
    "clamd": "clamd",
    "chromium": "chromium",
    "gettext": "msgfmt",
    "poppler": "pdftotext",
    # A compiler, because it runs a checker that is written here.
    "java": "javac",
    # Not a program, but what Java once brought along.
    "jaxb": "/usr/share/java/jaxb-runtime.jar",
}


def find(program: str) -> str | None:
    """Return where a program lies, or None if this machine does not have it."""
    if program.startswith("/"):
        return program if Path(program).exists() else None
    # Our own tools come first; Debian keeps those of PostgreSQL out of PATH, and
    # clamd lies where only root looks.
    own = Path(sys.executable).parent
    servers = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    places = [str(own), *map(str, servers), os.environ["PATH"], "/usr/sbin"]
    return which(program, path=os.pathsep.join(places))


def need(program: str) -> str:
    """Return where a program lies; its absence is an error."""
    if place := find(program):
        return place
    message = f"{program} is not installed"
    raise FileNotFoundError(message)


def missing() -> list[str]:
    """Return the names of the parts that this machine does not have."""
    return [name for name, program in PROGRAMS.items() if not find(program)]


def skipping_allowed() -> bool:
    """Tell whether a part may be missing: at a desk yes, in CI no."""
    return os.environ.get("CI") != "true"
