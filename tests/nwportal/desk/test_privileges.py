"""Nothing at the desk is done by another role, for another office or to a colleague."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, OwedLetter, User
from nwportal.desk.urls import urlpatterns
from tests.accounts.acting import mandate
from tests.cast import PASSWORD, Cast
from tests.nwportal.desk.counter import IDENTITY, SignIn

EVERYTHING = {
    **IDENTITY,
    "reason": "asked",
    "purpose": "complaint",
    "new_password1": PASSWORD,
    "new_password2": PASSWORD,
    "known": "not",
    "family_name": "Stolen",
    "language": "de",
}
ROLES = ["amina", "carla", "jonas", "tina", "mara", "dario", "audrey", "alex"]
LETTERS = {"letters", "print_letter", "print_run", "print_again"}
OF_PEOPLE = [one for one in urlpatterns if "people/<uuid" in str(one.pattern)]
NAMES = [one.name for one in urlpatterns if one.name not in LETTERS]


def untouched(person: User) -> bool:
    now = User.objects.get(pk=person.pk)
    same = vars(now).keys() - {"_state"}
    return all(getattr(now, name) == getattr(person, name) for name in same)


def address(name: str | None, person: User) -> str:
    takes = next(one for one in urlpatterns if one.name == name)
    args = [person.pk] if "uuid" in str(takes.pattern) else []
    return reverse(f"desk:{name}", args=args)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ROLES)
def test_no_other_role_comes_in(
    cast: Cast, sign_in: SignIn, who: str, name: str
) -> None:
    client = sign_in(getattr(cast, who))

    answers = [
        client.get(address(name, cast.amina)),
        client.post(address(name, cast.amina), EVERYTHING),
    ]

    assert {answer.status_code for answer in answers} <= {302, 403}
    assert all("login" in a["Location"] for a in answers if a.status_code == 302)
    assert untouched(cast.amina)
    assert not OwedLetter.objects.exists()


@pytest.mark.parametrize("name", [one.name for one in OF_PEOPLE])
@pytest.mark.parametrize("whom", ["chris", "carla", "selma", "alex"])
def test_nor_does_the_desk_reach_a_stranger_or_a_colleague(
    cast: Cast, sign_in: SignIn, whom: str, name: str
) -> None:
    person = getattr(cast, whom)
    client = sign_in(cast.selma)

    answers = [
        client.get(address(name, person)),
        client.post(address(name, person), EVERYTHING),
    ]

    assert {answer.status_code for answer in answers} <= {404, 405}
    assert untouched(person)
    assert not AuditEvent.objects.filter(subject=person).exists()


def test_the_desk_of_another_office_ends_no_mandate(
    cast: Cast, sign_in: SignIn
) -> None:
    given = mandate(cast.chris, cast.amina)
    url = f"/admin/desk/mandates/{given.pk}/revoke/"

    assert sign_in(cast.sven).post(url).status_code == 404
    given.refresh_from_db()
    assert given.revoked_at is None


@pytest.mark.parametrize("who", ["selma", "sven"])
def test_a_desk_that_was_closed_does_nothing(
    cast: Cast, sign_in: SignIn, who: str
) -> None:
    clerk = getattr(cast, who)
    client = sign_in(clerk)
    User.objects.filter(pk=clerk.pk).update(is_active=False, locked_at=timezone.now())

    response = client.post(address("lock", cast.amina), EVERYTHING)

    assert response.status_code == 302
    assert untouched(cast.amina)
