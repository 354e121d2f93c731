"""The small drawings beside the steps, and the square code; lines, no image files."""

from qrcode import constants
from qrcode.main import QRCode

from accounts.letters.sheet import Sheet

# Any of the eight masks can be read; to look for the best takes six times as long.
MASK = 2


def square_code(sheet: Sheet, x: float, y: float, *, size: float, text: str) -> None:
    """Draw TEXT as a QR code, as rectangles: sharp at any size."""
    code = QRCode(
        mask_pattern=MASK, border=0, error_correction=constants.ERROR_CORRECT_M
    )
    code.add_data(text)
    matrix = code.get_matrix()
    one = size / len(matrix)
    drawn = []
    for row, line in enumerate(matrix):
        for start, length in _runs(line):
            left, top = x + start * one, y + row * one
            corner = (left * sheet.k, (sheet.h - top - one) * sheet.k)
            sides = (length * one * sheet.k, one * sheet.k)
            drawn.append("{:.3f} {:.3f} {:.3f} {:.3f} re".format(*corner, *sides))
    sheet.raw(" ".join(["q 0 g", *drawn, "f Q"]))


def _runs(line: list[bool]) -> list[tuple[int, int]]:
    """Return where dark squares begin that touch, and how many they are."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(line):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs


def number(sheet: Sheet, x: float, y: float, value: int) -> None:
    """Draw the number of a step in a circle."""
    sheet.set_fill_color(30, 30, 30)
    sheet.ellipse(x, y, 6, 6, style="F")
    sheet.set_text_color(255, 255, 255)
    sheet.write_line(x + 2.05, y + 0.6, str(value), points=10, bold=True)
    sheet.set_text_color(0, 0, 0)


def scan(sheet: Sheet, x: float, y: float) -> None:
    """A telephone that looks at a square code."""
    _outline(sheet)
    sheet.rect(x, y, 6, 11, round_corners=True, corner_radius=1)
    sheet.line(x + 2.4, y + 9.7, x + 3.6, y + 9.7)
    _fill(sheet)
    for column, row in ((0, 0), (2, 0), (0, 2), (1, 1), (2, 2)):
        sheet.rect(x + 1.5 + column, y + 3 + row, 1, 1, style="F")


def type_in(sheet: Sheet, x: float, y: float) -> None:
    """A letter, and a field with signs typed into it."""
    _outline(sheet)
    sheet.rect(x - 1, y, 8, 11)
    for row in (2, 3.6):
        sheet.line(x + 0.4, y + row, x + 5.6, y + row)
    sheet.rect(x, y + 5.8, 6, 3)
    _fill(sheet)
    for column in (0.8, 2.5, 4.2):
        sheet.ellipse(x + column, y + 6.7, 1.1, 1.1, style="F")


def come_in(sheet: Sheet, x: float, y: float) -> None:
    """A padlock with a tick."""
    _outline(sheet)
    sheet.rect(x + 1, y, 4, 6, round_corners=True, corner_radius=2)
    sheet.set_fill_color(255, 255, 255)
    sheet.rect(x - 0.5, y + 3.5, 7, 7, "DF", round_corners=True, corner_radius=1)
    sheet.set_line_width(0.7)
    sheet.polyline([(x + 1.2, y + 7), (x + 2.6, y + 8.5), (x + 5, y + 5.4)])


def desk(sheet: Sheet, x: float, y: float) -> None:
    """Two people at a table."""
    _outline(sheet)
    for left in (x - 0.5, x + 4):
        sheet.ellipse(left, y + 1, 2.5, 2.5)
        sheet.line(left + 1.25, y + 3.5, left + 1.25, y + 7)
    sheet.line(x - 1.5, y + 7, x + 7.5, y + 7)
    for left in (x - 0.5, x + 6.5):
        sheet.line(left, y + 7, left, y + 11)


def _outline(sheet: Sheet) -> None:
    sheet.set_draw_color(30, 30, 30)
    sheet.set_line_width(0.4)


def _fill(sheet: Sheet) -> None:
    sheet.set_fill_color(30, 30, 30)
