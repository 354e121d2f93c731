"""Fields that the forms of accounts do not have change nothing."""

from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from accounts.issuing import Person, issue
from accounts.models import User
from accounts.roles import Role
from tests.cast import NOON, PASSWORD, Cast

SignIn = Callable[[object], Client]


def test_an_activated_account_is_a_citizens(cast: Cast, client: Client) -> None:
    person = Person("Nina", "Muster", NOON.date(), "de")
    issued = issue(person, by=cast.alex, at=timezone.now())
    typed = {
        "portal_id": issued.user.username,
        "pin": issued.pin,
        "birth_date": NOON.date().isoformat(),
        "new_password1": PASSWORD,
        "new_password2": PASSWORD,
    }
    extra = {"role": "administrator", "is_staff": "1", "offices": "1"}

    client.post("/accounts/activate/", {**typed, **extra})

    activated = User.objects.get(pk=issued.user.pk)
    assert activated.activated_at is not None
    assert (activated.role, activated.is_staff) == (Role.CITIZEN, False)
    assert not activated.offices.exists()


def test_choosing_a_language_chooses_a_language(cast: Cast, sign_in: SignIn) -> None:
    fields = {"language": "uk", "role": "administrator", "email": "x@example.org"}

    sign_in(cast.amina).post("/i18n/setlang/", fields)

    person = User.objects.get(pk=cast.amina.pk)
    assert (person.language, person.role, person.email) == ("uk", Role.CITIZEN, "")


def test_the_administrator_makes_no_citizen(cast: Cast, sign_in: SignIn) -> None:
    fields = {
        "username": "new",
        "family_name": "New",
        "role": "citizen",
        "language": "de",
        "new_password1": PASSWORD,
        "new_password2": PASSWORD,
    }

    response = sign_in(cast.alex).post("/admin/accounts/user/add/", fields)

    assert response.status_code == 200
    assert not User.objects.filter(username="new").exists()


def test_staff_keep_what_their_form_does_not_have(cast: Cast, sign_in: SignIn) -> None:
    fields = {
        "username": "dora",
        "family_name": "Dora",
        "role": "caseworker",
        "language": "de",
        "is_active": "on",
        "offices": [str(office.pk) for office in cast.dora.offices.all()],
        "password": "stolen",
        "id": str(cast.carla.pk),
        "birth_date": "2000-01-01",
    }

    path = f"/admin/accounts/user/{cast.dora.pk}/change/"
    response = sign_in(cast.alex).post(path, fields)

    assert response.status_code == 302
    changed = User.objects.get(pk=cast.dora.pk)
    assert (changed.password, changed.birth_date) == (cast.dora.password, None)
