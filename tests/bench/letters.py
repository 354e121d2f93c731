"""Letters as offices write them: words that OCR can be asked for, and their PDF."""

import io
import random
from functools import cache

from PIL import Image, ImageFont
from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
)

A4 = (595.276, 841.89)
LEFT, TOP, BOTTOM = 62, 790, 45
LEADING = 1.25
# The printable signs of the font below; it has no umlauts.
FIRST, LAST = 32, 126
TEXT = """Bescheid Leistung Miete Heizkosten Antrag Bewilligung monatlich Betrag Konto
Person Bedarf Einkommen Anlage Wohnung Nachweis Zeitraum August September Arbeitgeber
Kosten Haushalt Unterschrift Datum Hinweis Frist Jobcenter Grundsicherung Unterkunft der
die das und mit von auf wir Sie werden haben bitten Ihnen Ihre sowie oder nach zum zur
bis vom dem den nicht wird wurde durch bei ist sind Rechtsbehelf Widerspruch innerhalb
Monats Bekanntgabe Kopie Vorlage Mietvertrag Nebenkosten Abrechnung Stromkosten Kinder
Unterhalt Anspruch Aufhebung Erstattung Mitteilung Vermieter Erwerb Zufluss Freibetrag
563,00 489,50 1.204,17 12.10.2026 31.08.2026 Euro"""
WORDS = TEXT.split()


def written(count: int, signs: int, seed: int) -> list[str]:
    """Give so many lines of about so many signs; the same every time."""
    chance = random.Random(seed)  # noqa: S311
    lines = []
    for _ in range(count):
        line = chance.choice(WORDS)
        while len(line) < signs:
            line += f" {chance.choice(WORDS)}"
        lines.append(line)
    return lines


def page_of(points: float, seed: int) -> list[str]:
    """Fill an A4 page with print of this size."""
    return written(int((TOP - BOTTOM) / (points * LEADING)), int(880 / points), seed)


def letter(pages: list[list[str]], points: float) -> bytes:
    """Make a PDF as word processors do, with its font inside."""
    writer = PdfWriter()
    font = _font(writer)
    for lines in pages:
        page = writer.add_page(PageObject.create_blank_page(None, *A4))
        rows = [f"BT /F {points} Tf {points * LEADING:.2f} TL {LEFT} {TOP} Td"]
        rows += [f"({line}) Tj T*" for line in lines]
        content = DecodedStreamObject()
        content.set_data("\n".join([*rows, "ET"]).encode("ascii"))
        page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
        fonts = _named({"/F": font})
        page[NameObject("/Resources")] = _named({"/Font": fonts})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def picture_pdf(pictures: list[bytes], resolutions: list[int]) -> bytes:
    """Make a PDF as scanners do: one JPEG for each page."""
    writer = PdfWriter()
    for data, resolution in zip(pictures, resolutions, strict=True):
        columns, rows = Image.open(io.BytesIO(data)).size
        width, height = columns * 72 / resolution, rows * 72 / resolution
        page = writer.add_page(PageObject.create_blank_page(None, width, height))
        picture = DecodedStreamObject()
        picture.set_data(data)
        names = {"Subtype": "Image", "ColorSpace": "DeviceRGB", "Filter": "DCTDecode"}
        picture.update(_named({f"/{k}": NameObject(f"/{v}") for k, v in names.items()}))
        numbers = {"/Width": columns, "/Height": rows, "/BitsPerComponent": 8}
        picture.update(_named({k: NumberObject(v) for k, v in numbers.items()}))
        content = DecodedStreamObject()
        content.set_data(f"{width:.3f} 0 0 {height:.3f} 0 0 cm /P Do".encode())
        drawn = _named({"/P": writer._add_object(picture)})
        page[NameObject("/Contents")] = writer._add_object(content)
        page[NameObject("/Resources")] = _named({"/XObject": drawn})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _font(writer: PdfWriter) -> PdfObject:
    """Embed the font that Pillow brings along."""
    data, widths = _font_file()
    file = DecodedStreamObject()
    file.set_data(data)
    file[NameObject("/Length1")] = NumberObject(len(data))
    numbers = {"Flags": 32, "ItalicAngle": 0, "Ascent": 900, "Descent": -250}
    numbers |= {"CapHeight": 700, "StemV": 80}
    box = ArrayObject(map(NumberObject, (-200, -250, 1200, 950)))
    descriptor = _named({f"/{k}": NumberObject(v) for k, v in numbers.items()})
    descriptor.update(
        _named(
            {
                "/Type": NameObject("/FontDescriptor"),
                "/FontName": NameObject("/AAAAAA+Aileron"),
                "/FontBBox": box,
                "/FontFile2": writer._add_object(file.flate_encode()),
            }
        )
    )
    names = {"Type": "Font", "Subtype": "TrueType", "BaseFont": "AAAAAA+Aileron"}
    names["Encoding"] = "WinAnsiEncoding"
    font = _named({f"/{k}": NameObject(f"/{v}") for k, v in names.items()})
    entries: dict[str, PdfObject] = {
        "/FirstChar": NumberObject(FIRST),
        "/LastChar": NumberObject(LAST),
        "/Widths": ArrayObject(map(NumberObject, widths)),
        "/FontDescriptor": writer._add_object(descriptor),
    }
    font.update(_named(entries))
    return writer._add_object(font)


@cache
def _font_file() -> tuple[bytes, list[int]]:
    font = ImageFont.load_default(1000)
    assert isinstance(font, ImageFont.FreeTypeFont)
    assert isinstance(font.path, io.BytesIO)
    widths = [round(font.getlength(chr(sign))) for sign in range(FIRST, LAST + 1)]
    return font.path.getvalue(), widths


def _named(entries: dict[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(k): v for k, v in entries.items()})
