"""A file that was cut off is never filed as if it were whole."""

from functools import cache

import pytest
from PIL import Image

from documents.normalising.doubts import Doubtful
from documents.normalising.reasons import Reason, Unreadable
from tests import samples
from tests.documents.normalising.photographed import page_of_text, scene
from tests.documents.normalising.recheck.likened import alike
from tests.documents.normalising.rendered import converted, pages

SIZE = (90, 120)
# Shares of a file, and bytes that are missing at its end.
SHARES = (0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9, 0.97)
LAST = (1, 2, 12, 40)


@cache
def photo(mode: str = "RGB") -> Image.Image:
    return scene(3, SIZE).convert(mode)


def joined() -> bytes:
    """Make a TIFF of three pages."""
    more = [photo("L").rotate(180), photo("L").rotate(90)]
    return samples.saved(photo("L"), "TIFF", save_all=True, append_images=more)


WHOLE = {
    "jpeg": samples.saved(photo(), "JPEG"),
    "progressive": samples.saved(photo(), "JPEG", progressive=True),
    "grey jpeg": samples.saved(photo("L"), "JPEG"),
    "cmyk": samples.saved(photo("CMYK"), "JPEG"),
    "png": samples.saved(photo(), "PNG"),
    "webp": samples.saved(photo(), "WEBP"),
    "lossless webp": samples.saved(photo(), "WEBP", lossless=True),
    "gif": samples.saved(photo("P"), "GIF"),
    "bmp": samples.saved(photo(), "BMP"),
    "heic": samples.heic(SIZE),
    "avif": samples.saved(photo(), "AVIF", speed=10),
    "tiff": samples.saved(photo(), "TIFF"),
    "lzw": samples.saved(photo(), "TIFF", compression="tiff_lzw"),
    "fax": samples.saved(photo("1"), "TIFF", compression="group4"),
    "three pages": joined(),
    "pdf": samples.pdf(pages=3),
    "text": page_of_text("Courier", 9),
    "scan": samples.saved(photo(), "PDF"),
}


def cut(content: bytes, at: int) -> list[Image.Image] | None:
    """Show what becomes of it, None if it is refused or held."""
    try:
        return pages(converted(content[:at]))
    except Unreadable as refused:
        if refused.reason not in {Reason.INCOMPLETE, Reason.DAMAGED}:
            raise
    except Doubtful:
        pass
    return None


@pytest.mark.parametrize("name", WHOLE)
def test_a_part_is_never_taken_for_the_whole(name: str) -> None:
    content = WHOLE[name]
    shown = pages(converted(content))
    size = len(content)

    for at in [*(int(share * size) for share in SHARES), *(size - n for n in LAST)]:
        found = cut(content, at)
        assert found is None or alike(found, shown), at


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("more", [b"\0\0", b"\r\n" * 700])
def test_a_little_more_does_no_harm(name: str, more: bytes) -> None:
    assert alike(pages(converted(WHOLE[name] + more)), pages(converted(WHOLE[name])))


@pytest.mark.parametrize("share", [0.4, 0.6, 0.8, 0.9, 0.96])
@pytest.mark.parametrize("name", ["jpeg", "grey jpeg", "cmyk"])
def test_an_end_that_was_put_on_deceives_nobody(name: str, share: float) -> None:
    part = WHOLE[name][: int(share * len(WHOLE[name]))] + b"\xff\xd9"

    found = cut(part, len(part))

    assert found is None or alike(found, pages(converted(WHOLE[name])))
