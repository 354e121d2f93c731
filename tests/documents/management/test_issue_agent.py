"""manage.py issue_agent: an account without a case, to act for others."""

import json
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command

from accounts.models import OwedLetter, User
from accounts.pins import looks_like_pin, normalise_pin
from documents.models import CaseMember
from tests.accounts.letters.letters import text_of
from tests.cast import Cast

BORN = "--birth-date=1970-01-31"


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("issue_agent", *arguments, stdout=out)
    return out.getvalue()


def test_issues_an_account_without_a_case(cast: Cast) -> None:
    del cast
    printed = json.loads(run("--family-name=Betreuerin", BORN, "--json"))

    agent = User.objects.get(username=printed["portal_id"])
    assert (agent.family_name, agent.is_staff) == ("Betreuerin", False)
    assert looks_like_pin(printed["pin"])
    assert not CaseMember.objects.filter(user=agent).exists()


def test_says_what_comes_next(cast: Cast) -> None:
    del cast
    said = run("--family-name=Betreuerin", BORN)

    assert "grant_mandate --agent" in said
    assert "Valid until: " in said


def test_with_a_letter_the_pin_is_nowhere_else(cast: Cast, tmp_path: Path) -> None:
    del cast
    place = tmp_path / "agent.pdf"

    said = run("--family-name=Betreuerin", BORN, "--json", f"--letter={place}")

    printed = json.loads(said)
    agent = User.objects.get(username=printed["portal_id"])
    [text] = text_of(place.read_bytes())
    [pin] = re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", text)
    assert check_password(normalise_pin(pin), agent.initial_pin.pin_hash)
    assert printed == {"portal_id": agent.username, "letter": str(place)}


def test_a_letter_that_cannot_be_written_is_owed(cast: Cast, tmp_path: Path) -> None:
    del cast

    with pytest.raises(CommandError, match="its letter is owed"):
        run("--family-name=Betreuerin", BORN, f"--letter={tmp_path / 'no' / 'a.pdf'}")

    letter = OwedLetter.objects.get()
    assert letter.recipient.family_name == "Betreuerin"
    assert letter.printed_at is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("31.01.1970", (date(1970, 1, 31), "day")),
        ("1970", (date(1970, 1, 1), "year")),
        ("unknown", (None, "not")),
    ],
)
def test_a_date_of_birth_is_read_as_everywhere(
    cast: Cast, typed: str, kept: tuple[date | None, str]
) -> None:
    del cast
    printed = json.loads(run("--family-name=B", f"--birth-date={typed}", "--json"))

    agent = User.objects.get(username=printed["portal_id"])
    assert (agent.birth_date, agent.birth_date_known) == kept


@pytest.mark.parametrize(
    "arguments", [[BORN], ["--family-name=Kind", "--birth-date=2020-01-31"]]
)
def test_issues_nothing_to_nobody_or_a_child(cast: Cast, arguments: list[str]) -> None:
    del cast
    before = User.objects.count()

    with pytest.raises(CommandError):
        run(*arguments)
    assert User.objects.count() == before
