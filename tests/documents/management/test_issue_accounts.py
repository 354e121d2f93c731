"""`manage.py issue_accounts`: thousands in one go, nobody twice, each row whole."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent, Office, OwedLetter, User
from documents.models import Case, CaseMember
from tests.documents.tables import answer, counts, table

HEAD = "case;office;given_name;family_name;birth_date;customer_number;postal_code;city"
AMINA = "61402//00000705;here;Amina;Muster;1990-12-24;;64646;Musterstadt"
BERND = "61402//00000706;here;Bernd;Muster;1980-01-02;;64646;Musterstadt"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offices(db: None) -> None:
    del db
    for code in ("here", "there"):
        Office.objects.create(code=code, name=f"Standort {code}")


def issue(file: str, *flags: str) -> dict[str, Any]:
    return answer("issue_accounts", file, "--letters=none", *flags)


def test_each_person_gets_an_account_a_case_and_a_letter(tmp_path: Path) -> None:
    given = issue(table(tmp_path, HEAD, AMINA, BERND))

    assert (given["exit"], counts(given)) == (0, (2, 0, 0, 0))
    assert Case.objects.count() == CaseMember.objects.count() == 2
    assert set(OwedLetter.objects.values_list("recipient__given_name", "kind")) == {
        ("Amina", "access"),
        ("Bernd", "access"),
    }


def test_no_pin_is_made_before_the_letter_is_printed(tmp_path: Path) -> None:
    issue(table(tmp_path, HEAD, AMINA))

    assert not hasattr(User.objects.get(), "initial_pin")


def test_twice_is_as_once(tmp_path: Path) -> None:
    file = table(tmp_path, HEAD, AMINA, BERND)
    issue(file)

    again = issue(file)

    assert counts(again) == (0, 0, 2, 0)
    assert User.objects.count() == OwedLetter.objects.count() == 2


def test_who_stands_there_twice_gets_one_account(tmp_path: Path) -> None:
    shouted = AMINA.replace("Amina;Muster", "AMINA;  muster")

    given = issue(table(tmp_path, HEAD, AMINA, shouted))

    assert counts(given) == (1, 0, 1, 0)


@pytest.mark.parametrize(
    "other",
    [
        AMINA.replace("1990-12-24", "1990-12-25"),
        AMINA.replace("Amina", "Anna"),
        AMINA.replace("00000705", "00000707"),
    ],
)
def test_somebody_else_is_somebody_else(other: str, tmp_path: Path) -> None:
    given = issue(table(tmp_path, HEAD, AMINA, other))

    assert counts(given) == (2, 0, 0, 0)


def test_a_customer_number_is_one_person_in_every_case(tmp_path: Path) -> None:
    first = AMINA.replace(";;", ";617D123456;")
    moved = BERND.replace(";;", ";617d123456;").replace("1980-01-02", "1990-12-24")

    given = issue(table(tmp_path, HEAD, first, moved))

    assert counts(given) == (1, 1, 0, 0)
    assert User.objects.get().memberships.count() == 2


def test_two_people_of_one_name_differ_by_their_numbers(tmp_path: Path) -> None:
    one, two = (AMINA.replace(";;", f";{n};") for n in ("617D123456", "617D123457"))

    given = issue(table(tmp_path, HEAD, one, two))

    assert counts(given) == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (AMINA.replace("1990-12-24", "24/12/1990"), "Example: 1990-12-24"),
        (AMINA.replace("1990-12-24", ""), "Example: 1990-12-24"),
        (AMINA.replace("1990-12-24", "2015-12-24"), "under 15 (§ 36 SGB I)"),
        (AMINA.replace("61402//", "61402-"), "Example: 61402//00000705"),
        (AMINA.replace("here", "nowhere"), "known: here, there"),
        (AMINA.replace("Amina;Muster", ";"), "a single name is a name"),
        (AMINA.replace(";64646", ""), "7 cells instead of 8"),
    ],
)
def test_a_refused_row_is_named_by_its_line(
    row: str, reason: str, tmp_path: Path
) -> None:
    given = issue(table(tmp_path, HEAD, BERND, row))

    [refusal] = given["refusals"]
    assert (given["exit"], counts(given)) == (1, (1, 0, 0, 1))
    assert (refusal["file"], refusal["line"]) == ("accounts.csv", 3)
    assert reason in refusal["reason"]
    assert User.objects.get().given_name == "Bernd"
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([HEAD.replace("city", "town"), AMINA], "unknown columns: town"),
        (["case;given_name", "1;2"], "missing columns: family_name, birth_date"),
        ([f"{HEAD};case", AMINA], "columns named twice: case"),
        ([], "missing columns"),
    ],
)
def test_another_table_is_refused_as_a_whole(
    lines: list[str], reason: str, tmp_path: Path
) -> None:
    file = table(tmp_path, *lines)

    with pytest.raises(CommandError, match=reason):
        call_command("issue_accounts", file, "--letters=none")

    assert not User.objects.exists()


def test_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text(f"{HEAD}\n{AMINA.replace('Amina', 'Ömer')}\n", encoding="latin-1")

    with pytest.raises(CommandError, match="not UTF-8"):
        call_command("issue_accounts", str(file), "--letters=none")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_spreadsheets_of_all_kinds_are_read(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    file = tmp_path / "accounts.csv"
    text = f"{HEAD}\r\n{AMINA}\r\n".replace(";", delimiter)
    file.write_bytes(text.encode(encoding))

    assert counts(issue(str(file))) == (1, 0, 0, 0)


def test_a_dry_run_changes_nothing_and_says_the_same(tmp_path: Path) -> None:
    file = table(tmp_path, HEAD, AMINA, AMINA, BERND.replace("here", "nowhere"))

    tried = issue(file, "--dry-run")

    assert (tried["dry_run"], counts(tried)) == (True, (1, 0, 1, 1))
    assert not User.objects.exists()
    assert not AuditEvent.objects.exists()
    assert counts(issue(file)) == counts(tried)


@pytest.mark.parametrize(
    ("typed", "known", "born"),
    [("1990", "year", "1990-01-01"), ("unknown", "not", "None")],
)
def test_an_uncertain_birth_date_is_kept_as_such(
    typed: str, known: str, born: str, tmp_path: Path
) -> None:
    issue(table(tmp_path, HEAD, AMINA.replace("1990-12-24", typed)))

    user = User.objects.get()
    assert (user.birth_date_known, str(user.birth_date)) == (known, born)


def test_every_account_leaves_its_traces(tmp_path: Path) -> None:
    issue(table(tmp_path, HEAD, AMINA))

    events = Counter(AuditEvent.objects.values_list("event", flat=True))
    assert events == dict.fromkeys(
        ["case.opened", "account.issued", "case.member_added", "letter.owed"], 1
    )


def test_the_report_has_a_line_for_every_row(tmp_path: Path) -> None:
    place = tmp_path / "report.csv"
    refused = BERND.replace("here", "=HYPERLINK(1)")

    issue(table(tmp_path, HEAD, AMINA, refused), f"--report={place}")

    head, made, not_made = place.read_text().splitlines()
    assert head == "file,line,outcome,subject,reason"
    assert made == f"accounts.csv,2,made,{User.objects.get().username},"
    assert not_made.startswith("accounts.csv,3,refused,,")


def test_the_letters_are_printed_at_once(tmp_path: Path) -> None:
    file = table(tmp_path, HEAD, AMINA, BERND)
    folder = tmp_path / "letters"

    given = answer("issue_accounts", file, f"--letters={folder}")

    printed = given["letters"]
    names = {f"{user.username}.pdf" for user in User.objects.all()}
    assert printed["printed"] == 2
    assert {path.name for path in folder.iterdir()} == names | {
        Path(printed["file"]).name
    }
