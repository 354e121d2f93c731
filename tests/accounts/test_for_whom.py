"""Every request asks whether the mandate in the session is still in force."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.messages import WARNING, get_messages
from django.test import Client
from django.utils import timezone

from accounts import mandates
from tests.accounts.acting import act_for, mandate, person_on
from tests.cast import Cast, document

SignIn = Callable[[object], Client]


@pytest.mark.parametrize(
    "url", ["/", "/documents/", "/documents/upload/", "/decisions/", "/accounts/me/"]
)
def test_an_ended_mandate_leads_back_to_oneself(
    cast: Cast, sign_in: SignIn, url: str
) -> None:
    browser, given = sign_in(cast.bernd), mandate(cast.bernd, cast.amina)
    act_for(browser, given)
    mandates.revoke(given, by=cast.amina, at=timezone.now())

    response = browser.get(url)

    assert (response.status_code, response["Location"]) == (302, "/")
    assert [m.level for m in get_messages(response.wsgi_request)] == [WARNING]
    assert person_on(browser) == cast.bernd


def test_the_day_after_the_last_day_is_too_late(cast: Cast, sign_in: SignIn) -> None:
    browser, given = sign_in(cast.bernd), mandate(cast.bernd, cast.amina)
    act_for(browser, given)
    given.expires_on = timezone.localdate() - timedelta(days=1)
    given.save()

    assert browser.get("/documents/")["Location"] == "/"


def test_what_was_visible_is_not_there_any_more(cast: Cast, sign_in: SignIn) -> None:
    browser, given = sign_in(cast.bernd), mandate(cast.bernd, cast.amina)
    paper = f"/documents/{document(cast.amina).reference}/"
    act_for(browser, given)
    assert browser.get(paper).status_code == 200
    mandates.revoke(given, by=cast.bernd, at=timezone.now())

    assert browser.get(paper).status_code == 302
    assert browser.get(paper).status_code == 404


def test_whoever_signs_out_is_signed_out(cast: Cast, sign_in: SignIn) -> None:
    browser, given = sign_in(cast.bernd), mandate(cast.bernd, cast.amina)
    act_for(browser, given)
    mandates.revoke(given, by=cast.amina, at=timezone.now())

    response = browser.post("/accounts/logout/")

    assert response["Location"] == "/accounts/login/"
    assert "/login/" in browser.get("/documents/")["Location"]


def test_another_sign_in_in_the_same_browser_acts_for_itself(
    cast: Cast, sign_in: SignIn
) -> None:
    act_for(sign_in(cast.bernd), mandate(cast.bernd, cast.amina))

    assert person_on(sign_in(cast.chris)) == cast.chris
