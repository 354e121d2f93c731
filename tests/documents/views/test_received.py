"""/documents/<reference>/received/: it has arrived, with number and time."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from documents.lifecycle import Status
from documents.models import Document
from tests.cast import NOON, Cast
from tests.documents.sending import row

SignIn = Callable[[object], Client]


def url(document: Document) -> str:
    return reverse("documents:received", args=[document.reference])


def test_confirms_with_number_and_local_time(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina, Status.RECEIVED, received_at=NOON)

    response = sign_in(cast.amina).get(url(document))

    page = response.content.decode()
    assert response.status_code == 200
    assert document.reference in page
    assert "<bdi>13:00</bdi>" in page


def test_state_moves_on_by_itself(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina, Status.RECEIVED)

    page = sign_in(cast.amina).get(url(document)).content.decode()

    state = reverse("documents:detail", args=[document.reference])
    assert f'data-refresh-url="{state}"' in page


def test_can_be_looked_at_later(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina, Status.ACCEPTED)

    assert sign_in(cast.amina).get(url(document)).status_code == 200


def test_refuses_post(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).post(url(row(cast.amina))).status_code == 405


def test_sends_a_stranger_to_the_sign_in(cast: Cast, client: Client) -> None:
    assert client.get(url(row(cast.amina))).status_code == 302


@pytest.mark.parametrize("person", ["bernd", "chris", "carla", "dora", "alex"])
def test_is_for_nobody_else(cast: Cast, sign_in: SignIn, person: str) -> None:
    document = row(cast.amina)

    assert sign_in(getattr(cast, person)).get(url(document)).status_code == 404


def test_wrong_number_is_no_page(cast: Cast, sign_in: SignIn) -> None:
    wrong = reverse("documents:received", args=["0000-0000"])

    assert sign_in(cast.amina).get(wrong).status_code == 404
