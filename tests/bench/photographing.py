"""Letters on a table, as telephones take them."""

import io
import math
from typing import NamedTuple

import pillow_heif
import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from tests.bench.grain import grained, texture
from tests.bench.letters import letter, page_of

# Twelve megapixels; they are stored as the sensor sees them and turned by a note.
UPRIGHT = (3024, 4032)
ORIENTATION, TURNED = 274, 6
PAPER = 2480


class Shot(NamedTuple):
    """How a photograph comes about."""

    points: float = 11
    # In degrees, and how much narrower the far side is.
    angle: float = 1.5
    tilt: float = 0.06
    table: tuple[int, int, int] = (120, 84, 58)
    light: float = 1.0
    noise: float = 4.0
    blur: float = 1.0
    quality: int = 92


USUAL = Shot()
# By daylight, in a kitchen, at night, with a cheap telephone, in a hurry.
SHOTS = (
    USUAL,
    Shot(10, -2.5, 0.03, (205, 200, 190), 1.05, 3.0, 0.8, 95),
    Shot(12, 3.0, 0.08, (70, 62, 60), 0.8, 6.5, 1.2, 90),
    Shot(11, -1.0, 0.02, (150, 120, 90), 0.95, 5.0, 1.5, 85),
    Shot(12, 5.0, 0.10, (60, 90, 70), 0.9, 4.5, 1.3, 88),
)


def photo(shot: Shot = USUAL) -> bytes:
    """Return a JPEG of a printed page on a table, with the noise of a sensor."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    file = io.BytesIO()
    stored = taken(shot).transpose(Image.Transpose.ROTATE_90)
    stored.save(file, "JPEG", quality=shot.quality, exif=exif)
    return file.getvalue()


def heic(shot: Shot = USUAL) -> bytes:
    """Return the same as telephones store it that save space."""
    file = io.BytesIO()
    stored = pillow_heif.from_pillow(taken(shot))
    stored.save(file, quality=50, enc_params={"preset": "ultrafast"})
    return file.getvalue()


def words_on(shot: Shot) -> list[str]:
    return " ".join(page_of(shot.points, SHOTS.index(shot))).split()


def taken(shot: Shot) -> Image.Image:
    """Return what the sensor saw, upright."""
    seed = SHOTS.index(shot)
    scene = _table(shot, seed)
    page = _seen_from_above(_paper(shot, seed), shot)
    scene.paste(page, mask=page.getchannel("A"))
    scene = _lit(scene, shot).filter(ImageFilter.GaussianBlur(shot.blur))
    return grained(scene, shot.noise, shot.noise / 2, seed)


def _paper(shot: Shot, seed: int) -> Image.Image:
    pdf = letter([page_of(shot.points, seed)], shot.points)
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        drawn = page.render(scale=PAPER / page.get_width()).to_pil().convert("RGB")
    tint = Image.new("RGB", drawn.size, (244, 240, 231))
    ink = Image.new("RGB", drawn.size, (38, 36, 40))
    sheet = ImageChops.lighter(ImageChops.multiply(drawn, tint), ink)
    sheet.putalpha(255)
    return sheet


def _seen_from_above(page: Image.Image, shot: Shot) -> Image.Image:
    """Say for each pixel of the picture which of the page it shows."""
    width, height = UPRIGHT
    # The page takes nine tenths of the picture.
    scale = page.height / (0.9 * height)
    along, aside = (scale * f(math.radians(shot.angle)) for f in (math.cos, math.sin))
    down = -shot.tilt / height
    depth = 1 + down * height / 2
    middle = page.width / 2 * depth, page.height / 2 * depth
    left = middle[0] - along * width / 2 - aside * height / 2
    top = middle[1] + aside * width / 2 - along * height / 2
    how = (along, aside, left, -aside, along, top, 0, down)
    return page.transform(
        UPRIGHT, Image.Transform.PERSPECTIVE, how, Image.Resampling.BICUBIC
    )


def _table(shot: Shot, seed: int) -> Image.Image:
    waves = texture(UPRIGHT, (9, 260), seed + 100)
    bands = [
        waves.point([min(255, int(c * (0.75 + v / 510))) for v in range(256)])
        for c in shot.table
    ]
    return Image.merge("RGB", bands)


def _lit(scene: Image.Image, shot: Shot) -> Image.Image:
    """Let the light fall off from one side, with the shadow of who takes it."""
    falling = Image.linear_gradient("L").resize(scene.size)
    shadow = texture(scene.size, (1500, 1300), 7)
    shade = Image.blend(falling, shadow, 0.4)
    levels = [min(255, int((175 + v / 3.2) * shot.light)) for v in range(256)]
    return ImageChops.multiply(scene, Image.merge("RGB", [shade.point(levels)] * 3))
