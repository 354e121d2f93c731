"""The PDF inside the review screen: shown by us, to us, and every look recorded."""

from collections.abc import Mapping

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from accounts.models import AuditEvent
from documents.lifecycle import SHOWABLE, Status
from documents.views.files import FILE_POLICY
from tests.cast import PDF, Cast, document
from tests.documents.admin.pages import NOBODY, SignIn, events, page, stored
from tests.documents.sending import row


def test_shows_the_pdf_in_our_own_frame(cast: Cast, sign_in: SignIn) -> None:
    sent = document(cast.amina)

    response = sign_in(cast.dora).get(page("file", sent))

    headers: Mapping[str, str] = response.headers
    assert (response.status_code, response.getvalue()) == (200, PDF)
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("inline; ")
    assert headers["Content-Security-Policy"] == FILE_POLICY
    assert "frame-ancestors 'self'" in FILE_POLICY
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_each_look_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sent, browser = document(cast.amina), sign_in(cast.carla)

    for _ in range(2):
        assert browser.get(page("file", sent)).getvalue()

    looks = AuditEvent.objects.filter(event="document.seen", object_id=sent.pk)
    assert [look.actor for look in looks] == [cast.carla] * 2
    assert [look.subject for look in looks] == [cast.amina] * 2
    assert {look.facts["purpose"] for look in looks} == {"casework"}
    assert stored(sent).opened_at is not None


@pytest.mark.parametrize("status", sorted(set(Status) - SHOWABLE))
def test_there_is_no_file_before_it_is_normalised(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    sent = row(cast.amina, status, key="ab/abc", sha256="x", page_count=1)

    assert sign_in(cast.carla).get(page("file", sent)).status_code == 404
    assert events(sent) == []


@pytest.mark.parametrize("person", ["alex", "emil"])
def test_administrator_and_other_offices_do_not_read_it(
    cast: Cast, sign_in: SignIn, person: str
) -> None:
    sent = document(cast.amina)

    answer = sign_in(getattr(cast, person)).get(page("file", sent))

    assert answer.status_code == 404
    assert events(sent) == []


@pytest.mark.parametrize("person", [None, "amina"])
def test_is_for_staff_only(cast: Cast, client: Client, person: str | None) -> None:
    sent = document(cast.amina)
    if person:
        client.force_login(getattr(cast, person))

    assert client.get(page("file", sent)).status_code == 302


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_refuses_other_methods(cast: Cast, sign_in: SignIn, method: str) -> None:
    sent = document(cast.amina)

    answer = getattr(sign_in(cast.carla), method)(page("file", sent))

    assert answer.status_code == 405


def test_wrong_id_is_no_file(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.carla).get(page("file", NOBODY)).status_code == 404


def test_changed_bytes_are_not_shown_and_no_look(cast: Cast, sign_in: SignIn) -> None:
    sent = document(cast.amina)
    storages["evidence"].delete(sent.key)
    storages["evidence"].save(sent.key, ContentFile(b"%PDF-1.7 of somebody else"))

    response = sign_in(cast.carla).get(page("file", sent))

    assert response.status_code == 503
    assert events(sent) == []
