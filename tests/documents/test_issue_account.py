"""`manage.py issue_account`: a citizen, a case, and a PIN that is shown once."""

from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.contrib.auth.hashers import check_password
from django.utils import timezone

from accounts.models import AuditEvent, InitialPin, Office, User
from accounts.pins import looks_like_pin, normalise_pin
from documents.models import Case, CaseMember
from tests.documents.issuing import NUMBER, issue, issue_json

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offices(db: None) -> None:
    del db
    for code in ("here", "there"):
        Office.objects.create(code=code, name=f"Standort {code}")


def everything_stored() -> str:
    """Return every value of every row of every table."""
    models = apps.get_models(include_auto_created=True)
    rows = [row for model in models for row in model._base_manager.values_list()]
    return str(rows)


def test_prints_one_json_object_for_programs() -> None:
    answer = issue_json()

    assert set(answer) == {"portal_id", "pin", "case", "valid_until"}
    assert len(answer["portal_id"]) == 10
    assert looks_like_pin(answer["pin"])
    assert answer["case"] == NUMBER
    left = datetime.fromisoformat(answer["valid_until"]) - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)


def test_prints_words_for_people() -> None:
    said = issue()

    user = User.objects.get()
    assert NUMBER in said
    assert "Standort here" in said
    assert f"{user.username[:4]} {user.username[4:8]} {user.username[8:]}" in said
    assert len([word for word in said.split() if looks_like_pin(word)]) == 1


def test_creates_citizen_and_case() -> None:
    answer = issue_json(language="tr", email="amina@post.example")

    member = CaseMember.objects.select_related("user", "case__office").get()
    user, case = member.user, member.case
    assert (user.username, user.full_name) == (answer["portal_id"], "Amina Muster")
    assert (user.birth_date, user.language) == (date(1990, 12, 24), "tr")
    assert (user.email, user.activated_at) == ("amina@post.example", None)
    assert (case.number, case.office.code, case.caseworker) == (NUMBER, "here", None)


def test_the_pin_is_stored_nowhere_but_as_a_hash() -> None:
    answer = issue_json()

    pin, stored = normalise_pin(answer["pin"]), everything_stored().upper()
    assert answer["portal_id"] in stored
    assert pin not in stored
    assert answer["pin"] not in stored
    assert check_password(pin, InitialPin.objects.get().pin_hash)


def test_records_who_issued_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "counter7")

    issue()

    who = {event.event: event.machine for event in AuditEvent.objects.all()}
    assert InitialPin.objects.get().issued_by == "command:counter7"
    assert who == dict.fromkeys(
        ["case.opened", "account.issued", "case.member_added"], "command:counter7"
    )


def test_a_second_person_joins_the_case() -> None:
    issue()

    issue(given_name="Bernd", office="")

    assert Case.objects.get().members.count() == 2
    assert AuditEvent.objects.filter(event="case.opened").count() == 1


@pytest.mark.parametrize(
    "names",
    [
        {"given_name": "", "family_name": "Namuna"},
        {"given_name": "Namuna", "family_name": ""},
    ],
)
def test_a_single_name_is_a_name(names: dict[str, str]) -> None:
    issue(**names)

    assert User.objects.get().full_name == "Namuna"


@pytest.mark.parametrize("typed", ["1990-12-24", "١٩٩٠-١٢-٢٤", "۱۹۹۰-۱۲-۲۴"])
def test_digits_of_any_script_are_understood(typed: str) -> None:
    answer = issue_json(birth_date=typed, case="٤١٤٠٤//٠٠٠٠٠١٠٤")

    assert User.objects.get().birth_date == date(1990, 12, 24)
    assert answer["case"] == "41404//00000104"


def test_the_only_office_need_not_be_named() -> None:
    Office.objects.filter(code="there").delete()

    issue(office="")

    assert Case.objects.get().office.code == "here"
