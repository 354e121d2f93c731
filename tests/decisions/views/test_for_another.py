"""Decisions are read for somebody else within the mandate; the retrieval names who."""

from collections.abc import Callable

import pytest
from django.test import Client

from decisions.models import Decision, Retrieval
from tests.accounts.acting import act_for, events, mandate, opened
from tests.cast import NOON, Cast, decision

SignIn = Callable[[object], Client]


@pytest.fixture
def letter(cast: Cast) -> Decision:
    return decision(cast.amina)


@pytest.fixture
def browser(cast: Cast, sign_in: SignIn) -> Client:
    """Return Bernd's browser, acting for Amina."""
    signed_in = sign_in(cast.bernd)
    act_for(signed_in, mandate(cast.bernd, cast.amina))
    return signed_in


def test_the_retrieval_names_the_agent(
    cast: Cast, browser: Client, letter: Decision
) -> None:
    assert opened(browser, f"/decisions/{letter.reference}/file") == 200

    assert Retrieval.objects.get().user == cast.bernd
    (event,) = events("decision.retrieved")
    assert (event.actor, event.subject) == (cast.bernd, cast.amina)


def test_shows_the_persons_letters_and_not_the_own(
    cast: Cast, browser: Client, letter: Decision
) -> None:
    own = decision(cast.bernd)

    assert list(browser.get("/decisions/").context["page"]) == [letter]
    assert browser.get(f"/decisions/{letter.reference}/").status_code == 200
    assert browser.get(f"/decisions/{own.reference}/").status_code == 404


def test_stays_new_for_the_person_and_says_who_opened_it(
    cast: Cast, sign_in: SignIn, letter: Decision
) -> None:
    letter.retrievals.create(user=cast.bernd, at=NOON)
    mine = sign_in(cast.amina)

    assert list(mine.get("/").context["new_decisions"]) == [letter]
    (listed,) = mine.get("/decisions/").context["page"]
    assert (listed.opened, listed.first_retrieved_at) == (0, NOON)
    page = mine.get(f"/decisions/{letter.reference}/").content.decode()
    assert cast.bernd.full_name in page


def test_is_new_for_the_agent_until_they_open_it(
    cast: Cast, browser: Client, letter: Decision
) -> None:
    letter.retrievals.create(user=cast.amina, at=NOON)
    assert list(browser.get("/").context["new_decisions"]) == [letter]

    opened(browser, f"/decisions/{letter.reference}/file")

    assert not browser.get("/").context["new_decisions"]
