"""Granting and ending mandates, and when one is in force."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts import mandates
from accounts.actors import Machine
from accounts.mandates import NotGranted, Scope
from accounts.models import Mandate, User
from tests.accounts.acting import events, mandate
from tests.cast import NOON, Cast

DESK = Machine("desk")
SCOPE = Scope(kind="custodian", may_upload=True)
TODAY = date(2026, 11, 23)


def grant(principal: User, agent: User, scope: Scope = SCOPE, **fields: Any) -> Mandate:
    given = {"by": DESK, "at": NOON, **fields}
    return mandates.grant(principal=principal, agent=agent, scope=scope, **given)


def in_force(at: datetime = NOON) -> bool:
    return Mandate.objects.in_force(at).exists()


def test_grants_what_the_terms_say(cast: Cast) -> None:
    given = grant(cast.amina, cast.bernd, replace(SCOPE, expires_on=TODAY))

    assert (given.may_see, given.may_upload, given.may_read_decisions) == (1, 1, 0)
    assert (given.kind, given.expires_on) == ("custodian", TODAY)
    assert (given.granted_at, given.granted_by) == (NOON, "desk")


def test_a_grant_is_recorded_with_the_principal(cast: Cast) -> None:
    given = grant(cast.amina, cast.bernd, by=cast.selma)

    (event,) = events("mandate.granted")
    assert (event.actor, event.subject) == (cast.selma, cast.amina)
    assert event.object_id == str(given.pk)
    allows = ["may_see", "may_upload"]
    assert event.facts == {
        "kind": "custodian",
        "allows": allows,
        "agent": str(cast.bernd.pk),
    }


def test_a_new_mandate_takes_the_place_of_the_former(cast: Cast) -> None:
    former = grant(cast.amina, cast.bernd)

    new = grant(cast.amina, cast.bernd, replace(SCOPE, may_upload=False))

    assert list(Mandate.objects.in_force(NOON)) == [new]
    assert Mandate.objects.get(pk=former.pk).revoked_at == NOON


def test_a_person_without_access_can_be_represented(cast: Cast) -> None:
    User.objects.filter(pk=cast.amina.pk).update(
        activated_at=None, birth_date=date(2020, 1, 1)
    )

    assert grant(User.objects.get(pk=cast.amina.pk), cast.bernd)


@pytest.mark.parametrize(
    ("principal", "agent"),
    [("amina", "carla"), ("carla", "amina"), ("amina", "amina"), ("alex", "selma")],
)
def test_staff_and_the_same_person_are_no_pair(
    cast: Cast, principal: str, agent: str
) -> None:
    with pytest.raises(NotGranted):
        grant(getattr(cast, principal), getattr(cast, agent))
    assert not Mandate.objects.exists()


@pytest.mark.parametrize(
    ("who", "fields"),
    [
        ("bernd", {"is_active": False, "locked_at": NOON}),
        ("bernd", {"is_active": False, "revoked_at": NOON}),
        ("amina", {"is_active": False, "revoked_at": NOON}),
        ("bernd", {"birth_date": date(2011, 11, 24)}),
    ],
)
def test_an_account_that_cannot_is_refused(
    cast: Cast, who: str, fields: dict[str, object]
) -> None:
    User.objects.filter(pk=getattr(cast, who).pk).update(**fields)
    principal = User.objects.get(pk=cast.amina.pk)

    with pytest.raises(NotGranted):
        grant(principal, User.objects.get(pk=cast.bernd.pk))


def test_fifteen_is_old_enough_to_represent(cast: Cast) -> None:
    cast.bernd.birth_date = date(2011, 11, 23)

    assert grant(cast.amina, cast.bernd)


@pytest.mark.parametrize(
    "scope",
    [
        Scope(kind="partner", may_see=False),
        replace(SCOPE, expires_on=TODAY - timedelta(days=1)),
    ],
)
def test_a_scope_that_allow_nothing_are_refused(cast: Cast, scope: Scope) -> None:
    with pytest.raises(NotGranted):
        grant(cast.amina, cast.bernd, scope)


@pytest.mark.parametrize("person", ["amina", "bernd", "carla", "jonas", "alex"])
def test_only_the_service_desk_grants(cast: Cast, person: str) -> None:
    with pytest.raises(PermissionDenied):
        grant(cast.amina, cast.bernd, by=getattr(cast, person))


@pytest.mark.parametrize("person", ["amina", "bernd", "selma"])
def test_either_side_and_the_desk_end_it(cast: Cast, person: str) -> None:
    given, by = mandate(cast.bernd, cast.amina), getattr(cast, person)

    mandates.revoke(given, by=by, at=NOON)

    assert given.revoked_at == NOON
    (event,) = events("mandate.revoked")
    assert (event.actor, event.subject) == (by, cast.amina)


@pytest.mark.parametrize("person", ["chris", "carla", "mara", "alex"])
def test_nobody_else_ends_it(cast: Cast, person: str) -> None:
    given = mandate(cast.bernd, cast.amina)

    with pytest.raises(PermissionDenied):
        mandates.revoke(given, by=getattr(cast, person), at=NOON)
    assert in_force()


def test_ended_twice_is_ended_once(cast: Cast) -> None:
    given = mandate(cast.bernd, cast.amina)

    mandates.revoke(given, by=cast.amina, at=NOON)
    mandates.revoke(given, by=cast.bernd, at=NOON + timedelta(days=1))

    assert given.revoked_at == NOON
    assert len(events("mandate.revoked")) == 1


def test_the_last_day_counts_until_midnight_in_berlin(cast: Cast) -> None:
    mandate(cast.bernd, cast.amina, expires_on=TODAY)

    assert in_force(datetime(2026, 11, 23, 22, 59, tzinfo=UTC))
    assert not in_force(datetime(2026, 11, 23, 23, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("who", "fields", "goes_on"),
    [
        ("amina", {"is_active": False, "locked_at": NOON}, True),
        ("amina", {"activated_at": None}, True),
        ("amina", {"is_active": False, "revoked_at": NOON}, False),
        ("bernd", {"is_active": False, "locked_at": NOON}, False),
        ("bernd", {"is_active": False, "revoked_at": NOON}, False),
        ("bernd", {"role": "caseworker"}, False),
        ("amina", {"role": "caseworker"}, False),
    ],
)
def test_what_ends_with_an_account(
    cast: Cast, who: str, fields: dict[str, object], *, goes_on: bool
) -> None:
    mandate(cast.bernd, cast.amina)

    User.objects.filter(pk=getattr(cast, who).pk).update(**fields)

    assert in_force() is goes_on
