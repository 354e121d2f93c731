"""/accounts/mandates/: who may act for me, for whom I may act, what was done."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import auditing
from accounts.models import User
from tests.accounts.acting import act_for, mandate
from tests.cast import NOON, Cast, citizen

SignIn = Callable[[object], Client]
URL = "/accounts/mandates/"


def test_shows_both_sides_and_how_to_end_each(cast: Cast, sign_in: SignIn) -> None:
    given = mandate(cast.bernd, cast.amina, expires_on=date(2030, 6, 30))
    held = mandate(cast.amina, cast.chris, kind="partner")

    response = sign_in(cast.amina).get(URL)

    page = response.content.decode()
    assert list(response.context["given"]) == [given]
    assert list(response.context["held"]) == [held]
    assert f"{URL}{given.pk}/revoke/" in page
    assert f"{URL}{held.pk}/revoke/" in page
    assert "2030" in page


def test_shows_nobody_elses_and_none_that_is_over(cast: Cast, sign_in: SignIn) -> None:
    mandate(cast.bernd, cast.chris)
    mandate(cast.bernd, cast.amina, revoked_at=NOON)
    mandate(cast.amina, cast.chris, expires_on=date(2020, 1, 1))

    response = sign_in(cast.amina).get(URL)

    assert not response.context["given"]
    assert not response.context["held"]


def test_tells_the_principal_what_was_done(cast: Cast, sign_in: SignIn) -> None:
    cast.bernd.given_name = "Bernadette"
    cast.bernd.save()
    given = mandate(cast.bernd, cast.amina)
    auditing.record(
        "document.read", on=given, by=cast.bernd, at=NOON, subject=cast.amina
    )

    response = sign_in(cast.amina).get(URL)

    assert len(response.context["deeds"]) == 1
    assert response.content.decode().count("Bernadette") == 3


def test_what_was_done_is_paged_and_never_pushed_out(
    cast: Cast, sign_in: SignIn
) -> None:
    given = mandate(cast.bernd, cast.amina)
    for minutes, event in enumerate(["decision.retrieved"] + ["mandate.used"] * 20):
        at = NOON + timedelta(minutes=minutes)
        auditing.record(event, on=given, by=cast.bernd, at=at, subject=cast.amina)
    browser = sign_in(cast.amina)

    first, second = browser.get(URL), browser.get(f"{URL}?page=2")

    assert len(first.context["deeds"]) == 20
    assert 'href="?page=2"' in first.content.decode()
    assert [deed.event for deed in second.context["deeds"]] == ["decision.retrieved"]


def test_is_about_oneself_while_acting_for_another(cast: Cast, sign_in: SignIn) -> None:
    given, browser = mandate(cast.bernd, cast.amina), sign_in(cast.bernd)
    mandate(cast.chris, cast.amina)
    act_for(browser, given)

    response = browser.get(URL)

    assert not response.context["given"]
    assert list(response.context["held"]) == [given]


def test_refuses_post(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).post(URL).status_code == 405


def test_sends_a_stranger_to_the_sign_in(cast: Cast, client: Client) -> None:
    del cast
    assert "/login/" in client.get(URL)["Location"]


@pytest.mark.parametrize("person", ["carla", "selma", "alex"])
def test_is_for_citizens(cast: Cast, sign_in: SignIn, person: str) -> None:
    response = sign_in(getattr(cast, person)).get(URL)

    assert response.status_code in {302, 404}


def test_number_of_queries_does_not_grow(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(URL).status_code == 200
        return len(captured)

    _represented_by(cast, cast.bernd)
    queries()
    few = queries()
    for name in ("Dilek", "Ernst", "Farida"):
        _represented_by(cast, citizen(name, cast.case))

    assert queries() == few


def _represented_by(cast: Cast, agent: User) -> None:
    given = mandate(agent, cast.amina)
    mandate(cast.amina, agent)
    auditing.record("mandate.used", on=given, by=agent, at=NOON, subject=cast.amina)
