"""/admin/desk/people/<id>/: what the desk knows of a person, and never a PIN."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts import locking, renewing
from accounts.letters import owing
from accounts.models import AuditEvent, CredentialRequest, OwedLetter, User
from tests.accounts.acting import mandate
from tests.cast import NOON, Cast, decision, document
from tests.nwportal.desk.counter import NONE_SUCH, SignIn, cost, of


def shown(sign_in: SignIn, cast: Cast) -> Any:
    response = sign_in(cast.selma).get(of(cast.amina))
    assert response.status_code == 200
    return response


def test_shows_facts_and_no_papers(cast: Cast, sign_in: SignIn) -> None:
    paper, letter = document(cast.amina), decision(cast.amina)

    page = shown(sign_in, cast).content.decode()

    assert cast.amina.username in page
    assert cast.case.number in page
    assert not [one for one in (paper, letter) if one.reference in page]


def test_shows_no_pin_and_no_hash(cast: Cast, sign_in: SignIn) -> None:
    issued = renewing.renew_pin(cast.amina, by=cast.selma, at=timezone.now())
    cast.amina.initial_pin.refresh_from_db()

    page = shown(sign_in, cast).content.decode()

    assert issued.pin not in page
    assert cast.amina.initial_pin.pin_hash not in page
    assert cast.amina.password not in page


def test_every_look_is_recorded_with_its_purpose(cast: Cast, sign_in: SignIn) -> None:
    shown(sign_in, cast)

    look = AuditEvent.objects.get(event="person.seen")
    assert (look.subject, look.actor, look.role) == (
        cast.amina,
        cast.selma,
        "service desk",
    )
    assert look.facts == {"offices": ["here"], "purpose": "service desk"}


def test_says_how_far_the_account_has_come(cast: Cast, sign_in: SignIn) -> None:
    def said() -> str:
        state: str = shown(sign_in, cast).context["state"]
        return state

    def put(**facts: Any) -> None:
        User.objects.filter(pk=cast.amina.pk).update(**facts)

    states = [said()]
    put(activated_at=None)
    states.append(said())
    for days in (20, 0):
        at = timezone.now() - timedelta(days=days)
        renewing.renew_pin(cast.amina, by=cast.selma, at=at)
        states.append(said())
    locking.lock(cast.amina, reason="asked", by=cast.selma, at=NOON)
    states.append(said())
    locking.unlock(cast.amina, by=cast.selma, at=NOON)
    locking.revoke(cast.amina, reason="left", by=cast.selma, at=NOON)
    states.append(said())

    assert len(set(states)) == len(states) == 6


def test_costs_as_many_queries_for_much_as_for_little(
    cast: Cast, sign_in: SignIn
) -> None:
    def fill() -> None:
        kind, cause = OwedLetter.Kind.ACCESS, OwedLetter.Cause.DESK
        owing.owe(kind, to=cast.amina, cause=cause, by=cast.selma, at=NOON)
        OwedLetter.objects.update(printed_at=NOON)
        mandate(cast.chris, cast.amina)
        type(cast.amina.mandates_given.get(revoked_at=None)).objects.update(
            revoked_at=NOON
        )
        CredentialRequest.objects.create(asked_at=NOON, matched=cast.amina)

    client = sign_in(cast.selma)
    fill()
    one = cost(client, of(cast.amina))
    for _ in range(4):
        fill()

    assert cost(client, of(cast.amina)) == one


@pytest.mark.parametrize("method", ["post", "put"])
def test_is_only_read(cast: Cast, sign_in: SignIn, method: str) -> None:
    ask = getattr(sign_in(cast.selma), method)

    assert ask(of(cast.amina)).status_code == 405


def test_a_wrong_id_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    url = f"/admin/desk/people/{NONE_SUCH}/"

    assert sign_in(cast.selma).get(url).status_code == 404
