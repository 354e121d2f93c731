"""Pages of text, and photographs of them as people take them: good ones and bad."""

import io
import math
import random
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from pypdf import PageObject, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

FONTS = ("Helvetica", "Times-Roman", "Courier", "Helvetica-Bold")
A4 = (595, 842)
WORDS = [
    *("Bescheid", "Leistung", "Miete", "Heizkosten", "Antrag", "Bewilligung"),
    *("monatlich", "Betrag", "Konto", "Person", "Bedarf", "Einkommen", "Anlage"),
    *("Wohnung", "Nachweis", "Zeitraum", "August", "Arbeitgeber", "Kosten"),
    *("Haushalt", "Unterschrift", "Datum", "Hinweis", "Frist", "563,00", "12.10."),
]
TABLES = ((120, 80, 50), (60, 60, 65), (160, 130, 100), (40, 30, 25))


class Camera(NamedTuple):
    size: tuple[int, int] = (1240, 1653)
    # Spread of the blur, in pixels.
    blur: float = 0.5
    light: float = 1.0
    noise: float = 6.0
    # Left, upper, right, lower: the part of the picture that is kept.
    part: tuple[float, float, float, float] = (0, 0, 1, 1)


USUAL = Camera()


def page_of_text(font: str, points: int, *, lines: int = 60, seed: int = 1) -> bytes:
    """Make a PDF with a page full of words."""
    chance = random.Random(seed)  # noqa: S311 -- the same every time
    rows = ["BT", f"/F {points} Tf {points * 1.3:.1f} TL 56 780 Td"]
    for _ in range(min(lines, int(720 / (points * 1.3)))):
        row = ""
        while len(row) < 700 / points:
            row += chance.choice(WORDS) + " "
        rows.append(f"({row}) Tj T*")
    writer = PdfWriter()
    page = writer.add_page(PageObject.create_blank_page(None, *A4))
    content = DecodedStreamObject()
    content.set_data("\n".join([*rows, "ET"]).encode("latin-1"))
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": f"/{font}"}
    fonts = {"/F": _dictionary({k: NameObject(v) for k, v in names.items()})}
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/Resources")] = _dictionary({"/Font": _dictionary(fonts)})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def drawn(pdf: bytes, across: int = 1240) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        shown: Image.Image = page.render(scale=across / page.get_width()).to_pil()
        return shown.convert("RGB")


def scanned(page: Image.Image, camera: Camera = USUAL) -> Image.Image:
    """Show nothing but the page."""
    return _taken(page.resize(camera.size, Image.Resampling.BICUBIC), camera)


def photographed(
    page: Image.Image, camera: Camera = USUAL, *, seed: int = 0
) -> Image.Image:
    """Lay the page on a table, not quite straight."""
    width, height = camera.size
    chance = random.Random(seed)  # noqa: S311 -- the same every time
    grain = _noise((width // 8, height // 64), 90).resize(camera.size)
    wood = chance.choice(TABLES)
    bands = [
        grain.point([int(c * (0.6 + 0.8 * v / 255)) for v in range(256)]) for c in wood
    ]
    table = Image.merge("RGB", bands)
    scale = 0.85 * min(width / page.width, height / page.height)
    paper = page.resize((int(page.width * scale), int(page.height * scale)))
    laid = paper.convert("RGBA").rotate(
        chance.uniform(-4, 4), Image.Resampling.BICUBIC, expand=True
    )
    place = (width - laid.width) // 2, (height - laid.height) // 2
    table.paste(laid, place, laid)
    return _taken(table, camera)


def scene(seed: int, size: tuple[int, int] = (900, 675)) -> Image.Image:
    """Photograph things before a wall, near ones and some out of focus."""
    chance = random.Random(seed)  # noqa: S311 -- the same every time
    wall = tuple(chance.randrange(120, 250) for _ in range(3))
    picture = Image.new("RGB", size, wall)
    for depth in range(12):
        pen = ImageDraw.Draw(picture)
        x, y = chance.randrange(-100, size[0]), chance.randrange(-100, size[1])
        box = x, y, x + chance.randrange(20, 500), y + chance.randrange(20, 400)
        shape = chance.choice((pen.ellipse, pen.rectangle))
        shape(box, fill=tuple(chance.randrange(256) for _ in range(3)))
        if depth % 3 == 0:
            blur = ImageFilter.GaussianBlur(chance.uniform(0.5, 4))
            picture = picture.filter(blur)
    return _taken(picture, Camera(blur=chance.uniform(0.5, 3), noise=8))


def as_jpeg(picture: Image.Image, quality: int = 88) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()


def _taken(scene: Image.Image, camera: Camera) -> Image.Image:
    falling = Image.linear_gradient("L").resize(scene.size)
    lit = falling.point([int((191 + v / 4) * camera.light) for v in range(256)])
    scene = ImageChops.multiply(scene, Image.merge("RGB", [lit] * 3))
    scene = scene.filter(ImageFilter.GaussianBlur(camera.blur))
    noise = _noise(scene.size, camera.noise)
    bands = [ImageChops.add(band, noise, 1, -128) for band in scene.split()]
    noisy = Image.merge("RGB", bands)
    left, top, right, bottom = camera.part
    width, height = scene.size
    upper, lower = int(top * height), int(bottom * height)
    kept = noisy.crop((int(left * width), upper, int(right * width), lower))
    return Image.open(io.BytesIO(as_jpeg(kept))).convert("RGB")


@cache
def _noise(size: tuple[int, int], spread: float) -> Image.Image:
    """Give the same grain every time, around the middle of the levels."""
    rough = random.Random(7).randbytes(size[0] * size[1])  # noqa: S311 -- no secret
    reach = spread * math.sqrt(3) / 128
    return Image.frombytes("L", size, rough).point(
        [round(128 + (level - 128) * reach) for level in range(256)]
    )


def _dictionary(entries: Mapping[str, object]) -> DictionaryObject:
    return DictionaryObject({NameObject(k): v for k, v in entries.items()})
