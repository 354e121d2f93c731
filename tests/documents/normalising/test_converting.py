"""Any mix of sources becomes one PDF with nothing of theirs but the picture."""

import io
import tempfile

import pytest
from PIL import Image
from pypdf import PdfReader

from documents.normalising.converting import Source, convert
from documents.normalising.limits import Limits
from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.sandboxing.sandbox import SandboxDied
from documents.recognising import Kind
from tests import samples
from tests.documents.normalising.rendered import (
    colour,
    converted,
    is_near,
    pages,
    source,
)


def test_keeps_the_citizens_order() -> None:
    mixed = pages(
        converted(samples.jpeg(), samples.pdf(), samples.tiff(pages=2), samples.png())
    )

    corners = [colour(page, 0.1, 0.1) for page in mixed]
    wanted = [samples.RED, *[samples.WHITE] * 2, (0,) * 3, (40,) * 3, samples.RED]
    assert all(map(is_near, corners, wanted))


def test_says_what_it_did() -> None:
    with tempfile.TemporaryFile() as output:
        done = convert([source(samples.pdf(pages=2))], output, title="Attest")

        assert output.read(5) == b"%PDF-"
    assert done.page_count == 2
    assert done.cpu_seconds > 0
    assert 10 < done.peak_mib < 500
    assert done.protection["resource_limits"]


def test_replaces_what_the_output_held() -> None:
    output = io.BytesIO(b"x" * 1_000_000)

    convert([source(samples.png())], output, title="Attest")

    assert output.getvalue().rstrip().endswith(b"%%EOF")


def test_keeps_nothing_that_is_written_in_a_picture() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamerahersteller"
    content = samples.saved(
        samples.picture(), "JPEG", exif=exif, comment=b"<script>", xmp=b"<secret/>"
    )

    result = converted(content)

    for word in (b"Kamerahersteller", b"<script>", b"<secret/>", b"Exif"):
        assert word in content
        assert word not in result


def test_keeps_nothing_that_is_attached_to_a_pdf() -> None:
    content = samples.pdf_with_attachment(b"payload", compressed=False)

    result = converted(content)

    assert b"payload" in content
    assert b"payload" not in result
    assert not PdfReader(io.BytesIO(result)).attachments


def test_names_the_source_that_is_to_blame() -> None:
    output = io.BytesIO()
    sources = [samples.png(), samples.encrypted_pdf("geheim"), samples.png()]

    with pytest.raises(Unreadable) as refused:
        convert([source(content) for content in sources], output, title="Lohn")

    assert (refused.value.reason, refused.value.source) == (Reason.ENCRYPTED, 1)


def test_counts_the_pages_of_all_sources_together() -> None:
    with pytest.raises(Unreadable) as refused:
        converted(*[samples.tiff(pages=200, size=(3, 3))] * 3)

    assert refused.value.reason is Reason.TOO_MANY_PAGES


def test_refuses_nothing_at_all() -> None:
    with pytest.raises(Unreadable) as none:
        converted()
    with pytest.raises(Unreadable) as empty:
        convert([Source(io.BytesIO(), Kind.PNG)], io.BytesIO(), title="Lohn")

    assert none.value.reason is empty.value.reason is Reason.EMPTY


def test_refuses_a_result_that_is_too_large() -> None:
    noise = samples.saved(Image.effect_noise((900, 900), 90), "PNG")

    with pytest.raises(Unreadable) as refused:
        convert(
            [source(noise)],
            io.BytesIO(),
            title="Lohn",
            limits=Limits(output_bytes=20_000),
        )

    assert refused.value.reason is Reason.TOO_LARGE


def test_refuses_what_needs_too_much_memory() -> None:
    with pytest.raises((Unreadable, SandboxDied)) as refused:
        convert(
            [source(samples.saved(Image.new("RGB", (9000, 9000)), "PNG"))],
            io.BytesIO(),
            title="Lohn",
            limits=Limits(memory_bytes=400 * 1024 * 1024),
        )

    assert isinstance(refused.value, Unreadable)
    assert refused.value.reason is Reason.TOO_COMPLEX


def test_ends_what_takes_too_long_before_it_has_to_be_killed() -> None:
    photo = samples.saved(Image.effect_noise((4000, 3000), 60), "JPEG", quality=95)

    with pytest.raises(Unreadable) as refused:
        convert(
            [source(photo)],
            io.BytesIO(),
            title="Lohn",
            limits=Limits(cpu_seconds=0.05, cpu_seconds_per_page=0),
        )

    assert refused.value.reason is Reason.TOO_COMPLEX
    assert refused.value.cpu_seconds > 0
