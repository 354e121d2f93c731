"""Who never used the letter is listed without names, and reminded now and then."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts import ages, reminding
from accounts.letters import owing, running
from accounts.management.answers import age
from accounts.models import OwedLetter, User
from accounts.renewing import renew_pin
from tests.accounts.acting import mandate
from tests.accounts.letters.letters import BY, Kind, owed, person
from tests.documents.tables import answer

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


def old(number: int = 1, **fields: Any) -> User:
    """Return somebody whose account was issued forty days ago."""
    user = person(number, **fields)
    created = timezone.now() - timedelta(days=40)
    User.objects.filter(pk=user.pk).update(created_at=created)
    return user


def remind(*flags: str) -> list[str]:
    given = answer("remind_not_activated", "--older-than=30d", *flags)
    reminded: list[str] = given["portal_ids"]
    return reminded


def test_who_waited_long_is_reminded_and_nobody_else() -> None:
    amina = old(1)
    old(2, activated_at=timezone.now())
    old(3, is_active=False)
    old(4, role="caseworker")
    person(5)

    assert remind() == [amina.username]
    assert OwedLetter.objects.get().kind == Kind.REMINDER


def test_no_child_is_reminded() -> None:
    today = timezone.localdate()
    old(1, birth_date=ages.latest_birth_date(today=today) + timedelta(days=1))
    youth = old(2, birth_date=ages.latest_birth_date(today=today))
    unknown = old(3, birth_date=None, birth_date_known="not")

    assert set(remind()) == {youth.username, unknown.username}


def test_nor_anybody_who_leaves_it_to_somebody_else() -> None:
    agent = old(1, activated_at=timezone.now())
    represented, had_a_pin = old(2), old(3)
    for principal in (represented, had_a_pin):
        mandate(agent, principal)
    renew_pin(had_a_pin, by=BY, at=timezone.now())

    assert remind() == [had_a_pin.username]


def test_who_is_locked_during_the_run_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    locked, other = old(1), old(2)
    owe = owing.owe

    def after_a_lock(*args: Any, **kwargs: Any) -> OwedLetter:
        User.objects.filter(pk=locked.pk).update(is_active=False)
        return owe(*args, **kwargs)

    monkeypatch.setattr(owing, "owe", after_a_lock)

    assert remind() == [other.username]


def test_a_dry_run_owes_nothing() -> None:
    amina = old()

    assert remind("--dry-run") == [amina.username]
    assert not OwedLetter.objects.exists()


def test_nobody_is_reminded_twice_within_a_month(tmp_path: Path) -> None:
    amina, at = old(), timezone.now()
    remind()
    assert remind() == []

    running.print_due(tmp_path / "letters", by=BY, at=at)

    soon = reminding.to_remind(older_than=MONTH, at=at + MONTH - timedelta(hours=1))
    later = reminding.to_remind(older_than=MONTH, at=at + MONTH)
    assert (list(soon), list(later)) == ([], [amina])


def test_who_is_owed_a_letter_needs_no_reminder() -> None:
    owed(old())

    assert remind() == []


def test_the_list_names_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    amina = old()

    call_command("list_accounts", "--not-activated", "--older-than=30d")

    said = capsys.readouterr().out
    assert amina.username in said
    assert "not activated" in said
    assert "Muster" not in said


@pytest.mark.parametrize(
    ("flags", "numbers"),
    [
        ([], [1, 2, 3]),
        (["--not-activated"], [1]),
        (["--locked"], [3]),
        (["--older-than=50d"], []),
        (["--role=caseworker"], [4]),
    ],
)
def test_the_list_is_of_those_asked_for(
    flags: list[str], numbers: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    old(1)
    old(2, activated_at=timezone.now())
    old(3, is_active=False, locked_at=timezone.now(), activated_at=timezone.now())
    old(4, role="caseworker")

    call_command("list_accounts", *flags)

    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert sorted(listed) == [f"{3_000_000_000 + number}" for number in numbers]


def test_programs_get_one_object() -> None:
    assert answer("list_accounts") == {"accounts": [], "exit": 0}
    amina = old()

    [row] = answer("list_accounts")["accounts"]

    assert (row["portal_id"], row["state"]) == (amina.username, "not activated")


@pytest.mark.parametrize(("text", "days"), [("30d", 30), ("4w", 28), (" 0D ", 0)])
def test_an_age_is_days_or_weeks(text: str, days: int) -> None:
    assert age(text) == timedelta(days=days)


@pytest.mark.parametrize("text", ["30", "d", "-3d", "1.5w", "30days"])
def test_and_nothing_else(text: str) -> None:
    with pytest.raises(CommandError, match="Examples: 30d, 4w"):
        call_command("list_accounts", f"--older-than={text}")
