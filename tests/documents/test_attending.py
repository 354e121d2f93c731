"""Whom, which letters and which requests each of the cast may attend to."""

from dataclasses import fields

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
    assert not attending.requests_for(gone).exists()
