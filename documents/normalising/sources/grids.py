"""How finely pages are compared: small pictures of a few cells, and their shapes."""

from base64 import b64decode, b64encode
from io import BytesIO

from PIL import Image

# The longer side, in cells; of small pictures, every cell is so many pixels wide.
SIDE, PIXELS_A_CELL = 180, 3
# Before cells are averaged finely, so many times as many roughly.
GAP = 2.0


def grid(width: float, height: float) -> tuple[int, int]:
    """Give the columns and rows of cells for a page of so many pixels or points."""
    scale = min(SIDE / max(width, height), 1 / PIXELS_A_CELL)
    return max(1, round(width * scale)), max(1, round(height * scale))


def shrunk(
    image: Image.Image,
    size: tuple[int, int],
    part: tuple[float, float, float, float] | None = None,
) -> Image.Image:
    """Average a picture, or a PART of it in pixels, to so many cells."""
    # First by a whole number, which is quicker. A box would leave out rows that lie
    # between two cells.
    how = Image.Resampling.HAMMING
    return image.resize(size, how, part, reducing_gap=GAP)


def packed(small: Image.Image) -> str:
    """Code a small picture, so that it can be part of an answer in JSON."""
    coded = BytesIO()
    # There may be hundreds of large ones.
    quality = 98 if max(small.size) < SIDE else 88
    small.save(coded, "JPEG", quality=quality, subsampling=0)
    return b64encode(coded.getvalue()).decode()


def unpacked(text: str) -> Image.Image:
    small = Image.open(BytesIO(b64decode(text)), formats=("JPEG",))
    small.load()
    return small
