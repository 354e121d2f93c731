"""The documents that the bench measures are what their names say."""

import io
from collections.abc import Callable
from functools import cache

import pi_heif
import pypdfium2
import pytest
from PIL import Image

from documents.recognising import recognise
from tests.bench import photographing, samples
from tests.bench.letters import page_of
from tests.bench.scanning import RESOLUTIONS

NAMES = [document.name for document in samples.DOCUMENTS]


@cache
def made(number: int) -> bytes:
    return samples.DOCUMENTS[number].make()


def opened(number: int) -> Image.Image:
    pi_heif.register_heif_opener()
    return Image.open(io.BytesIO(made(number)))


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_each_is_of_its_kind(number: int) -> None:
    assert recognise(made(number)[:64]) is samples.DOCUMENTS[number].kind


def test_a_photograph_has_twelve_megapixels_and_is_stored_turned() -> None:
    picture = opened(0)

    assert picture.size == (4032, 3024)
    assert picture.getexif()[photographing.ORIENTATION] == photographing.TURNED
    assert 2e6 < len(made(0)) < 6e6


def test_the_other_photograph_is_the_same() -> None:
    first, second = opened(0), opened(1)

    upright = first.transpose(Image.Transpose.ROTATE_270).resize((30, 40))
    seen = second.convert("RGB").resize((30, 40))

    assert second.size == (3024, 4032)
    pairs = zip(upright.tobytes(), seen.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) < 12


def test_the_scan_is_a_noisy_a4_page_in_colour() -> None:
    picture = opened(2)
    paper = picture.crop((100, 1000, 200, 1100)).convert("L").histogram()
    logo = picture.crop((250, 150, 260, 160)).resize((1, 1)).tobytes()

    assert picture.size == (2480, 3508)
    assert round(picture.info["dpi"][0]) == 300
    assert 4 < sum(count > 0 for count in paper) < 40
    assert logo[2] > logo[0] + 60


def test_the_scanner_made_one_jpeg_for_each_page() -> None:
    with pypdfium2.PdfDocument(made(3)) as document:
        # A picture lives as long as its page.
        pages = list(document)
        sheets = [page.get_size() for page in pages]
        pictures = [next(page.get_objects()) for page in pages]
        filters = [picture.get_filters() for picture in pictures]
        sizes = [picture.get_px_size() for picture in pictures]

    assert filters == [["DCTDecode"]] * 10
    assert [round(width / 8.268, -2) for width, _ in sizes] == RESOLUTIONS
    assert all(sheet == pytest.approx((595, 842), abs=1) for sheet in sheets)


def test_the_written_pages_hold_their_words_and_their_font() -> None:
    with pypdfium2.PdfDocument(made(4)) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    wanted = [" ".join(page_of(samples.POINTS, number)).split() for number in range(30)]

    assert [text.split() for text in texts] == wanted
    assert min(map(len, wanted)) > 400
    assert b"/FontFile2" in made(4)


def test_the_dense_page_is_one_page_of_small_print() -> None:
    with pypdfium2.PdfDocument(samples.dense_page()) as document:
        found = document[0].get_textpage().get_text_bounded().split()

        assert len(document) == 1
    assert found == samples.words_of_dense_page()
    assert len(found) > 600


@pytest.mark.parametrize("make", [samples.text_pdf, samples.dense_page])
def test_a_letter_is_the_same_every_time(make: Callable[[], bytes]) -> None:
    assert make() == make()


def test_a_photograph_is_the_same_every_time() -> None:
    assert photographing.photo() == made(0)


def test_no_two_photographs_are_alike() -> None:
    words = [tuple(photographing.words_on(shot)) for shot in photographing.SHOTS]

    assert len(set(words)) == len(photographing.SHOTS) == 5
