"""One letter on one page: DIN 5008, form B, for an envelope with a window."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from accounts.letters import layout, pictures
from accounts.letters.layout import LEFT, WIDTH, Plan
from accounts.letters.sheet import Pen, Sheet, is_right_to_left, without_glyph
from accounts.letters.words import Case
from accounts.pins import printed_pin
from accounts.portal_ids import printed_portal_id

# The window of the envelope: 20 mm from the left, 45 from the top, 85 x 45.
SENDER, ADDRESS, ADDRESS_LINE, ADDRESS_WIDTH = (25, 57.5), (25, 63.5), 4.6, 78
OFFICE, OFFICE_WIDTH = (125, 50), 65
FOLDS = (105, 210)
LARGEST, SMALLEST = 10.5, 6
PIN_BOX, CODE = 45, 33
CODE_LINE, CODES_ACROSS = 8, 4


class Unprintable(Exception):
    """The fonts lack signs of this name or address; the message has their codes."""


@dataclass(frozen=True)
class Sender:
    """The county: one line above the address, and a block for asking back."""

    line: str
    block: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    case: Case
    language: str
    sender: Sender
    address: tuple[str, ...]
    portal_id: str
    pin: str = ""
    codes: tuple[str, ...] = ()


def check(letter: Letter) -> None:
    """Look before anything secret is made in vain. Raises Unprintable, TooLong."""
    texts = [*letter.address, letter.sender.line, *letter.sender.block]
    if signs := without_glyph("".join(texts)):
        raise Unprintable(", ".join(signs))
    _plan(letter)


def draw(sheet: Sheet, letter: Letter) -> None:
    """Add the page of LETTER to the sheet. Raises layout.TooLong."""
    found = _plan(letter)
    sheet.new_page()
    sheet.stamp(
        (letter.case, letter.language, found.box),
        lambda: _same_for_many(sheet, letter, found),
    )
    sheet.stamp(letter.sender, lambda: _sender(sheet, letter.sender))
    for number, line in enumerate(letter.address):
        x, y = ADDRESS[0], ADDRESS[1] + number * ADDRESS_LINE
        points = _fitting(sheet, line)
        sheet.write_line(x, y, line, points=points)
    top = found.box_top
    sheet.write_line(
        LEFT + 5, top + 7, printed_portal_id(letter.portal_id), points=21, bold=True
    )
    if letter.codes:
        _codes(sheet, letter, top + 21.5)
    else:
        sheet.write_line(
            LEFT + 5, top + 25, printed_pin(letter.pin), points=21, bold=True
        )
    pictures.square_code(
        sheet, LEFT + WIDTH - CODE - 5, top + 6, size=CODE, text=_link(letter)
    )


def _plan(letter: Letter) -> Plan:
    languages = tuple(dict.fromkeys([letter.language, settings.LANGUAGE_CODE]))
    return layout.plan(letter.case, languages, _box_height(letter))


def _same_for_many(sheet: Sheet, letter: Letter, found: Plan) -> None:
    layout.draw(sheet, found, at_the_desk=letter.case.at_the_desk)
    sheet.set_draw_color(30, 30, 30)
    sheet.set_line_width(0.3)
    sheet.rect(LEFT, found.box_top, WIDTH, found.box)
    secret = "codes" if letter.codes else "pin"
    for name, y in (("id", 2.5), (secret, 20.5 - 4 * bool(letter.codes))):
        said = dict.fromkeys(column.labels[name] for column in found.columns)
        sheet.write_line(LEFT + 5, found.box_top + y, " · ".join(said), points=9)
    address = letter.case.address
    sheet.write_line(LEFT + 5, found.box_top + found.box - 6.5, address, points=10)
    sheet.set_line_width(0.1)
    for y in FOLDS:
        sheet.line(4, y, 9, y)


def _sender(sheet: Sheet, sender: Sender) -> None:
    x, y = SENDER
    sheet.write_line(x, y, sender.line, points=7)
    sheet.set_line_width(0.1)
    sheet.line(x, y + 3.6, x + ADDRESS_WIDTH, y + 3.6)
    x, y = OFFICE
    for number, line in enumerate(sender.block):
        pen = Pen(8.5, bold=not number, rtl=is_right_to_left(line))
        y += sheet.write_lines(x, y, line, width=OFFICE_WIDTH, pen=pen)


def _codes(sheet: Sheet, letter: Letter, top: float) -> None:
    """Write the codes in columns, to be crossed out one after the other."""
    for number, code in enumerate(letter.codes):
        row, column = divmod(number, CODES_ACROSS)
        place = (LEFT + 5 + column * 30, top + row * CODE_LINE)
        sheet.write_line(*place, code, points=13, bold=True)


def _box_height(letter: Letter) -> float:
    rows = -(-len(letter.codes) // CODES_ACROSS)
    return max(PIN_BOX, 32 + rows * CODE_LINE) if rows else PIN_BOX


def _fitting(sheet: Sheet, line: str) -> float:
    """Return the size in which a long name still fits into the window."""
    points = LARGEST
    while points > SMALLEST and sheet.width(line, points=points) > ADDRESS_WIDTH:
        points -= 0.5
    return points


def _link(letter: Letter) -> str:
    """Return what the square code opens: never with the PIN in it."""
    if letter.codes:
        return f"{settings.PORTAL_URL}{reverse('accounts:login')}"
    asked = urlencode({"id": letter.portal_id, "lang": letter.language})
    return f"{settings.PORTAL_URL}{reverse('accounts:activate')}?{asked}"
