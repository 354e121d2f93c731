"""A photograph of a letter, as a telephone takes it."""

import io

from PIL import Image, ImageChops, ImageDraw, ImageFont

# Twelve megapixels, stored as the sensor sees them and turned by a note.
SENSOR = (4032, 3024)
UPRIGHT = (3024, 4032)
ORIENTATION, TURNED = 274, 6
PAPER, TABLE, INK = (226, 222, 214), (96, 74, 58), (40, 40, 46)
NOISE = 9


def photo() -> bytes:
    """Return a JPEG of a printed page on a table, with the noise of a sensor."""
    page = Image.new("RGB", UPRIGHT, TABLE)
    draw = ImageDraw.Draw(page)
    draw.rectangle((240, 260, 2790, 3800), fill=PAPER)
    font = ImageFont.load_default(58)
    for number in range(40):
        text = f"Position {number:02}   {number * 37 + 112},00 EUR   " * 2
        draw.text((400, 420 + number * 82), text, INK, font)
    turned = page.transpose(Image.Transpose.ROTATE_90)
    grain = Image.effect_noise(SENSOR, NOISE).convert("RGB")
    grained = ImageChops.add(turned, grain, scale=1, offset=-128)
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    file = io.BytesIO()
    grained.save(file, "JPEG", quality=88, exif=exif)
    return file.getvalue()
