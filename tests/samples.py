"""Files as citizens send them, made on the spot; colours say which side is up."""

import io
import zipfile

import pillow_heif
from PIL import Image, ImageCms
from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
)

RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (255, 255, 255)
ORIENTATION = 274
# The turn that a camera's note of this number asks a viewer to undo.
STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def picture(size: tuple[int, int] = (210, 297)) -> Image.Image:
    """Upright it is blue, with red in its upper left corner."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0] // 3, size[1] // 3))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg(size: tuple[int, int] = (210, 297), orientation: int = 1) -> bytes:
    image = picture(size)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    if orientation in STORED:
        image = image.transpose(STORED[orientation])
    return saved(image, "JPEG", exif=exif, quality=90)


def png(size: tuple[int, int] = (210, 297)) -> bytes:
    return saved(picture(size), "PNG")


def transparent_png(size: tuple[int, int] = (210, 297)) -> bytes:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, size[0] // 3, size[1] // 3))
    return saved(image, "PNG")


def deep_grey_png(level: int, size: tuple[int, int] = (210, 297)) -> bytes:
    data = level.to_bytes(2, "little") * (size[0] * size[1])
    return saved(Image.frombytes("I;16", size, data), "PNG")


def as_lab(image: Image.Image) -> Image.Image:
    srgb, lab = (ImageCms.createProfile(name) for name in ("sRGB", "LAB"))
    turned = ImageCms.profileToProfile(image, srgb, lab, outputMode="LAB")
    assert turned is not None
    return turned


def heic(size: tuple[int, int] = (210, 297)) -> bytes:
    file = io.BytesIO()
    pillow_heif.from_pillow(picture(size)).save(file, quality=80)
    return file.getvalue()


def tiff(pages: int = 3, size: tuple[int, int] = (210, 297)) -> bytes:
    """Each page is one grey, lighter than the one before."""
    first, *rest = [
        Image.new("L", size, min(255, 40 * number)) for number in range(pages)
    ]
    return saved(first, "TIFF", save_all=True, append_images=rest)


def pdf(pages: int = 2, text: str = "Bescheid") -> bytes:
    return _written(_pdf(pages, text))


def encrypted_pdf(password: str) -> bytes:
    writer = _pdf(1, "Geheim")
    writer.encrypt(password, "owner", algorithm="AES-256")
    return _written(writer)


def pdf_with_attachment(content: bytes, *, compressed: bool = True) -> bytes:
    writer = _pdf(1, "Anlage")
    attachment = writer.add_attachment("anlage.txt", content)
    if compressed:
        stream = attachment._embedded_file
        assert stream.indirect_reference is not None
        writer._replace_object(stream.indirect_reference, stream.flate_encode())
    return _written(writer)


def pdf_about(secret: str) -> bytes:
    """Say something in the author, the producer and the XMP of a PDF."""
    writer = _pdf(1, "Lohn")
    writer.add_metadata({"/Author": secret, "/Producer": secret, "/Own": secret})
    packet = DecodedStreamObject()
    packet.set_data(f"<x:xmpmeta>{secret}</x:xmpmeta>".encode())
    writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)
    return _written(writer)


def _pdf(pages: int, text: str) -> PdfWriter:
    writer = PdfWriter()
    helvetica = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F"): helvetica})
    for number in range(1, pages + 1):
        page = writer.add_page(PageObject.create_blank_page(None, 595, 842))
        content = DecodedStreamObject()
        drawing = f"BT /F 24 Tf 72 700 Td ({text} {number}) Tj ET"
        content.set_data(drawing.encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    return writer


def _written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def eicar() -> bytes:
    head, tail = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", b"-STANDARD-ANTIVIRUS-TEST"
    return head + tail + b"-FILE!$H+H*"


def zip_file(content: bytes = b"text") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("brief.txt", content)
    return file.getvalue()


def text() -> bytes:
    return b"Sehr geehrte Damen und Herren,\n"
