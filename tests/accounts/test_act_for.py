"""/accounts/acting/: choosing for whom to act."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.accounts.acting import URL, act_for, events, mandate, person_on
from tests.cast import NOON, Cast
from tests.conftest import https_client

SignIn = Callable[[object], Client]


def test_acts_for_the_chosen_person_and_says_so(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.bernd)

    response = act_for(browser, mandate(cast.bernd, cast.amina))

    assert (response.status_code, response["Location"]) == (302, "/")
    assert person_on(browser) == cast.amina
    for page in ("/", "/documents/", "/decisions/", "/accounts/mandates/"):
        assert 'id="acting"' in browser.get(page).content.decode()


def test_acts_for_oneself_again(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.bernd)
    act_for(browser, mandate(cast.bernd, cast.amina))

    act_for(browser, None)

    assert person_on(browser) == cast.bernd
    assert 'id="acting"' not in browser.get("/").content.decode()


def test_changes_from_one_person_to_the_next(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.bernd)
    act_for(browser, mandate(cast.bernd, cast.amina))

    act_for(browser, mandate(cast.bernd, cast.chris))

    assert person_on(browser) == cast.chris


def test_choosing_the_same_person_again_is_told_once(
    cast: Cast, sign_in: SignIn
) -> None:
    given, browser = mandate(cast.bernd, cast.amina), sign_in(cast.bernd)
    for _ in range(3):
        act_for(browser, given)

    assert len(events("mandate.used")) == 1
    assert person_on(browser) == cast.amina


@pytest.mark.parametrize("chosen", ["b741211f-ee97-435b-9c94-c6222a5a8fa6", "nonsense"])
def test_what_is_no_mandate_is_not_there(
    cast: Cast, sign_in: SignIn, chosen: str
) -> None:
    browser = sign_in(cast.bernd)

    assert browser.post(URL, {"mandate": chosen}).status_code == 404
    assert person_on(browser) == cast.bernd


def test_is_only_posted(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.bernd).get(URL).status_code == 405


def test_sends_a_stranger_to_the_sign_in(client: Client, cast: Cast) -> None:
    response = act_for(client, mandate(cast.bernd, cast.amina))

    assert "/login/" in response["Location"]


@pytest.mark.parametrize("person", ["carla", "selma", "alex"])
def test_is_for_citizens(cast: Cast, sign_in: SignIn, person: str) -> None:
    assert sign_in(getattr(cast, person)).post(URL).status_code in {302, 404}


def test_needs_the_token_of_our_own_page(cast: Cast) -> None:
    browser = https_client()
    browser.handler.enforce_csrf_checks = True
    browser.force_login(cast.bernd)

    assert act_for(browser, mandate(cast.bernd, cast.amina)).status_code == 403


def test_a_mandate_that_is_over_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    over = mandate(cast.bernd, cast.amina, revoked_at=NOON)

    assert act_for(sign_in(cast.bernd), over).status_code == 404
