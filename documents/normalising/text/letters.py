"""What PDFium reads on a page, sign by sign, and where it stands there."""

import ctypes
import math
import struct

import pypdfium2
from pypdfium2 import raw

from documents.normalising.text.placing import Span, span

# Of one page; more can only be meant to keep us busy.
MOST = 50_000
LAST_SIGN = 0x10FFFF
FLOATS = struct.Struct("4f")
QUARTER = math.pi / 2
NOWHERE = (math.nan,) * 4


class Letters:
    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._page = textpage.raw
        self._look = raw.FPDFText_GetLooseCharBox
        # One place for all answers: there are thousands of questions.
        self._memory = bytearray(FLOATS.size)
        self._box = ctypes.byref(raw.FS_RECTF.from_buffer(self._memory))
        self.text = self._read(min(raw.FPDFText_CountChars(self._page), MOST))

    def direction(self, at: int) -> int:
        """Give the quarter turns, against the clock, of a sign's line."""
        angle: float = raw.FPDFText_GetCharAngle(self._page, at)
        # PDFium counts with the clock.
        return -round(angle / QUARTER) % 4

    def place(self, at: int, direction: int) -> Span:
        if not self._look(self._page, at, self._box):
            return NOWHERE
        left, top, right, bottom = FLOATS.unpack(self._memory)
        if direction:
            return span((left, bottom, right, top), direction)
        return left, right, bottom, top

    def around(self, first: int, last: int, direction: int) -> Span:
        """Give the place of a word, as high as its first sign."""
        start, end, low, high = self.place(first, direction)
        if last > first:
            _, end, _, _ = self.place(last, direction)
        return start, end, low, high

    def _read(self, count: int) -> str:
        if count <= 0:
            return ""
        memory = (ctypes.c_ushort * (count + 1))()
        length = raw.FPDFText_GetText(self._page, 0, count, memory)
        text = bytes(memory)[: 2 * (length - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # Some signs are left out of the text, and the places would not fit.
        signs = (raw.FPDFText_GetUnicode(self._page, at) for at in range(count))
        return "".join(chr(sign) if sign <= LAST_SIGN else "\0" for sign in signs)
