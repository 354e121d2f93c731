"""/ for people who act for others: whom they may choose, and within what scope."""

from collections.abc import Callable

import pytest
from django.test import Client

from documents.lifecycle import Status
from documents.models import CaseMember
from tests.accounts.acting import act_for, mandate
from tests.cast import NOON, Cast, decision
from tests.documents.sending import row

SignIn = Callable[[object], Client]
UPLOAD = "/documents/upload/"


def test_offers_the_people_one_may_act_for(cast: Cast, sign_in: SignIn) -> None:
    given = mandate(cast.bernd, cast.amina)
    over = mandate(cast.bernd, cast.chris, revoked_at=NOON)

    page = sign_in(cast.bernd).get("/").content.decode()

    assert f'name="mandate" value="{given.pk}"' in page
    assert str(over.pk) not in page


def test_offers_nothing_to_who_acts_for_nobody(cast: Cast, sign_in: SignIn) -> None:
    mandate(cast.bernd, cast.amina)

    assert 'id="for-whom"' not in sign_in(cast.amina).get("/").content.decode()


def test_shows_only_people_to_who_has_no_case(cast: Cast, sign_in: SignIn) -> None:
    given, browser = mandate(cast.bernd, cast.amina), sign_in(cast.bernd)
    CaseMember.objects.filter(user=cast.bernd).delete()

    page = browser.get("/").content.decode()

    assert str(given.pk) in page
    assert UPLOAD not in page
    assert 'id="sent"' not in page


def test_shows_what_is_the_persons(cast: Cast, sign_in: SignIn) -> None:
    row(cast.bernd)
    paper, letter = row(cast.amina, Status.RETURNED), decision(cast.amina)
    browser = sign_in(cast.bernd)

    act_for(browser, mandate(cast.bernd, cast.amina))

    context = browser.get("/").context
    assert list(context["sent"]) == [paper]
    assert list(context["to_send_again"]) == [paper]
    assert list(context["new_decisions"]) == [letter]
    assert list(context["cases"]) == [cast.case]


@pytest.mark.parametrize(
    ("allowed", "shown"),
    [
        ("may_see", {'id="sent"'}),
        ("may_upload", {'id="sent"', UPLOAD}),
        ("may_read_decisions", {"/decisions/"}),
    ],
)
def test_shows_no_more_than_the_mandate_allows(
    cast: Cast, sign_in: SignIn, allowed: str, shown: set[str]
) -> None:
    nothing = dict.fromkeys(["may_see", "may_upload", "may_read_decisions"], False)
    letter, browser = decision(cast.amina), sign_in(cast.bernd)
    act_for(browser, mandate(cast.bernd, cast.amina, **{**nothing, allowed: True}))

    page = browser.get("/").content.decode().partition("<main")[2]

    marks = {'id="sent"', UPLOAD, "/decisions/"}
    assert ("Bewilligungszeitraum" in page) is (allowed == "may_see")
    assert {mark for mark in marks if mark in page} == shown
    assert (letter.reference in page) is ("/decisions/" in shown)
