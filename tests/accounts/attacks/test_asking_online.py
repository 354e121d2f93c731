"""The form that asks for credentials tells nobody who is known here."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import CredentialRequest, OwedLetter, User
from documents import asking
from tests.cast import NOON, Cast
from tests.conftest import https_client
from tests.documents.asking import ask_and_compare, live_at_the_market

URL = "/accounts/letter/"
AMINA = {
    "name": "Amina Muster",
    "birth_date": "24.12.1990",
    "street": "Am Markt 1",
    "postal_code": "64646",
}
TRIES: dict[str, dict[str, Any]] = {
    "known": {},
    "unknown": {"name": "Niemand Nirgends"},
    "wrong date": {"birth_date": "25.12.1990"},
    "wrong street": {"street": "Am Markt 99"},
    "long": {"name": "x" * 250},
    "strange": {"name": "' OR 1=1 -- <script>"},
}
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
# Names of save points differ from one to the next.
NUMBERS = re.compile(r"[0-9a-f]{8,}|'[^']*'|\d+")


def answer(browser: Client, **changes: Any) -> tuple[int, str, bytes]:
    """Return status, place and page as somebody sees them."""
    first = browser.post(URL, {**AMINA, **changes})
    page = browser.get(first["Location"])
    return first.status_code, first["Location"], TOKEN.sub(b"", page.content)


def queries(**changes: Any) -> list[str]:
    """Return what the database was asked to answer the form."""
    with CaptureQueriesContext(connection) as captured:
        https_client().post(URL, {**AMINA, **changes})
    return [NUMBERS.sub("", query["sql"]) for query in captured]


@pytest.mark.parametrize("state", ["active", "locked", "revoked", "not activated"])
@pytest.mark.parametrize("name", list(TRIES))
def test_every_try_is_answered_alike(cast: Cast, name: str, state: str) -> None:
    live_at_the_market(cast.amina)
    changes: dict[str, dict[str, object]] = {
        "active": {},
        "locked": {"is_active": False, "locked_at": NOON},
        "revoked": {"is_active": False, "revoked_at": NOON},
        "not activated": {"activated_at": None},
    }
    if changes[state]:
        User.objects.filter(pk=cast.amina.pk).update(**changes[state])

    nobody = answer(https_client(), name="Somebody Else", street="Nowhere 7")

    assert answer(https_client(), **TRIES[name]) == nobody


def test_every_try_costs_the_same_questions(cast: Cast) -> None:
    """What is done does not depend on who is known: that is compared later."""
    live_at_the_market(cast.amina)
    queries(name="Somebody Else")

    known, unknown = queries(), queries(name="Niemand Nirgends")

    assert known == unknown
    assert not [query for query in known if "accounts_user" in query]
    assert not OwedLetter.objects.exists()


def test_who_is_turned_away_is_told_the_same(cast: Cast) -> None:
    live_at_the_market(cast.amina)

    answers = {answer(https_client()) for _ in range(12)}

    assert len(answers) == 1
    assert CredentialRequest.objects.count() < 12


@pytest.mark.parametrize("wrong", [{"street": "Falschweg 1"}, {"postal_code": "11111"}])
def test_a_stranger_does_not_swallow_what_somebody_asks(
    cast: Cast, wrong: dict[str, str]
) -> None:
    live_at_the_market(cast.amina)
    stranger = https_client()
    for _ in range(6):
        stranger.post(URL, {**AMINA, **wrong, "case_number": cast.case.number})

    https_client().post(URL, {**AMINA, "case_number": cast.case.number})
    asking.compare_waiting(at=NOON)

    assert OwedLetter.objects.get().recipient == cast.amina


def test_a_stranger_does_not_swallow_that_the_phone_is_lost(cast: Cast) -> None:
    live_at_the_market(cast.amina)
    stranger = https_client()
    for _ in range(6):
        stranger.post(URL, AMINA)

    https_client().post(URL, {**AMINA, "lost_second_factor": "on"})
    asking.compare_waiting(at=NOON)

    assert OwedLetter.objects.get().resets_second_factor


def test_many_requests_are_one_letter(cast: Cast) -> None:
    for number in range(9):
        ask_and_compare(cast, name=f"Amina{' ' * number} Muster")

    assert CredentialRequest.objects.filter(matched=cast.amina).count() == 9
    assert OwedLetter.objects.count() == 1


def test_a_stranger_does_not_end_what_works(cast: Cast) -> None:
    """Until a new PIN is used, password and sessions are as they were."""
    browser = https_client()
    browser.force_login(cast.amina)
    before = User.objects.values().get(pk=cast.amina.pk)
    live_at_the_market(cast.amina)

    https_client().post(URL, {**AMINA, "lost_second_factor": "on"})
    asking.compare_waiting(at=NOON)

    assert OwedLetter.objects.count() == 1
    now = User.objects.values().get(pk=cast.amina.pk)
    assert now == {**before, **{n: now[n] for n in ("street", "postal_code", "city")}}
    assert browser.get("/").status_code == 200
