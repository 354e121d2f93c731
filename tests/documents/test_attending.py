"""Whom, which letters and which requests each of the cast may attend to."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pytest

from accounts.models import CredentialRequest, Mandate, OwedLetter, User
from documents import attending
from tests.accounts.acting import mandate
from tests.cast import NOON, Cast

PEOPLE = [one.name for one in fields(Cast)]
ATTENDS = {"selma": {"amina", "bernd"}, "sven": {"chris"}}
PRINTS = {**ATTENDS, "mara": {"amina", "bernd"}}
CITIZENS = ("amina", "bernd", "chris")


def of(cast: Cast, names: set[str]) -> set[User]:
    return {getattr(cast, name) for name in names}


@pytest.mark.parametrize("who", PEOPLE)
def test_whom(cast: Cast, who: str) -> None:
    people = attending.people_of(getattr(cast, who))

    assert set(people) == of(cast, ATTENDS.get(who, set()))


@pytest.mark.parametrize("who", PEOPLE)
def test_whose_letters(cast: Cast, who: str) -> None:
    for name in CITIZENS:
        OwedLetter.objects.create(
            recipient=getattr(cast, name), kind="access", cause="desk", owed_at=NOON
        )

    letters = attending.letters_for(getattr(cast, who))

    recipients = {letter.recipient for letter in letters}
    assert recipients == of(cast, PRINTS.get(who, set()))


@pytest.mark.parametrize("who", PEOPLE)
def test_whose_requests(cast: Cast, who: str) -> None:
    for person in (*of(cast, set(CITIZENS)), None):
        CredentialRequest.objects.create(asked_at=NOON, matched=person)

    requests = attending.requests_for(getattr(cast, who))

    unknown = {None} if who in ATTENDS else set()
    matched = {request.matched for request in requests}
    assert matched == of(cast, ATTENDS.get(who, set())) | unknown


def agent(**facts: Any) -> User:
    """Return somebody without a case, who can represent people."""
    return User.objects.create(username="4000000001", family_name="Betreu", **facts)


@pytest.mark.parametrize("locked_at", [None, NOON])
def test_a_representative_without_a_case_is_helped_where_the_person_is(
    cast: Cast, locked_at: datetime | None
) -> None:
    betreu = agent(locked_at=locked_at, is_active=locked_at is None)
    mandate(agent=betreu, principal=cast.amina)

    assert betreu in attending.people_of(cast.selma)
    assert betreu not in attending.people_of(cast.sven)
    assert attending.people_of(cast.selma).filter(pk=betreu.pk).count() == 1


def test_and_no_longer_once_the_mandate_has_ended(cast: Cast) -> None:
    ended: list[dict[str, Any]] = [
        {"revoked_at": NOON},
        {"expires_on": date(2020, 1, 1)},
    ]
    for end in ended:
        Mandate.objects.all().delete()
        betreu = User.objects.filter(family_name="Betreu").first() or agent()
        mandate(agent=betreu, principal=cast.amina, **end)

        assert betreu not in attending.people_of(cast.selma)


def test_a_mandate_brings_nobody_elses_people_into_reach(cast: Cast) -> None:
    mandate(agent=cast.chris, principal=cast.amina)

    assert cast.chris not in attending.people_of(cast.selma)


def test_their_letters_are_in_the_list_of_that_office(cast: Cast) -> None:
    betreu = agent()
    mandate(agent=betreu, principal=cast.amina)
    letter = OwedLetter.objects.create(
        recipient=betreu, kind="access", cause="desk", owed_at=NOON
    )

    assert list(attending.letters_for(cast.mara)) == [letter]
    assert not attending.letters_for(cast.sven)


def test_requests_of_people_without_any_case_are_every_desks(cast: Cast) -> None:
    request = CredentialRequest.objects.create(asked_at=NOON, matched=agent())

    for desk in (cast.selma, cast.sven):
        [seen] = attending.requests_for(desk)
        assert (seen, vars(seen)["in_reach"]) == (request, False)


@pytest.mark.parametrize(
    "facts",
    [{"is_active": False, "locked_at": NOON}, {"activated_at": NOON}],
    ids=["locked", "activated"],
)
def test_a_reminder_is_due_by_the_same_rule_as_in_a_run(
    cast: Cast, facts: dict[str, Any]
) -> None:
    User.objects.filter(pk=cast.amina.pk).update(activated_at=None)
    OwedLetter.objects.create(
        recipient=cast.amina, kind="reminder", cause="not activated", owed_at=NOON
    )
    before = attending.letters_for(cast.mara).count()
    User.objects.filter(pk=cast.amina.pk).update(**facts)

    assert (before, attending.letters_for(cast.mara).count()) == (1, 0)


@pytest.mark.parametrize("who", PEOPLE)
def test_whose_mandates(cast: Cast, who: str) -> None:
    """The office of the person represented decides, not that of the representative."""
    mandate(agent=cast.chris, principal=cast.amina)

    mandates = attending.mandates_for(getattr(cast, who))

    assert mandates.count() == (1 if who == "selma" else 0)
    assert Mandate.objects.count() == 1


@pytest.mark.parametrize("who", ["selma", "mara"])
def test_who_has_left_attends_to_nobody(cast: Cast, who: str) -> None:
    gone = getattr(cast, who)
    gone.is_active = False

    assert not attending.people_of(gone).exists()
    assert not attending.letters_for(gone).exists()
    assert not attending.printed_for(gone).exists()
    assert not attending.requests_for(gone).exists()
