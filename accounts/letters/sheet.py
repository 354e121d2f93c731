"""Paper: A4 pages of one PDF/A file, with fonts for all names and languages."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import bidirectional, category, combining, normalize

from fpdf import FPDF
from fpdf.fonts import TTFFont
from fpdf.line_break import Fragment
from uharfbuzz import Blob, Face

FONTS = Path(__file__).parent / "fonts"
FILES = {"": FONTS / "Letter-Regular.ttf", "B": FONTS / "Letter-Bold.ttf"}
FAMILY = "letter"
LEADING = 1.3
MM_PER_POINT = 25.4 / 72


def without_glyph(text: str) -> list[str]:
    """Return the code points of TEXT that would be printed as an empty box."""
    signs = {one for one in text if category(one) not in {"Cc", "Cf"}}
    return sorted(f"U+{ord(one):04X}" for one in signs - _drawable())


def is_right_to_left(text: str) -> bool:
    """Say which way a line runs: as its first letter does (UAX #9, P2)."""
    strong = (bidirectional(one) for one in text)
    return next((one for one in strong if one in {"L", "R", "AL"}), "L") != "L"


@cache
def _drawable() -> frozenset[str]:
    signs = []
    for path in FILES.values():
        face = Face(Blob.from_file_path(path))
        signs.append(set(face.unicodes))
    return frozenset(map(chr, set.intersection(*signs)))


@dataclass(frozen=True)
class Pen:
    """A size of print, in points, and which way the lines run."""

    points: float
    bold: bool = False
    rtl: bool = False

    @property
    def line(self) -> float:
        """The height of a line in millimetres."""
        return self.points * LEADING * MM_PER_POINT


class Sheet(FPDF):
    """Draws text at a place; what many pages share is drawn once and stamped."""

    def __init__(self, *, title: str, language: str) -> None:
        super().__init__(format="A4", enforce_compliance="PDF/A-3B")
        for style, path in FILES.items():
            self.add_font(FAMILY, style, path)
        self.set_text_shaping(use_shaping_engine=True)
        self.set_auto_page_break(auto=False)
        self.set_margin(0)
        self.c_margin = 0
        # A name is not a place for the number of pages.
        self.str_alias_nb_pages = ""
        self.set_title(title)
        self.set_lang(language)
        self._stamps: dict[Hashable, bytes] = {}

    def close(self) -> None:
        """Close the font files, which fpdf2 leaves open."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.ttfont.close()

    def new_page(self) -> None:
        self.add_page()
        self.set_font(FAMILY, "", 10)

    def stamp(self, key: Hashable, draw: Callable[[], None]) -> None:
        """Do what DRAW draws; the second time from memory, which is much faster."""
        drawn = self._drawn()
        if key not in self._stamps:
            before = len(drawn)
            with self.local_context():
                draw()
            self._stamps[key] = bytes(drawn[before:])
        else:
            drawn.extend(self._stamps[key])

    def write_lines(
        self, x: float, y: float, text: str, *, width: float, pen: Pen
    ) -> float:
        """Write TEXT broken into lines and return how high it is."""
        self.set_xy(x, y)
        self._lines(text, width, pen, dry_run=False)
        return self.y - y

    def height(self, text: str, *, width: float, pen: Pen) -> float:
        """Return how high it would be."""
        return pen.line * len(self._lines(text, width, pen, dry_run=True))

    def write_line(
        self, x: float, y: float, text: str, *, points: float, bold: bool = False
    ) -> None:
        """Write one line from the left, whatever its script; "" leaves none."""
        if not text:
            return
        pen = Pen(points, bold=bold)
        self._take(pen)
        self.set_xy(x, y)
        self.cell(text=normalize("NFC", text), h=pen.line)

    def width(self, text: str, *, points: float) -> float:
        self._take(Pen(points))
        return self.get_string_width(normalize("NFC", text))

    def raw(self, operators: str) -> None:
        self._drawn().extend(operators.encode("ascii") + b"\n")

    def _drawn(self) -> bytearray:
        """Return what was drawn on this page so far; fpdf2 adds to the same."""
        contents = self.pages[self.page].contents
        if not isinstance(contents, bytearray):
            raise TypeError(contents)
        return contents

    def _take(self, pen: Pen) -> None:
        self.set_font(FAMILY, "B" if pen.bold else "", pen.points)
        direction = "rtl" if pen.rtl else "ltr"
        self.set_text_shaping(use_shaping_engine=True, direction=direction)

    def _lines(self, text: str, width: float, pen: Pen, *, dry_run: bool) -> list[str]:
        self._take(pen)
        lines: Any = self.multi_cell(
            width,
            pen.line,
            normalize("NFC", text),
            align="R" if pen.rtl else "L",
            dry_run=dry_run,
            output="LINES",
            new_x="LMARGIN",
            new_y="NEXT",
        )
        return list(lines)

    def _parse_chars(self, text: str, *args: Any, **kwargs: Any) -> Iterator[Fragment]:
        """Keep accents with their letters; fpdf2 takes them for another script."""
        if any(combining(sign) for sign in text) and not _has_arabic(text):
            yield Fragment(text, self._get_current_graphics_state(), self.k)
        else:
            yield from super()._parse_chars(text, *args, **kwargs)


def _has_arabic(text: str) -> bool:
    return any("\u0590" <= sign <= "\u08ff" for sign in text)
