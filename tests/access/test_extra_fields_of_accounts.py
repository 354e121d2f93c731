"""Fields that the forms of accounts do not have change nothing."""

from collections.abc import Callable

from django.test import Client

from accounts.models import User
from accounts.roles import Role
from tests.accounts.issued import choices, issued, letter
from tests.cast import Cast

SignIn = Callable[[object], Client]


def test_an_activated_account_is_a_citizens(cast: Cast, client: Client) -> None:
    del cast
    account = issued()
    extra = {"role": "administrator", "is_staff": "1", "offices": "1"}

    client.post("/accounts/activate/", {**letter(account), **extra})
    client.post("/accounts/activate/password/", {**choices(), **extra})

    activated = User.objects.get(pk=account.user.pk)
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
    }

    response = sign_in(cast.alex).post("/admin/accounts/user/add/", fields)

    assert response.status_code == 422
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
