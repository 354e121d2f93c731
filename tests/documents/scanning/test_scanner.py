"""Which scanner an installation has, and that none of them guesses."""

from io import BytesIO
from pathlib import Path

import pytest
from pytest_django import Settings

from documents.scanning import demo_scanner, scanner
from documents.scanning.scanner import (
    ClamdScanner,
    DemoScanner,
    chosen_scanner,
    is_demo_scanner,
)
from documents.scanning.verdict import ScannerUnavailable
from tests import samples
from tests.documents.scanning.fake_clamd import answering, fake_clamd
from tests.services.child import free_port


@pytest.fixture
def demo(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Name no scanner, on a machine where none runs at the usual places."""
    settings.CLAMD_URL = ""
    monkeypatch.setattr(scanner, "USUAL_SOCKETS", (f"{tmp_path}/clamd.ctl",))
    nowhere = f"tcp://127.0.0.1:{free_port()}"
    monkeypatch.setattr(scanner, "USUAL_ADDRESS", nowhere)


def test_configured_scanner_is_clamd(settings: Settings) -> None:
    assert settings.CLAMD_URL
    assert isinstance(chosen_scanner(), ClamdScanner)
    assert not is_demo_scanner()


def test_configured_scanner_that_is_away_is_not_replaced(settings: Settings) -> None:
    settings.CLAMD_URL = f"tcp://127.0.0.1:{free_port()}"

    assert not is_demo_scanner()
    with pytest.raises(ScannerUnavailable):
        chosen_scanner().scan(BytesIO(b"a letter"))


@pytest.mark.usefixtures("demo")
def test_demo_without_a_clamd_nearby_has_the_stand_in() -> None:
    assert is_demo_scanner()
    assert chosen_scanner().version() == "demo scanner"


@pytest.mark.usefixtures("demo")
def test_demo_takes_a_clamd_nearby(monkeypatch: pytest.MonkeyPatch) -> None:
    with fake_clamd(answering(b"PONG\n")) as url:
        monkeypatch.setattr(scanner, "USUAL_ADDRESS", url)

        assert isinstance(chosen_scanner(), ClamdScanner)


@pytest.mark.usefixtures("demo")
def test_demo_takes_nothing_else_for_a_clamd(monkeypatch: pytest.MonkeyPatch) -> None:
    with fake_clamd(answering(b"HTTP/1.1 400 Bad Request\n")) as url:
        monkeypatch.setattr(scanner, "USUAL_ADDRESS", url)

        assert is_demo_scanner()


@pytest.mark.parametrize(
    ("content", "signature"),
    [
        (samples.pdf_with_attachment(samples.eicar()), "Eicar-Test-Signature"),
        (samples.pdf(), ""),
    ],
    ids=["attached", "clean"],
)
def test_stand_in_finds_eicar_in_a_pdf(content: bytes, signature: str) -> None:
    assert DemoScanner().scan(BytesIO(content)).signature == signature


def test_stand_in_that_dies_has_not_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_scanner, "JOB", "os:abort")

    with pytest.raises(ScannerUnavailable):
        DemoScanner().scan(BytesIO(samples.pdf()))


@pytest.mark.needs("clamd")
def test_real_clamd_names_itself_and_its_signatures() -> None:
    assert chosen_scanner().version().startswith("ClamAV ")


@pytest.mark.needs("clamd")
@pytest.mark.parametrize(
    ("content", "signature"),
    [
        (samples.eicar(), "Eicar-Test-Signature"),
        (samples.zip_file(samples.eicar()), "Eicar-Test-Signature"),
        (samples.pdf_with_attachment(samples.eicar()), "Eicar-Test-Signature"),
        (samples.pdf(), ""),
        (samples.jpeg(), ""),
        (samples.encrypted_pdf("geheim"), ""),
        (b"", ""),
    ],
    ids=["bare", "zipped", "attached", "pdf", "photo", "encrypted", "empty"],
)
def test_real_clamd_finds_eicar_wherever_it_is(content: bytes, signature: str) -> None:
    found = chosen_scanner().scan(BytesIO(content)).signature

    assert found.removesuffix(".UNOFFICIAL") == signature


@pytest.mark.needs("clamd")
def test_what_is_too_long_for_clamd_is_not_scanned() -> None:
    too_long = BytesIO(samples.pdf() + bytes(61 << 20))

    with pytest.raises(ScannerUnavailable):
        chosen_scanner().scan(too_long)
