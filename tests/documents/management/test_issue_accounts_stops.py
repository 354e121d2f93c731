"""`manage.py issue_accounts`: whom and what it refuses, and when it does not begin."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts import locking
from accounts.actors import Machine
from accounts.models import Office, OwedLetter, User
from tests.cast import NOON
from tests.documents.tables import answer, counts, table

HEAD = "case;office;given_name;family_name;birth_date;customer_number;postal_code;city"
AMINA = "61402//00000705;here;Amina;Muster;1990-12-24;617D123456;64646;Musterstadt"
BERND = "61402//00000706;here;Bernd;Muster;1980-01-02;;64646;Musterstadt"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(db: None) -> None:
    del db
    Office.objects.create(code="here", name="Standort here")


def test_a_wrong_customer_number_brings_nobody_into_a_case(tmp_path: Path) -> None:
    wrong = BERND.replace(";;", ";617d123456;")

    given = answer(
        "issue_accounts", table(tmp_path, HEAD, AMINA, wrong), "--letters=none"
    )

    assert counts(given) == (1, 0, 0, 1)
    assert "another person's number" in given["refusals"][0]["reason"]
    assert User.objects.get().memberships.count() == 1


def test_a_table_taken_again_writes_to_nobody_who_was_revoked(tmp_path: Path) -> None:
    words = ("issue_accounts", table(tmp_path, HEAD, AMINA), "--letters=none")
    answer(*words)
    locking.revoke(User.objects.get(), reason="died", by=Machine("test"), at=NOON)

    again = answer(*words)

    assert counts(again) == (0, 0, 0, 1)
    assert "was revoked" in again["refusals"][0]["reason"]
    assert not OwedLetter.objects.exists()


def test_nothing_is_taken_of_a_file_that_breaks_off(tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    late = BERND.replace("Bernd", "Jörg").encode("latin-1")
    file.write_bytes(f"{HEAD}\n{AMINA}\n".encode() + b"\n" * 20_000 + late)

    given = answer("issue_accounts", str(file), "--letters=none")

    assert (given["exit"], counts(given)) == (1, (0, 0, 0, 0))
    assert not User.objects.exists()


@pytest.mark.parametrize("bad", ["\0", "\x07", "\x85"])
def test_a_control_character_is_named_by_its_line(bad: str, tmp_path: Path) -> None:
    file = table(tmp_path, HEAD, BERND, AMINA.replace("Amina", f"Am{bad}ina"))

    given = answer("issue_accounts", file, "--letters=none")

    assert counts(given) == (1, 0, 0, 1)
    assert given["refusals"][0]["line"] == 3
    assert "control character in given_name" in given["refusals"][0]["reason"]


def test_a_folder_for_all_to_see_stops_before_the_first_row(tmp_path: Path) -> None:
    file, folder = table(tmp_path, HEAD, AMINA), tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o755)

    given = answer("issue_accounts", file, f"--letters={folder}")

    assert (given["exit"], counts(given)) == (1, (0, 0, 0, 0))
    assert not User.objects.exists()


def test_what_was_done_is_said_if_no_letter_can_be_printed(tmp_path: Path) -> None:
    file, folder = table(tmp_path, HEAD, AMINA), tmp_path / "letters"
    folder.mkdir(mode=0o700)
    (folder / "letters-old.pdf.part").touch()

    given = answer("issue_accounts", file, f"--letters={folder}")

    assert (given["exit"], counts(given)) == (1, (1, 0, 0, 0))


def test_the_report_overwrites_no_table(tmp_path: Path) -> None:
    file = table(tmp_path, HEAD, AMINA)

    with pytest.raises(CommandError, match="would overwrite") as refused:
        call_command("issue_accounts", file, "--letters=none", f"--report={file}")

    assert refused.value.returncode == 2
    assert Path(file).read_text().startswith(HEAD)
