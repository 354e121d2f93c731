"""The server has loaded and tried all that a document will need."""

import io
from collections.abc import Iterator

import pytest

from documents.normalising import converting
from documents.normalising.sandboxing import own_server, warming
from documents.normalising.sandboxing.forking import ForkServer
from tests import samples
from tests.documents.normalising.rendered import source
from tests.documents.normalising.sandboxing.sandboxes import INSIDE


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    started = ForkServer(modules=[INSIDE])
    yield started
    started.stop()


CONTENTS = {
    "jpeg": samples.jpeg(),
    "png": samples.png(),
    "heic": samples.heic(),
    "tiff": samples.tiff(pages=2),
    "pdf": samples.pdf(),
    "attachment": samples.pdf_with_attachment(b"payload"),
    "encrypted": samples.encrypted_pdf(""),
    **{
        kind: samples.saved(samples.picture(), kind)
        for kind in ("webp", "gif", "bmp", "avif")
    },
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_document_loads_nothing(
    server: ForkServer, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_server._own, "server", server)
    monkeypatch.setattr(converting, "JOB", f"{INSIDE}:convert")

    # Would raise SandboxDied with the modules' names.
    assert converting.convert([source(CONTENTS[kind])], io.BytesIO(), title="Lohn")


def test_the_rehearsal_goes_well() -> None:
    warming.rehearse()
