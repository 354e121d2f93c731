"""/documents/: what one has sent, the newest first."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.lifecycle import OWNER, Owner, Status
from documents.views.reading import PER_PAGE
from tests.cast import NOON, Cast
from tests.documents.sending import row

SignIn = Callable[[object], Client]
URL = "/documents/"
FETCH = {"X-Requested-With": "fetch"}


def test_has_the_address_that_letters_name() -> None:
    assert reverse("documents:list") == URL


def test_shows_own_documents_the_newest_first(cast: Cast, sign_in: SignIn) -> None:
    old = row(cast.amina, received_at=NOON)
    new = row(cast.amina, received_at=NOON + timedelta(days=1))

    response = sign_in(cast.amina).get(URL)

    assert list(response.context["page"]) == [new, old]
    page = response.content.decode()
    assert page.index(new.reference) < page.index(old.reference)
    assert reverse("documents:detail", args=[new.reference]) in page


def test_shows_nobody_elses(cast: Cast, sign_in: SignIn) -> None:
    strange = row(cast.bernd)

    page = sign_in(cast.amina).get(URL).content.decode()

    assert strange.reference not in page


def test_says_so_if_there_is_none(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.amina).get(URL)

    assert response.status_code == 200
    assert reverse("documents:upload") in response.content.decode()


def test_refuses_post(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).post(URL).status_code == 405


def test_sends_a_stranger_to_the_sign_in(client: Client, db: None) -> None:
    del db
    response = client.get(URL)

    assert response.status_code == 302
    assert response["Location"] == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("person", ["carla", "alex"])
def test_is_not_for_staff(cast: Cast, sign_in: SignIn, person: str) -> None:
    assert sign_in(getattr(cast, person)).get(URL).status_code == 404


@pytest.mark.parametrize("page", ["2", "99", "0", "-1", "x", "%00", ""])
def test_turns_pages_and_takes_any_number(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    for _ in range(PER_PAGE + 1):
        row(cast.amina)

    response = sign_in(cast.amina).get(f"{URL}?page={page}")

    assert response.status_code == 200
    assert len(response.context["page"]) in {1, PER_PAGE}


def test_second_page_has_the_rest(cast: Cast, sign_in: SignIn) -> None:
    sent = {row(cast.amina).reference for _ in range(PER_PAGE + 3)}
    browser = sign_in(cast.amina)

    pages = [browser.get(URL, {"page": number}) for number in (1, 2)]

    shown = [{d.reference for d in page.context["page"]} for page in pages]
    assert shown[0] | shown[1] == sent
    assert [len(page) for page in shown] == [PER_PAGE, 3]


@pytest.mark.parametrize("status", Status)
def test_asks_again_while_the_system_is_at_work(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    row(cast.amina, status)

    page = sign_in(cast.amina).get(URL).content.decode()

    assert ("data-refresh-url" in page) == (OWNER[status] is Owner.SYSTEM)


def test_asked_by_the_page_itself_it_answers_with_the_list_alone(
    cast: Cast, sign_in: SignIn
) -> None:
    document = row(cast.amina)

    page = sign_in(cast.amina).get(URL, headers=FETCH).content.decode()

    assert document.reference in page
    assert "<html" not in page


def test_is_kept_by_no_cache(cast: Cast, sign_in: SignIn) -> None:
    assert "no-store" in sign_in(cast.amina).get(URL)["Cache-Control"]


def test_number_of_queries_does_not_grow(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(URL).status_code == 200
        return len(captured)

    row(cast.amina, Status.RETURNED)
    # The first page of a session starts its clocks.
    queries()
    few = queries()
    for status in Status:
        row(cast.amina, status, failed_source=None)
        row(cast.amina, replaces=row(cast.amina, Status.RETURNED))

    assert queries() == few
