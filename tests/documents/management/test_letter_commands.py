"""`print_letters`, `reissue_letter`, and `issue_account` with a letter."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command

from accounts.models import InitialPin, Office, OwedLetter, User
from accounts.pins import normalise_pin
from tests.accounts.letters.letters import HOME, Kind, owed, text_of
from tests.cast import Cast
from tests.documents.issuing import issue
from tests.documents.tables import answer

PIN = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@pytest.fixture
def at_home(cast: Cast) -> Cast:
    """Let everybody have an address, and the office one of its own."""
    User.objects.update(**HOME)
    Office.objects.update(street="Amtsweg 1", postal_code="64625", city="Amtsstadt")
    return cast


def test_what_is_owed_is_printed_with_the_office_of_the_case(
    at_home: Cast, tmp_path: Path
) -> None:
    owed(at_home.amina)

    given = answer("print_letters", f"--out={tmp_path / 'letters'}")

    [text] = text_of(Path(given["file"]).read_bytes())
    assert (given["exit"], given["printed"], given["refusals"]) == (0, 1, [])
    assert "Kreis Muster · Amtsweg 1 · 64625 Amtsstadt" in text
    assert "Standort Hier" in text


def test_one_kind_can_be_printed_alone(at_home: Cast, tmp_path: Path) -> None:
    owed(at_home.amina)
    owed(at_home.bernd, Kind.CODES)

    given = answer("print_letters", f"--out={tmp_path / 'letters'}", "--kind=codes")

    left = OwedLetter.objects.get(printed_at=None)
    assert (given["printed"], left.recipient) == (1, at_home.amina)


def test_a_dry_run_prints_nothing(at_home: Cast, tmp_path: Path) -> None:
    owed(at_home.amina)

    given = answer("print_letters", f"--out={tmp_path / 'letters'}", "--dry-run")

    assert (given["dry_run"], given["printed"], given["file"]) == (True, 1, None)
    assert not (tmp_path / "letters").exists()


def test_what_is_not_printed_is_an_exit_code(at_home: Cast, tmp_path: Path) -> None:
    User.objects.filter(pk=at_home.amina.pk).update(city="")
    owed(at_home.amina)

    given = answer("print_letters", f"--out={tmp_path / 'letters'}")

    [refusal] = given["refusals"]
    assert (given["exit"], refusal["portal_id"]) == (1, at_home.amina.username)


def test_a_new_letter_is_owed_once(at_home: Cast) -> None:
    for _ in range(2):
        given = answer("reissue_letter", at_home.amina.username)

    assert (given["kind"], given["letter"]) == ("access", None)
    assert OwedLetter.objects.count() == 1


def test_or_printed_at_once_and_the_old_pin_is_worth_nothing(
    at_home: Cast, tmp_path: Path
) -> None:
    pdf = tmp_path / "letter.pdf"
    pins = []
    for _ in range(2):
        answer("reissue_letter", at_home.amina.username, f"--letter={pdf}")
        [text] = text_of(pdf.read_bytes())
        pins.append(normalise_pin(PIN.findall(text)[0]))

    kept = InitialPin.objects.get().pin_hash
    assert [check_password(pin, kept) for pin in pins] == [False, True]


def test_a_card_of_codes_can_be_had_instead(at_home: Cast, tmp_path: Path) -> None:
    pdf = tmp_path / "card.pdf"

    answer("reissue_letter", at_home.amina.username, "--codes", f"--letter={pdf}")

    assert not InitialPin.objects.exists()
    assert OwedLetter.objects.get().kind == Kind.CODES


def test_a_letter_can_reset_the_second_factor(at_home: Cast, tmp_path: Path) -> None:
    answer(
        *("reissue_letter", at_home.amina.username, "--resets-second-factor"),
        f"--letter={tmp_path / 'letter.pdf'}",
    )

    assert InitialPin.objects.get().resets_second_factor


def test_nobody_who_is_locked_gets_one(at_home: Cast) -> None:
    call_command("lock_account", at_home.amina.username, stdout=StringIO())

    with pytest.raises(CommandError, match="locked or revoked"):
        call_command("reissue_letter", at_home.amina.username)


@pytest.mark.usefixtures("at_home")
def test_an_account_by_letter_shows_no_pin(tmp_path: Path) -> None:
    pdf = tmp_path / "letter.pdf"

    said = issue(f"--letter={pdf}")

    [text] = text_of(pdf.read_bytes())
    assert not PIN.search(said)
    assert PIN.search(text)


@pytest.mark.usefixtures("at_home")
def test_a_person_gets_one_account() -> None:
    issue()

    with pytest.raises(CommandError, match="has the account"):
        issue()

    assert User.objects.filter(memberships__case__number="61402//00000705").count() == 1
