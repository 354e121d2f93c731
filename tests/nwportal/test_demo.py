"""The demo fills an empty house once, and no house that people live in."""

from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from accounts.activating import Choices, activate
from accounts.consents import mail_allowed
from accounts.finding_pins import find_pin
from accounts.models import InitialPin, Mandate, Organisation, User
from accounts.roles import Role
from decisions.models import Decision
from documents.models import Case, Document
from nwportal import demo
from nwportal.demo import papers
from nwportal.demo.creating import PASSWORD, PIN, NotADemo
from tests.accounts.doors import door

URL = "http://localhost:8000"
WAITING = "1000000006"


@pytest.fixture(autouse=True)
def in_demo_mode(settings: Settings, db: None) -> None:
    del db
    settings.DEMO = True
    call_command("load_catalogue", verbosity=0)


def counts() -> list[int]:
    models = (User, Case, Document, Decision, Organisation)
    return [model.objects.count() for model in models]


def test_there_is_somebody_for_every_part() -> None:
    demo.create_if_empty()

    roles = list(User.objects.values_list("role", flat=True))
    languages = set(User.objects.values_list("language", flat=True))
    assert [roles.count(role) for role in Role] == [7, 5, *[1] * 7]
    assert languages == {"de", "tr", "ar", "ru", "uk", "fa"}
    assert User.objects.filter(given_name="").exists()
    assert counts() == [19, 6, 5, 5, 1]


def test_all_but_one_can_sign_in() -> None:
    demo.create_if_empty()

    assert authenticate(username="1000 0000 01", password=PASSWORD)
    assert authenticate(username="Demo.Admin", password=PASSWORD)
    assert not authenticate(username=WAITING, password=PASSWORD)


def test_one_is_left_to_try_the_activation() -> None:
    demo.create_if_empty()
    at, born = timezone.now(), date(1969, 9, 5)

    found = find_pin(portal_id=WAITING, pin=PIN, birth_date=born, door=door(), at=at)

    assert found.user.activated_at is None


def test_a_custodian_acts_for_somebody() -> None:
    demo.create_if_empty()

    (mandate,) = Mandate.objects.in_force(timezone.now())
    agent, principal = mandate.agent, mandate.principal
    assert (agent.username, principal.username) == ("1000000007", "1000000003")
    assert mandate.may_see
    assert mandate.may_upload
    assert mandate.may_read_decisions
    assert authenticate(username=agent.username, password=PASSWORD)
    assert not Case.objects.filter(members__user=agent).exists()
    assert f"{agent} (de), acts for {principal}\n" in demo.welcome(URL)


def test_who_has_an_address_has_agreed_to_mail() -> None:
    demo.create_if_empty()

    people = User.objects.filter(role=Role.CITIZEN, activated_at__isnull=False)
    told = {person.email != "": mail_allowed(person) for person in people}
    assert told == {True: True, False: False}


def test_twice_is_as_once() -> None:
    demo.create_if_empty()
    before = counts()

    demo.create_if_empty()

    assert counts() == before


def test_who_lives_there_already_stays_alone() -> None:
    User.objects.create(username="root", family_name="Root", role=Role.ADMINISTRATOR)

    demo.create_if_empty()

    assert counts() == [1, 0, 0, 0, 0]


def test_outside_the_demo_it_is_refused(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(NotADemo):
        demo.create_if_empty()

    assert counts() == [0, 0, 0, 0, 0]


def test_what_was_interrupted_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(heading: str) -> bytes:
        raise KeyboardInterrupt(heading)

    with monkeypatch.context() as patched:
        patched.setattr(papers, "pdf", interrupted)
        with pytest.raises(KeyboardInterrupt):
            demo.create_if_empty()
    left = counts()

    demo.create_if_empty()

    assert left == [0, 0, 0, 0, 0]
    assert counts() == [19, 6, 5, 5, 1]


def test_the_welcome_names_whom_one_can_still_be() -> None:
    demo.create_if_empty()
    fresh = demo.welcome(URL)
    initial = InitialPin.objects.select_related("user").get()
    chosen = Choices(password="ein langer eigener Satz", language="de")
    activate(initial, chosen=chosen, at=timezone.now())
    User.objects.filter(username="demo.ried1").update(is_active=False)

    later = demo.welcome(URL)

    assert "PIN ACDE-3467-FGHJ, born 1969-09-05" in fresh
    assert "demo.ried1" in fresh
    assert "ACDE" not in later
    assert "demo.ried1" not in later
    assert f"{URL}/admin/" in later


def test_a_later_start_greets_an_empty_house_too() -> None:
    assert PASSWORD in demo.welcome(URL)
