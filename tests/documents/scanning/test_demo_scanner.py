"""The demo scanner finds EICAR where a citizen's file may hold it."""

import io

import pytest

from documents.scanning.demo_scanner import find_eicar
from tests import samples


@pytest.mark.parametrize(
    "content",
    [
        samples.eicar(),
        b"x" * 5_000_000 + samples.eicar(),
        samples.jpeg() + samples.eicar(),
        samples.pdf_with_attachment(samples.eicar(), compressed=False),
        samples.pdf_with_attachment(samples.eicar(), compressed=True),
        samples.pdf_with_attachment(bytes(2_000_000) + samples.eicar()),
    ],
)
def test_finds_eicar(content: bytes) -> None:
    assert find_eicar(io.BytesIO(content))


def test_finds_it_only_where_it_is() -> None:
    hidden = samples.pdf_with_attachment(samples.eicar())

    assert samples.eicar() not in hidden


@pytest.mark.parametrize(
    "content",
    [
        b"",
        samples.text(),
        samples.jpeg(),
        samples.pdf(),
        samples.eicar()[:-1],
        samples.pdf_with_attachment(b"Rechnung"),
        b"%PDF-1.7\nstream\n" + b"broken" * 1000,
    ],
)
def test_takes_the_rest_for_clean(content: bytes) -> None:
    assert not find_eicar(io.BytesIO(content))
