"""/accounts/mandates/<id>/revoke/: one click ends it, from either side."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Mandate
from tests.accounts.acting import act_for, mandate, person_on
from tests.cast import Cast
from tests.conftest import https_client

SignIn = Callable[[object], Client]


def url(given: Mandate) -> str:
    return f"/accounts/mandates/{given.pk}/revoke/"


def is_over(given: Mandate) -> bool:
    return Mandate.objects.get(pk=given.pk).revoked_at is not None


@pytest.mark.parametrize("person", ["amina", "bernd"])
def test_either_side_ends_it(cast: Cast, sign_in: SignIn, person: str) -> None:
    given = mandate(cast.bernd, cast.amina)

    response = sign_in(getattr(cast, person)).post(url(given))

    assert response["Location"] == "/accounts/mandates/"
    assert is_over(given)


def test_who_gives_back_what_they_use_acts_for_themselves(
    cast: Cast, sign_in: SignIn
) -> None:
    browser, given = sign_in(cast.bernd), mandate(cast.bernd, cast.amina)
    act_for(browser, given)

    browser.post(url(given))

    assert browser.get("/documents/").status_code == 200
    assert person_on(browser) == cast.bernd


def test_a_second_click_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    browser, given = sign_in(cast.amina), mandate(cast.bernd, cast.amina)

    answers = [browser.post(url(given)).status_code for _ in range(2)]

    assert answers == [302, 302]


def test_a_strangers_mandate_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    given = mandate(cast.bernd, cast.amina)

    assert sign_in(cast.chris).post(url(given)).status_code == 404


def test_is_only_posted(cast: Cast, sign_in: SignIn) -> None:
    given = mandate(cast.bernd, cast.amina)

    assert sign_in(cast.amina).get(url(given)).status_code == 405
    assert not is_over(given)


def test_sends_a_stranger_to_the_sign_in(cast: Cast, client: Client) -> None:
    given = mandate(cast.bernd, cast.amina)

    assert "/login/" in client.post(url(given))["Location"]
    assert not is_over(given)


@pytest.mark.parametrize("person", ["chris", "carla", "selma", "alex"])
def test_is_for_nobody_else(cast: Cast, sign_in: SignIn, person: str) -> None:
    given = mandate(cast.bernd, cast.amina)

    sign_in(getattr(cast, person)).post(url(given))

    assert not is_over(given)


def test_wrong_id_is_no_page(cast: Cast, sign_in: SignIn) -> None:
    wrong = url(Mandate(agent=cast.bernd, principal=cast.amina))

    assert sign_in(cast.amina).post(wrong).status_code == 404


def test_needs_the_token_of_our_own_page(cast: Cast) -> None:
    given, browser = mandate(cast.bernd, cast.amina), https_client()
    browser.handler.enforce_csrf_checks = True
    browser.force_login(cast.amina)

    assert browser.post(url(given)).status_code == 403
    assert not is_over(given)
