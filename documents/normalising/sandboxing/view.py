"""What the sandbox may see of the file system: code and fonts, for reading only."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# No more of the project than its leaf tools: beside them may lie settings, a
# database and the files of others.
TOOLS = (
    "documents/__init__.py",
    "documents/recognising.py",
    "documents/normalising",
    "documents/scanning",
)
# Where PDFium looks for fonts that a PDF names but does not hold.
FONTS = (
    "/usr/share/fonts",
    "/usr/share/X11/fonts/Type1",
    "/usr/share/X11/fonts/TTF",
    "/usr/local/share/fonts",
)
LIBRARIES = ("site-packages", "dist-packages", "lib-dynload")


def visible_paths() -> list[str]:
    """Name them as the interpreter does, which looks for modules by these names."""
    standard = Path(os.__file__).parent
    places = [
        standard,
        *[place for place in map(Path, sys.path) if place.name in LIBRARIES],
        *[ROOT / tool for tool in TOOLS],
        *map(Path, FONTS),
    ]
    found = {place.absolute() for place in places if place.exists()}
    # What lies below another one comes with it.
    return sorted(str(place) for place in found if not found & set(place.parents))
