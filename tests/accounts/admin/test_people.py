"""/admin/accounts/user/: administrators run the staff; citizens are not in it."""

from typing import Any

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client

from accounts.models import AuditEvent, Office, User
from accounts.pins import normalise_pin
from accounts.roles import Role
from tests.cast import PASSWORD, Cast, reachable
from tests.conftest import https_client

URL = "/admin/accounts/user/"


def of(user: User, page: str) -> str:
    return f"{URL}{user.pk}/{page}/"


def fields(user: User | None = None, **changes: Any) -> dict[str, Any]:
    known = user or User(username="Nora.Neu", family_name="Neu", role=Role.CASEWORKER)
    return {
        "username": known.username,
        "role": known.role,
        "given_name": known.given_name,
        "family_name": known.family_name,
        "email": known.email,
        "language": known.language,
        "offices": [str(office.pk) for office in known.offices.all()] if user else [],
        **changes,
    }


def new(**changes: Any) -> dict[str, Any]:
    return fields(**changes)


@pytest.fixture
def alex(client: Client, cast: Cast) -> Client:
    client.force_login(cast.alex)
    return client


def test_lists_staff_and_no_citizens(alex: Client, cast: Cast) -> None:
    page = alex.get(URL).content.decode()

    for member in (cast.carla, cast.emil, cast.alex):
        assert str(member.pk) in page
    for citizen in (cast.amina, cast.bernd, cast.chris):
        assert str(citizen.pk) not in page
        assert citizen.username not in page


@pytest.mark.parametrize("search", ["Amina", "Muster"])
def test_no_search_finds_a_citizen(alex: Client, cast: Cast, search: str) -> None:
    response = alex.get(URL, {"q": search, "role__exact": Role.CITIZEN})

    assert response.status_code == 200
    assert response.context["cl"].result_count == 0
    assert cast.amina.username not in response.content.decode()


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_a_citizen_has_no_page_here(alex: Client, cast: Cast, page: str) -> None:
    assert alex.get(of(cast.amina, page), follow=True).status_code in {403, 404}


def test_an_id_that_nobody_has_is_404(alex: Client) -> None:
    assert alex.get(of(User(), "change")).status_code == 404


@pytest.mark.parametrize("who", ["amina", "carla", "nobody"])
@pytest.mark.parametrize("page", ["", "add/", "change"])
def test_is_for_administrators_only(
    client: Client, cast: Cast, who: str, page: str
) -> None:
    if who != "nobody":
        client.force_login(getattr(cast, who))

    address = of(cast.dora, "change") if page == "change" else URL + page
    response = client.post(address, new())

    assert response.status_code in {302, 403, 404}
    assert "/login/" in response.headers.get("Location", "/login/")
    assert not User.objects.filter(username="nora.neu").exists()


def test_the_back_office_of_a_caseworker_does_not_name_it(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.carla)

    assert URL not in client.get("/admin/").content.decode()


def test_an_administrator_takes_somebody_on(alex: Client, cast: Cast) -> None:
    office = cast.case.office

    response = alex.post(URL + "add/", new(offices=[str(office.pk)]))

    nora = User.objects.get(username="nora.neu")
    event = AuditEvent.objects.get(event="staff.enrolled")
    pin = response.context["pin"]
    assert response.status_code == 200
    assert pin in response.content.decode()
    assert (nora.role, list(nora.offices.all())) == (Role.CASEWORKER, [office])
    assert not nora.has_usable_password()
    assert check_password(normalise_pin(pin), nora.initial_pin.pin_hash)
    assert (event.actor, event.object_id) == (cast.alex, str(nora.pk))
    assert pin not in str(event.facts)


def test_chooses_no_password_for_them(alex: Client) -> None:
    chosen = {"password": PASSWORD, "new_password1": PASSWORD, "usable_password": "1"}

    alex.post(URL + "add/", new(**chosen, new_password2=PASSWORD))

    nora = User.objects.get(username="nora.neu")
    assert not nora.has_usable_password()
    assert nora.activated_at is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"role": Role.CITIZEN}, "role"),
        ({"role": "janitor"}, "role"),
        ({"username": "CARLA"}, "username"),
        ({"username": "1234567890"}, "username"),
        ({"username": "no_ra!"}, "username"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_made(
    alex: Client, changes: dict[str, str], field: str
) -> None:
    response = alex.post(URL + "add/", new(**changes))

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not AuditEvent.objects.filter(event="staff.enrolled").exists()


def test_another_role_asks_for_another_sign_in(alex: Client, cast: Cast) -> None:
    carla = https_client()
    carla.force_login(cast.carla)

    response = alex.post(
        of(cast.carla, "change"), fields(cast.carla, role=Role.TEAM_LEAD)
    )

    assert response.status_code == 302
    assert carla.get("/admin/").status_code == 302
    assert AuditEvent.objects.get(event="staff.changed").actor == cast.alex
    assert User.objects.get(pk=cast.carla.pk).role == Role.TEAM_LEAD


def test_a_member_of_staff_never_becomes_a_citizen(alex: Client, cast: Cast) -> None:
    alex.post(of(cast.carla, "change"), fields(cast.carla, role=Role.CITIZEN))

    assert User.objects.get(pk=cast.carla.pk).role == Role.CASEWORKER


def test_nobody_is_deleted(alex: Client, cast: Cast) -> None:
    chosen = {"action": "delete_selected", "_selected_action": str(cast.dora.pk)}

    one = alex.post(of(cast.dora, "delete"), {"post": "yes"})
    alex.post(URL, {**chosen, "post": "yes"})

    assert one.status_code == 403
    assert User.objects.filter(pk=cast.dora.pk).exists()


def test_who_may_do_what_from_now_on_is_recorded(alex: Client, cast: Cast) -> None:
    there = Office.objects.get(code="there")
    changes = {"role": Role.TEAM_LEAD, "offices": [str(there.pk)]}

    alex.post(of(cast.carla, "change"), fields(cast.carla, **changes))

    event = AuditEvent.objects.get(event="staff.rights_changed")
    assert (event.actor, event.object_id) == (cast.alex, str(cast.carla.pk))
    assert event.facts == {
        "before": {"role": "caseworker", "offices": ["here"]},
        "now": {"role": "team lead", "offices": ["there"]},
    }


def test_and_not_when_they_stay_as_they_are(alex: Client, cast: Cast) -> None:
    alex.post(of(cast.carla, "change"), fields(cast.carla, given_name="Carla"))

    assert AuditEvent.objects.filter(event="staff.changed").exists()
    assert not AuditEvent.objects.filter(event="staff.rights_changed").exists()


def test_nobody_changes_their_own_account(alex: Client, cast: Cast) -> None:
    own = of(cast.alex, "change")

    page = alex.get(own)
    response = alex.post(own, fields(cast.alex, role=Role.CASEWORKER))

    assert "Das ist Ihr eigener Zugang." in page.content.decode()
    assert 'name="role"' not in page.content.decode()
    assert response.status_code == 403
    assert User.objects.get(pk=cast.alex.pk).role == Role.ADMINISTRATOR


@pytest.mark.parametrize("typed", ["1234567890", "../../x y", "alex", ""])
def test_a_user_name_stays(alex: Client, cast: Cast, typed: str) -> None:
    typed_in = fields(cast.carla, username=typed, given_name="Carla")

    alex.post(of(cast.carla, "change"), typed_in)

    carla = User.objects.get(pk=cast.carla.pk)
    assert (carla.username, carla.given_name) == ("carla", "Carla")


@pytest.mark.parametrize("email", ["", "other@post.example"])
def test_another_address_is_not_the_one_that_was_confirmed(
    alex: Client, cast: Cast, email: str
) -> None:
    reachable(cast.carla)

    response = alex.post(of(cast.carla, "change"), fields(cast.carla, email=email))

    carla = User.objects.get(pk=cast.carla.pk)
    assert response.status_code == 302
    assert (carla.email, carla.email_confirmed_at) == (email, None)
