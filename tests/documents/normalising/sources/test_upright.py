"""A picture is turned the way its camera says, and otherwise left alone."""

import pytest

from documents.normalising.sources.upright import turn_of, turned
from tests import samples
from tests.documents.normalising.quarters import quarters, stored


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_turn_is_undone(orientation: int) -> None:
    image = stored(orientation)
    image.getexif()[samples.ORIENTATION] = orientation

    assert turned(image, turn_of(image)).tobytes() == quarters().tobytes()


def test_notes_that_cannot_be_read_turn_nothing() -> None:
    image = quarters()
    image.info["exif"] = b"Exif\0\0MM\0*\xff\xff\xff\xff"

    assert turn_of(image) is None
