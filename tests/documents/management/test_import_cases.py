"""`manage.py import_cases`: offices, caseworkers, cases and members from tables."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent, Office, OwedLetter, User
from accounts.roles import Role
from documents.models import Case
from tests.documents.tables import answer, counts, table

OFFICES = ("code;name;city;places", "here;Standort Hier;Musterstadt;Hier|Dort")
STAFF = ("user_name;family_name;offices", "carla;Muster;here")
CASES = (
    "number;office;caseworker;grant_start;grant_end",
    "61402//00000705;here;carla;2026-07-01;2027-06-30",
)
MEMBERS = (
    "case;family_name;birth_date;postal_code;city",
    "61402//00000705;Namuna;1990;64646;Musterstadt",
)
pytestmark = pytest.mark.django_db


def tables(folder: Path, **changes: tuple[str, ...]) -> list[str]:
    given: dict[str, tuple[str, ...]] = {"offices": OFFICES, "caseworkers": STAFF}
    given |= {"cases": CASES, "members": MEMBERS, **changes}
    return [
        f"--{name}={table(folder, *lines, name=f'{name}.csv')}"
        for name, lines in given.items()
    ]


def imported(folder: Path, *flags: str, **changes: tuple[str, ...]) -> dict[str, Any]:
    return answer("import_cases", *tables(folder, **changes), *flags)


def test_all_four_are_taken_over_in_one_go(tmp_path: Path) -> None:
    given = imported(tmp_path)

    case = Case.objects.get()
    assert (given["exit"], counts(given)) == (0, (4, 0, 0, 0))
    assert (case.office.code, str(case.caseworker)) == ("here", "Muster")
    assert str(case.grant_end) == "2027-06-30"
    assert case.members.get().user.full_name == "Namuna"
    assert Office.objects.get().places == "Hier\nDort"


def test_a_caseworker_has_office_role_and_a_letter(tmp_path: Path) -> None:
    imported(tmp_path)

    carla = User.objects.get(username="carla")
    assert (carla.role, carla.offices.get().code) == (Role.CASEWORKER, "here")
    assert not carla.has_usable_password()
    assert OwedLetter.objects.filter(recipient=carla).count() == 1


def test_twice_is_as_once(tmp_path: Path) -> None:
    imported(tmp_path)
    before = AuditEvent.objects.count()

    again = imported(tmp_path)

    assert counts(again) == (0, 0, 4, 0)
    assert AuditEvent.objects.count() == before


def test_a_case_is_brought_up_to_date(tmp_path: Path) -> None:
    imported(tmp_path)
    longer = (CASES[0], CASES[1].replace("2027-06-30", "2027-12-31"))

    again = imported(tmp_path, cases=longer)

    assert counts(again) == (0, 1, 3, 0)
    assert str(Case.objects.get().grant_end) == "2027-12-31"
    changed = AuditEvent.objects.filter(event="case.changed").latest("at")
    assert changed.facts == {"fields": ["grant_end"]}


def test_a_case_that_moves_leaves_its_caseworker(tmp_path: Path) -> None:
    imported(tmp_path)
    two = (*OFFICES, "there;Standort Dort;Dorf;")
    moved = (CASES[0], "61402//00000705;there;;;")

    imported(tmp_path, offices=two, cases=moved)

    case = Case.objects.get()
    assert (case.office.code, case.caseworker) == ("there", None)


def test_what_the_back_office_edited_in_an_office_stays(tmp_path: Path) -> None:
    imported(tmp_path)
    Office.objects.update(city="Andernorts")

    imported(tmp_path)

    assert Office.objects.get().city == "Andernorts"


def test_a_dry_run_asks_every_rule_and_changes_nothing(tmp_path: Path) -> None:
    tried = imported(tmp_path, "--dry-run")

    assert (tried["dry_run"], counts(tried)) == (True, (4, 0, 0, 0))
    assert not Office.objects.exists()
    assert not User.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        ("offices", "Hier da;Standort;Stadt;", "code: Enter a valid"),
        ("caseworkers", "1234567890;Muster;here", "not a user name"),
        ("caseworkers", "dora;Muster;nowhere", "No such office: nowhere"),
        ("cases", "61402-705;here;;;", "Example: 61402//00000705"),
        ("cases", "61402//00000706;nowhere;;;", "'nowhere' is no office"),
        ("cases", "61402//00000706;here;emil;;", "emil is not a caseworker"),
        ("cases", "61402//00000706;here;;2027-01-01;", "come together"),
        ("cases", "61402//00000706;here;;1.1.2027;2.2.2027", "Example: 2027-06-30"),
        ("members", "61402//00000709;Muster;2020;1;2", "under 15"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(
    name: str, row: str, reason: str, tmp_path: Path
) -> None:
    usual = {"offices": OFFICES, "caseworkers": STAFF, "cases": CASES}
    lines = (*{**usual, "members": MEMBERS}[name], row)

    given = imported(tmp_path, **{name: lines})

    [refusal] = given["refusals"]
    assert (given["exit"], counts(given)) == (1, (4, 0, 0, 1))
    assert (refusal["file"], refusal["line"]) == (f"{name}.csv", 3)
    assert reason in refusal["reason"]


def test_at_least_one_table_is_needed() -> None:
    with pytest.raises(CommandError, match="at least one table") as wrong:
        call_command("import_cases")

    assert wrong.value.returncode == 2
