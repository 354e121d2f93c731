"""What kind of file this is, by its first bytes and never by its name."""

from enum import StrEnum


class Kind(StrEnum):
    JPEG = "jpeg"
    PNG = "png"
    HEIC = "heic"
    AVIF = "avif"
    WEBP = "webp"
    GIF = "gif"
    BMP = "bmp"
    TIFF = "tiff"
    PDF = "pdf"


HEAD_BYTES = 1024

SIGNATURES = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    # BigTIFF
    (b"II+\0", Kind.TIFF),
    (b"MM\0+", Kind.TIFF),
)
# Sizes of the header that follows the 14 bytes of a BMP's file header.
BMP_HEADERS = {12, 16, 40, 52, 56, 64, 108, 124}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
AVIF_BRANDS = {b"avif", b"avis"}
# These brands say only "pictures inside"; the compatible brands say which.
GENERAL_BRANDS = {b"mif1", b"msf1"}
# A viewer skips what stands before %PDF-, but these have owners of their own,
# who would see another file than the one that was checked.
NEVER_PDF = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"MZ",
    b"\x7fELF",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\x1f\x8b",
    b"8BPS",
    b"%!PS",
    b"\xc5\xd0\xd3\xc6",
    b"\xd0\xcf\x11\xe0",
    b"\0\0\0\x0cjP  ",
)


def recognise(head: bytes) -> Kind | None:
    head = head[:HEAD_BYTES]
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head.startswith(b"BM") and _u32le(head[14:18]) in BMP_HEADERS:
        return Kind.BMP
    if head[4:8] == b"ftyp":
        return _recognise_brands(head)
    if b"%PDF-" in head and not head.startswith(NEVER_PDF):
        return Kind.PDF
    return None


def _recognise_brands(head: bytes) -> Kind | None:
    major = head[8:12]
    end = int.from_bytes(head[:4], "big")
    compatible = {head[at : at + 4] for at in range(16, min(end, len(head)), 4)}
    if major in AVIF_BRANDS:
        return Kind.AVIF
    if major in HEIC_BRANDS:
        return Kind.HEIC
    if major in GENERAL_BRANDS:
        return Kind.AVIF if compatible & AVIF_BRANDS else Kind.HEIC
    return None


def _u32le(data: bytes) -> int:
    return int.from_bytes(data, "little")
