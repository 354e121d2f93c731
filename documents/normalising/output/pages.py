"""A page on its way into the new PDF: its picture, coded, its paper and its words."""

from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image

from documents.normalising.flags import Flag
from documents.normalising.output.coding import Coded
from documents.normalising.text.text_layer import Stretch

# To an inch.
POINTS = 72


class Page(NamedTuple):
    # As it was before it was coded, in mode 1, L or RGB.
    image: Image.Image
    picture: Coded
    # In points.
    paper: tuple[float, float]
    # Where on the paper the picture goes: left, bottom, width, height.
    place: tuple[float, float, float, float]
    words: Sequence[Stretch] = ()
    notes: Sequence[Flag] = ()
    # A small rendering of the source, where the re-check cannot make its own.
    seen: str = ""
