"""`manage.py issue_account` says what is wrong and then has done nothing."""

from typing import Any

import pytest
from django.core.management import CommandError

from accounts.models import AuditEvent, Office, User
from accounts.roles import Role
from documents.models import Case
from tests.documents.issuing import issue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offices(db: None) -> None:
    del db
    for code in ("here", "there"):
        Office.objects.create(code=code, name=f"Standort {code}")


@pytest.mark.parametrize(
    ("changes", "advice"),
    [
        ({"office": ""}, "--office (known: here, there)"),
        ({"office": "nowhere"}, "--office (known: here, there)"),
        ({"case": "61402-705"}, "Example: 61402//00000705"),
        ({"case": ""}, "Example: 61402//00000705"),
        ({"case": "V-7K3M-92QX"}, "no provisional case V-7K3M-92QX"),
        ({"given_name": "", "family_name": " "}, "Give --family-name or --given-name"),
        ({"family_name": "x" * 121}, "family_name: Ensure this value has at most 120"),
        ({"birth_date": "24/12/1990"}, "Example: 1990-12-24"),
        ({"birth_date": "1990-02-30"}, "Example: 1990-12-24"),
        ({"birth_date": "2190-12-24"}, "future"),
        ({"birth_date": "2015-12-24"}, "under 15 (§ 36 SGB I)"),
        ({"language": "nl"}, "'de', 'en', 'tr', 'ar', 'ru', 'uk', 'fa'"),
        ({"email": "amina"}, "email: Enter a valid email address"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_made(
    changes: dict[str, str], advice: str
) -> None:
    with pytest.raises(CommandError) as refused:
        issue(**changes)

    assert advice in str(refused.value)
    assert not User.objects.exists()
    assert not Case.objects.exists()


def test_a_case_stays_with_its_office() -> None:
    issue()

    with pytest.raises(CommandError, match="belongs to the office here"):
        issue(office="there")

    assert User.objects.count() == 1


def caseworker(name: str, office: str, **fields: Any) -> User:
    fields = {"role": Role.CASEWORKER, "family_name": name, **fields}
    user = User.objects.create(username=name, **fields)
    user.offices.set(Office.objects.filter(code=office))
    return user


def test_the_case_is_given_to_a_caseworker_of_its_office() -> None:
    carla = caseworker("carla", "here")

    issue(caseworker="carla")

    event = AuditEvent.objects.get(event="case.assigned")
    assert Case.objects.get().caseworker == carla
    assert event.facts == {"caseworker": str(carla.pk)}


@pytest.mark.parametrize("name", ["emil", "alex", "nobody"])
def test_and_to_nobody_else(name: str) -> None:
    caseworker("emil", "there")
    caseworker("alex", "here", role=Role.ADMINISTRATOR)

    with pytest.raises(CommandError, match=f"{name} is not a caseworker"):
        issue(caseworker=name)

    assert not Case.objects.exists()
