"""/documents/<reference>/: one document and where it is now."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from documents.lifecycle import OWNER, REPLACEABLE, SHOWABLE, Owner, Status
from documents.models import Document
from tests import samples
from tests.cast import NOON, Cast
from tests.documents.sending import received, row

SignIn = Callable[[object], Client]
FETCH = {"X-Requested-With": "fetch"}


def url(document: Document) -> str:
    return f"/documents/{document.reference}/"


def shown(browser: Client, document: Document) -> str:
    response = browser.get(url(document))
    assert response.status_code == 200
    page: str = response.content.decode()
    return page


def test_has_the_address_that_letters_name(cast: Cast) -> None:
    document = row(cast.amina)

    assert reverse("documents:detail", args=[document.reference]) == url(document)


@pytest.mark.parametrize("status", Status)
def test_offers_in_each_status_what_can_be_done(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    document = row(cast.amina, status, note="zwei\nZeilen <b>")

    page = shown(sign_in(cast.amina), document)

    assert ("data-refresh-url" in page) == (OWNER[status] is Owner.SYSTEM)
    assert (f"replaces={document.reference}" in page) == (status in REPLACEABLE)
    assert (url(document) + "file" in page) == (status in SHOWABLE)
    assert (url(document) + "withdraw/" in page) == (status == Status.QUEUED)
    assert "zwei<br>Zeilen &lt;b&gt;" in page


def test_opened_document_cannot_be_taken_back(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina, opened_at=NOON)

    assert "withdraw" not in shown(sign_in(cast.amina), document)


def test_reason_is_in_the_language_of_the_reader(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina, Status.RETURNED, return_note="Seite 2 <fehlt>")

    page = shown(sign_in(cast.amina), document)

    reason = document.return_reason
    assert reason is not None
    with translation.override("tr"):
        assert reason.name in page
        assert reason.advice in page
    with translation.override("de"):
        assert reason.advice not in page
    assert "Seite 2 &lt;fehlt&gt;" in page


def test_failed_file_is_named_as_the_person_called_it(
    cast: Cast, sign_in: SignIn
) -> None:
    facts = {"failure": "encrypted", "failed_source": 1}
    document = received(
        cast.amina, samples.pdf(), samples.jpeg(), status=Status.UNREADABLE, **facts
    )

    page = shown(sign_in(cast.amina), document)

    assert "seite-1" in page
    assert "seite-0" not in page


def test_signature_of_a_virus_is_nobodys_business(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina, Status.INFECTED, failure="Win.Trojan.Agent")

    assert "Trojan" not in shown(sign_in(cast.amina), document)


def test_old_and_new_version_name_each_other(cast: Cast, sign_in: SignIn) -> None:
    old = row(cast.amina, Status.RETURNED)
    new = row(cast.amina, replaces=old)
    browser = sign_in(cast.amina)

    assert url(new) in shown(browser, old)
    assert f"replaces={old.reference}" not in shown(browser, old)
    assert url(old) in shown(browser, new)


def test_asked_by_the_page_itself_it_answers_with_the_state_alone(
    cast: Cast, sign_in: SignIn
) -> None:
    document = row(cast.amina, Status.CLEAN)

    page = sign_in(cast.amina).get(url(document), headers=FETCH).content.decode()

    assert "data-refresh-url" in page
    assert "<html" not in page


def test_is_found_as_it_is_read_aloud(cast: Cast, sign_in: SignIn) -> None:
    row(cast.amina, reference="10AB-CDEF")
    browser = sign_in(cast.amina)

    for typed in ("10AB-CDEF", "10ab-cdef", "10abcdef", "1Oab-cdef", "lOabcdef"):
        assert browser.get(f"/documents/{typed}/").status_code == 200


def test_refuses_post(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).post(url(row(cast.amina))).status_code == 405


def test_sends_a_stranger_to_the_sign_in(cast: Cast, client: Client) -> None:
    response = client.get(url(row(cast.amina)))

    assert (response.status_code, response["Location"][:16]) == (
        302,
        "/accounts/login/",
    )


@pytest.mark.parametrize("person", ["bernd", "chris", "carla", "dora", "alex"])
def test_is_for_nobody_else(cast: Cast, sign_in: SignIn, person: str) -> None:
    document = row(cast.amina)

    assert sign_in(getattr(cast, person)).get(url(document)).status_code == 404


@pytest.mark.parametrize("wrong", ["0000-0000", "7K3M-92QU", "x", "upload/x", "%00"])
def test_wrong_number_is_no_page(cast: Cast, sign_in: SignIn, wrong: str) -> None:
    assert sign_in(cast.amina).get(f"/documents/{wrong}/").status_code == 404
