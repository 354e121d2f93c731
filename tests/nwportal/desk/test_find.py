"""/admin/desk/people/: whom the desk finds, and by what."""

from datetime import date
from typing import Any

import pytest

from accounts.models import AuditEvent, User
from documents import attending
from documents.models import CaseMember
from tests.cast import Cast, case, citizen
from tests.nwportal.desk.counter import DESK, SignIn

URL = f"{DESK}people/"
BORN = {"birth_date_day": "24", "birth_date_month": "12", "birth_date_year": "1990"}


def names(response: Any) -> list[str]:
    return [one.full_name for one in response.context["people"]]


@pytest.mark.parametrize(
    "typed",
    [
        {"number": "{id}"},
        {"number": " {id:.4} {id_rest}"},
        {"number": "{case}"},
        {"number": "kd-77"},
        {"name": "muster AMINA", **BORN},
    ],
)
def test_finds_a_person_by(cast: Cast, sign_in: SignIn, typed: dict[str, str]) -> None:
    User.objects.filter(pk=cast.amina.pk).update(customer_number="KD-77")
    known = {
        "id": cast.amina.username,
        "id_rest": cast.amina.username[4:],
        "case": cast.case.number,
    }

    asked = {name: value.format(**known) for name, value in typed.items()}
    response = sign_in(cast.selma).post(URL, asked)

    assert names(response) == ["Amina Muster"]
    searched = AuditEvent.objects.get(event="desk.searched")
    assert searched.facts == {"found": 1}


def test_finds_who_has_no_certain_date_of_birth(cast: Cast, sign_in: SignIn) -> None:
    facts: dict[str, dict[str, Any]] = {
        "Nuri": {"birth_date": None, "birth_date_known": "not"},
        "Sami": {"birth_date": date(1990, 1, 1), "birth_date_known": "year"},
    }
    for name, born in facts.items():
        person = citizen(name, cast.case)
        User.objects.filter(pk=person.pk).update(**born)

    found = [
        names(sign_in(cast.selma).post(URL, {"name": name, **BORN}))
        for name in ("Nuri", "Sami")
    ]

    assert found == [["Nuri Muster"], ["Sami Muster"]]


def test_finds_who_is_in_two_cases_once(cast: Cast, sign_in: SignIn) -> None:
    other = case(cast.case.office, cast.carla)
    CaseMember.objects.create(case=other, user=cast.amina)

    response = sign_in(cast.selma).post(URL, {"number": cast.amina.username})

    assert names(response) == ["Amina Muster"]


@pytest.mark.parametrize("who", ["chris", "carla", "selma"])
def test_finds_nobody_of_another_office_and_no_colleague(
    cast: Cast, sign_in: SignIn, who: str
) -> None:
    response = sign_in(cast.selma).post(URL, {"number": getattr(cast, who).username})

    assert names(response) == []


@pytest.mark.parametrize("typed", [{}, {"name": "Amina"}, BORN, {"number": " "}])
def test_asks_for_enough(cast: Cast, sign_in: SignIn, typed: dict[str, str]) -> None:
    response = sign_in(cast.selma).post(URL, typed)

    assert response.status_code == 422
    assert response.context["form"].non_field_errors()


def test_shows_no_more_than_a_desk_reads(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    for number in range(attending.MOST + 3):
        citizen(f"Nr{number}", cast.case)
    client = sign_in(cast.selma)

    with django_assert_max_num_queries(12):
        response = client.post(URL, {"name": "Muster", **BORN})

    assert len(names(response)) == attending.MOST


def test_shows_the_form(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.selma).get(URL)

    assert response.status_code == 200
    assert not AuditEvent.objects.filter(event="desk.searched").exists()
