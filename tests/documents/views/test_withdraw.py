"""/documents/<reference>/withdraw/: taking back what nobody has opened."""

from collections.abc import Callable

import pytest
from django.contrib.messages import WARNING, get_messages
from django.test import Client
from django.urls import reverse

from documents.lifecycle import Status
from documents.models import Document
from tests.cast import NOON, Cast
from tests.conftest import https_client
from tests.documents.sending import row

SignIn = Callable[[object], Client]


def url(document: Document) -> str:
    return reverse("documents:withdraw", args=[document.reference])


def status(document: Document) -> str:
    return Document.objects.get(pk=document.pk).status


def test_takes_it_back_and_shows_it(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina)

    response = sign_in(cast.amina).post(url(document))

    assert status(document) == Status.WITHDRAWN
    assert response["Location"] == reverse(
        "documents:detail", args=[document.reference]
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"opened_at": NOON},
        {"status": Status.RECEIVED},
        {"status": Status.ACCEPTED},
        {"status": Status.WITHDRAWN},
    ],
)
def test_too_late_is_a_warning_and_changes_nothing(
    cast: Cast, sign_in: SignIn, facts: dict[str, object]
) -> None:
    document = row(cast.amina, **facts)  # type: ignore[arg-type]

    response = sign_in(cast.amina).post(url(document))

    assert response.status_code == 302
    assert status(document) == document.status
    assert [m.level for m in get_messages(response.wsgi_request)] == [WARNING]


def test_second_click_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    document, browser = row(cast.amina), sign_in(cast.amina)

    answers = [browser.post(url(document)).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert status(document) == Status.WITHDRAWN


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_refuses_other_methods(cast: Cast, sign_in: SignIn, method: str) -> None:
    document = row(cast.amina)

    answer = getattr(sign_in(cast.amina), method)(url(document))

    assert (answer.status_code, status(document)) == (405, Status.QUEUED)


def test_sends_a_stranger_to_the_sign_in(cast: Cast, client: Client) -> None:
    document = row(cast.amina)

    assert client.post(url(document)).status_code == 302
    assert status(document) == Status.QUEUED


@pytest.mark.parametrize("person", ["bernd", "chris", "carla", "dora", "alex"])
def test_is_for_nobody_else(cast: Cast, sign_in: SignIn, person: str) -> None:
    document = row(cast.amina)

    assert sign_in(getattr(cast, person)).post(url(document)).status_code == 404
    assert status(document) == Status.QUEUED


def test_wrong_number_is_no_page(cast: Cast, sign_in: SignIn) -> None:
    wrong = reverse("documents:withdraw", args=["0000-0000"])

    assert sign_in(cast.amina).post(wrong).status_code == 404


def test_needs_the_token_of_our_own_page(cast: Cast) -> None:
    document, browser = row(cast.amina), https_client()
    browser.handler.enforce_csrf_checks = True
    browser.force_login(cast.amina)

    assert browser.post(url(document)).status_code == 403
    assert status(document) == Status.QUEUED
