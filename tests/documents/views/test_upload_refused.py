"""What is not taken is refused at the form, and nothing of it is stored."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents import allowance
from documents.models import Document, SourceFile
from tests import samples
from tests.cast import PDF, Cast
from tests.documents.conftest import Shelf
from tests.documents.sending import row, upload
from tests.documents.views.sending import SignIn, send

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
REFUSED = {
    "archive.zip": samples.zip_file(),
    "brief.docx": samples.zip_file(b"<w:document/>"),
    "photo.jpg": samples.text(),
    "eicar.pdf": samples.eicar(),
    "eicar.zip": samples.zip_file(samples.eicar()),
    "empty.pdf": b"",
    "drawing.svg": SVG,
    "page.pdf": HTML,
    "program.pdf": b"MZ\x90\0" + bytes(60),
    "polyglot.pdf": samples.zip_file(PDF),
}


@pytest.mark.parametrize("name", REFUSED)
def test_other_kind_is_refused_and_nothing_stored(
    cast: Cast, sign_in: SignIn, shelf: Shelf, name: str
) -> None:
    row(cast.amina)

    response = send(sign_in(cast.amina), [upload(REFUSED[name], name)])

    assert response.status_code == 422
    assert "files" in response.context["form"].errors
    assert (Document.objects.count(), SourceFile.objects.count()) == (1, 0)
    assert shelf("quarantine") == set()


def test_one_wrong_file_refuses_the_right_ones_too(
    cast: Cast, sign_in: SignIn, shelf: Shelf
) -> None:
    files = [upload(PDF), upload(samples.text(), "photo.jpg")]

    assert send(sign_in(cast.amina), files).status_code == 422
    assert not Document.objects.exists()
    assert shelf("quarantine") == set()


@pytest.mark.parametrize("field", ["files", "photos"])
def test_no_file_where_it_belongs_is_no_receipt(
    cast: Cast, sign_in: SignIn, field: str
) -> None:
    sent: dict[str, Any] = {} if field == "files" else {field: upload()}

    response = send(sign_in(cast.amina), [], **sent)

    assert response.status_code == 422
    assert response.context["form"].errors.as_data()["files"][0].code == "required"
    assert not Document.objects.exists()


@pytest.mark.parametrize("name", ["", ".", "..", "/"])
def test_part_that_is_dropped_for_its_name_is_no_receipt(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    part = (
        f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        f"Content-Type: application/pdf\r\n\r\n{PDF.decode()}\r\n"
        '--b\r\nContent-Disposition: form-data; name="document_type"\r\n\r\n'
        "pay_slips\r\n--b--\r\n"
    )

    response = sign_in(cast.amina).post(
        "/documents/upload/", part.encode(), "multipart/form-data; boundary=b"
    )

    assert response.status_code == 422
    assert not Document.objects.exists()


def test_what_was_typed_is_kept_for_the_next_try(cast: Cast, sign_in: SignIn) -> None:
    response = send(
        sign_in(cast.amina),
        [upload(samples.text())],
        title="Lohn <August>",
        note="zweite Seite folgt",
        submission_key="my-key",
    )

    page = response.content.decode()
    assert 'value="Lohn &lt;August&gt;"' in page
    assert "zweite Seite folgt" in page
    assert 'value="my-key"' in page


@pytest.mark.parametrize("fields", [{"document_type": ""}, {"document_type": "x"}])
def test_type_has_to_be_chosen(
    cast: Cast, sign_in: SignIn, fields: dict[str, Any]
) -> None:
    response = send(sign_in(cast.amina), **fields)

    assert response.status_code == 422
    assert "document_type" in response.context["form"].errors


def refused(browser: Any, files: Sequence[SimpleUploadedFile] | None = None) -> bool:
    """Say whether the form came back with an error and no document was made."""
    response = send(browser, files)
    errors = response.context["form"].errors if response.context else {}
    return response.status_code == 422 and bool(errors)


def test_allowance_of_a_day_is_explained(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "FILES_A_DAY", 1)
    browser = sign_in(cast.amina)

    assert send(browser).status_code == 302
    assert refused(browser)
    assert Document.objects.count() == 1


@pytest.mark.usefixtures("store_away")
def test_store_away_is_explained_and_nothing_confirmed(
    cast: Cast, sign_in: SignIn
) -> None:
    assert refused(sign_in(cast.amina))
    assert not Document.objects.exists()
