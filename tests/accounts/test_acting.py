"""For whom a request is: the session names a mandate, the database decides."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client, RequestFactory

from accounts import acting
from accounts.acting import MandateEnded, acting_of
from accounts.models import User
from tests.accounts.acting import events, mandate
from tests.cast import NOON, Cast

SignIn = Callable[[object], Client]


def request_of(user: User, chosen: object = "") -> HttpRequest:
    request = RequestFactory().get("/")
    request.user, request.session = user, SessionStore()
    if chosen:
        request.session[acting.KEY] = str(chosen)
    return request


def test_without_a_choice_one_acts_for_oneself(cast: Cast) -> None:
    found = acting_of(request_of(cast.bernd))

    assert (found.user, found.person, found.mandate) == (cast.bernd, cast.bernd, None)
    assert (found.may_see, found.may_upload, found.may_read_decisions) == (1, 1, 1)
    assert found.token == ""


@pytest.mark.parametrize("allowed", ["may_see", "may_upload", "may_read_decisions"])
def test_a_mandate_allows_what_it_says(cast: Cast, allowed: str) -> None:
    nothing = dict.fromkeys(["may_see", "may_upload", "may_read_decisions"], False)
    given = mandate(cast.bernd, cast.amina, **{**nothing, allowed: True})

    found = acting_of(request_of(cast.bernd, given.pk))

    assert (found.user, found.person) == (cast.bernd, cast.amina)
    assert {name for name in nothing if getattr(found, name)} == {allowed}
    assert found.token == str(given.pk)


def test_the_principal_does_not_act_for_the_agent(cast: Cast) -> None:
    given = mandate(cast.bernd, cast.amina)

    with pytest.raises(MandateEnded):
        acting_of(request_of(cast.amina, given.pk))


def test_a_revoked_mandate_is_over_for_an_old_session(cast: Cast) -> None:
    given = mandate(cast.bernd, cast.amina, revoked_at=NOON)

    with pytest.raises(MandateEnded):
        acting_of(request_of(cast.bernd, given.pk))


@pytest.mark.parametrize("tampered", ["nonsense", "' OR 1=1", "0" * 40])
def test_a_session_value_that_is_no_id_is_no_mandate(cast: Cast, tampered: str) -> None:
    with pytest.raises(MandateEnded):
        acting_of(request_of(cast.bernd, tampered))


def test_holds_the_mandates_of_the_agent_alone(cast: Cast) -> None:
    held = mandate(cast.bernd, cast.amina)
    mandate(cast.chris, cast.bernd)
    mandate(cast.bernd, cast.chris, revoked_at=NOON)

    assert list(acting.held_by(cast.bernd, at=NOON)) == [held]


def test_beginning_is_recorded_and_changes_the_session_key(cast: Cast) -> None:
    request = request_of(cast.bernd)
    request.session.create()
    before = request.session.session_key

    acting.begin(request, mandate(cast.bernd, cast.amina), at=NOON)

    assert request.session.session_key != before
    (event,) = events("mandate.used")
    assert (event.actor, event.subject, event.at) == (cast.bernd, cast.amina, NOON)


def test_ending_leads_back_to_oneself(cast: Cast) -> None:
    request = request_of(cast.bernd, mandate(cast.bernd, cast.amina).pk)

    acting.end(request)

    assert acting_of(request).person == cast.bernd
