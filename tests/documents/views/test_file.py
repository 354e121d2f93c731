"""/documents/<reference>/file: the normalised PDF, and nothing else."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from accounts.models import AuditEvent
from documents.lifecycle import SHOWABLE, Status
from documents.models import Document
from documents.views.files import FILE_POLICY
from tests.cast import PDF, Cast, document
from tests.documents.sending import row

SignIn = Callable[[object], Client]


def url(of: Document) -> str:
    return f"/documents/{of.reference}/file"


@pytest.mark.parametrize("status", sorted(SHOWABLE))
def test_hands_out_the_normalised_pdf(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    response = sign_in(cast.amina).get(url(document(cast.amina, status)))

    assert (response.status_code, response.getvalue()) == (200, PDF)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(PDF))


@pytest.mark.parametrize("status", sorted(set(Status) - SHOWABLE))
def test_there_is_no_file_before_it_is_normalised(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    waiting = row(cast.amina, status, key="ab/abc", sha256="x", page_count=1)

    assert sign_in(cast.amina).get(url(waiting)).status_code == 404


def test_is_an_attachment_that_runs_nothing(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.amina).get(url(document(cast.amina)))

    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == FILE_POLICY
    assert FILE_POLICY.startswith("sandbox; default-src 'none';")
    assert "no-store" in response["Cache-Control"]
    assert response.getvalue()


def test_head_says_the_same_without_the_file(cast: Cast, sign_in: SignIn) -> None:
    sent, browser = document(cast.amina), sign_in(cast.amina)

    head, get = browser.head(url(sent)), browser.get(url(sent))

    assert (head.status_code, head.getvalue()) == (200, b"")
    for name in ("Content-Type", "Content-Length", "Content-Disposition"):
        assert head[name] == get[name]
    assert get.getvalue()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_refuses_other_methods(cast: Cast, sign_in: SignIn, method: str) -> None:
    sent = document(cast.amina)

    assert getattr(sign_in(cast.amina), method)(url(sent)).status_code == 405


def test_sends_a_stranger_to_the_sign_in(cast: Cast, client: Client) -> None:
    assert client.get(url(document(cast.amina))).status_code == 302


@pytest.mark.parametrize("person", ["bernd", "chris", "carla", "dora", "alex"])
def test_is_for_nobody_else(cast: Cast, sign_in: SignIn, person: str) -> None:
    sent = document(cast.amina)

    assert sign_in(getattr(cast, person)).get(url(sent)).status_code == 404


def test_wrong_number_is_no_file(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get("/documents/0000-0000/file").status_code == 404


def test_own_download_is_no_look_of_the_office(cast: Cast, sign_in: SignIn) -> None:
    sent = document(cast.amina)

    assert sign_in(cast.amina).get(url(sent)).getvalue()

    assert Document.objects.get(pk=sent.pk).opened_at is None
    assert not AuditEvent.objects.filter(object_id=sent.pk).exists()


def test_changed_bytes_are_not_handed_out(cast: Cast, sign_in: SignIn) -> None:
    sent = document(cast.amina)
    storages["evidence"].delete(sent.key)
    storages["evidence"].save(sent.key, ContentFile(b"%PDF-1.7 of somebody else"))

    response = sign_in(cast.amina).get(url(sent))

    assert response.status_code == 503
    assert b"somebody else" not in response.content
