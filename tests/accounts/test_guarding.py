"""Sessions end in time, and who has to protect the access does that first."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as configured
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts import sessions
from accounts.models import User
from tests.accounts.device import Device
from tests.accounts.issued import COUNTER, give_password
from tests.accounts.protected import give_the_password, signed_in
from tests.cast import PASSWORD, Cast

PROTECT = "/accounts/protect/"


@pytest.fixture
def carla(client: Client, cast: Cast, settings: Settings) -> Client:
    """Return the browser of Carla, who has to set up a second factor."""
    settings.STAFF_SECOND_FACTOR = True
    give_password(cast.carla)
    give_the_password(client, cast.carla)
    return client


def test_after_half_an_hour_one_signs_in_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.amina)
    client.get("/")

    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        response = client.get("/documents/")

        assert response["Location"] == "/accounts/login/?next=/documents/"
        assert not signed_in(client)
        assert len(list(get_messages(response.wsgi_request))) == 1


def test_files_sent_too_late_are_not_lost_without_a_word(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.amina)
    client.get("/documents/upload/")

    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        response = client.post("/documents/upload/", {"title": "Lohn"})

        said = [str(message) for message in get_messages(response.wsgi_request)]
        expected = "/accounts/login/?next=/documents/upload/"
        assert response["Location"] == expected
        assert len(said) == 2


def test_the_page_says_when_it_will_end(client: Client, cast: Cast) -> None:
    client.force_login(cast.amina)

    page = client.get("/").content.decode()

    seconds = page.partition('data-seconds="')[2].partition('"')[0]
    assert 29 * 60 < int(seconds) <= 30 * 60
    assert 'data-warn="120"' in page
    assert '<meta http-equiv="refresh"' in page


def test_a_shared_computer_ends_after_ten_minutes(client: Client, cast: Cast) -> None:
    give_password(cast.amina)
    give_the_password(client, cast.amina, shared="on")

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert client.get("/").status_code == 302


def test_ending_all_sessions_ends_this_one_at_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.amina)
    before = client.get("/").status_code

    sessions.end_all(cast.amina, by=COUNTER, at=timezone.now())

    assert (before, client.get("/").status_code) == (200, 302)


def test_deactivation_ends_them_at_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.carla)
    before = client.get("/admin/").status_code

    User.objects.filter(pk=cast.carla.pk).update(is_active=False)

    assert (before, client.get("/admin/").status_code) == (200, 302)


def test_the_browser_is_known_after_a_sign_in(client: Client, cast: Cast) -> None:
    give_password(cast.amina)

    response = give_the_password(client, cast.amina)

    known = [name for name in response.cookies if "known-" in name]
    assert len(known) == 1
    assert known[0].startswith("__Host-") is configured.SECURE


@pytest.mark.parametrize(
    "url",
    ["/", "/admin/", "/admin/documents/document/", "/accounts/me/password/", "/i18n/x"],
)
def test_first_of_all_comes_the_second_factor(carla: Client, url: str) -> None:
    response = carla.get(url)

    assert response.get("Location") == PROTECT or response.status_code == 404


def test_the_pages_to_set_it_up_are_open(carla: Client) -> None:
    pages = (PROTECT, f"{PROTECT}passkey/", f"{PROTECT}app/", "/accounts/confirm/")

    assert {carla.get(page).status_code for page in pages} == {200}
    assert "/admin/" not in carla.get(PROTECT).content.decode()


def test_once_it_is_there_the_way_is_free(carla: Client) -> None:
    question = carla.get(f"{PROTECT}passkey/").context["question"]
    carla.post(f"{PROTECT}passkey/", {"credential": Device().create(question)})

    assert carla.get("/admin/").status_code == 200


def test_a_session_begun_in_any_other_way_is_held_up_too(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    client.force_login(cast.carla)

    assert client.get("/admin/")["Location"] == PROTECT


def test_signing_out_is_always_possible(carla: Client) -> None:
    carla.post("/accounts/logout/")

    assert not signed_in(carla)


def test_citizens_are_held_up_only_where_they_must(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.CITIZEN_SECOND_FACTOR = "required"
    give_password(cast.amina)
    client.post(
        "/accounts/login/", {"portal_id": cast.amina.username, "password": PASSWORD}
    )

    assert client.get("/")["Location"] == PROTECT
