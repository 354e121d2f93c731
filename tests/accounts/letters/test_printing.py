"""What is owed is printed once; what stands on the paper works, and nothing else."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import check_password
from django.db import connection

from accounts import factors
from accounts.letters import preparing, printing, running
from accounts.letters.folder import NotPrivate
from accounts.letters.one_run import ADVISORY, AlreadyPrinting
from accounts.letters.preparing import PrintedAlready
from accounts.letters.runs import Run
from accounts.models import AuditEvent, InitialPin, Organisation, OwedLetter, User
from accounts.pins import normalise_pin
from accounts.renewing import NotActive
from tests.accounts.letters.letters import BY, Kind, owed, person, text_of
from tests.cast import NOON

pytestmark = pytest.mark.django_db
PIN = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@pytest.fixture(autouse=True)
def organisation(db: None) -> None:
    del db
    Organisation.objects.create(
        name="Kreis Muster", portal_name="Mein Portal", benefit_name="Geld"
    )


def run(folder: Path) -> Run:
    return running.print_due(folder / "letters", by=BY, at=NOON)


@contextmanager
def another_run() -> Iterator[None]:
    """Let a run be under way in another process, as the database sees it."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY])
        yield
    other.close()


def pins_in(pdf: bytes) -> list[str]:
    return [normalise_pin(PIN.findall(page)[0]) for page in text_of(pdf)]


def test_a_letter_names_the_person_and_brings_the_pin_that_works() -> None:
    amina = person()

    pdf = printing.print_one(owed(amina), by=BY, at=NOON)

    [text], [pin] = text_of(pdf), pins_in(pdf)
    assert "Amina Muster" in text
    assert "64646 Musterstadt" in text
    assert "3000 0000 01" in text
    assert check_password(pin, InitialPin.objects.get(user=amina).pin_hash)


def test_what_is_printed_is_no_longer_owed() -> None:
    letter = owed(person())
    printing.print_one(letter, by=BY, at=NOON)

    with pytest.raises(PrintedAlready):
        printing.print_one(letter, by=BY, at=NOON)

    assert OwedLetter.objects.get().printed_at == NOON
    assert InitialPin.objects.count() == 1


def test_a_run_makes_a_file_for_each_and_one_of_all(tmp_path: Path) -> None:
    for number in range(3):
        owed(person(number))

    done = run(tmp_path)

    together = (tmp_path / "letters" / done.file).read_bytes()
    singles = sorted((tmp_path / "letters").glob("3*.pdf"))
    assert done.printed == 3
    assert [path.stem for path in singles] == ["3000000000", "3000000001", "3000000002"]
    assert sorted(pins_in(together)) == sorted(
        pin for path in singles for pin in pins_in(path.read_bytes())
    )


def test_each_pin_of_the_print_file_is_that_of_its_person(tmp_path: Path) -> None:
    for number in range(3):
        owed(person(number))

    done = run(tmp_path)

    for page in text_of((tmp_path / "letters" / done.file).read_bytes()):
        [portal_id] = re.findall(r"\b3000 0000 0\d\b", page)
        hashed = InitialPin.objects.get(user__username=portal_id.replace(" ", ""))
        assert check_password(normalise_pin(PIN.findall(page)[0]), hashed.pin_hash)


def test_a_single_file_holds_nothing_of_a_neighbour(tmp_path: Path) -> None:
    owed(person(1))
    owed(person(2, family_name="Nachbar"))

    run(tmp_path)

    [text] = text_of((tmp_path / "letters" / "3000000001.pdf").read_bytes())
    assert "Muster" in text
    assert "Nachbar" not in text
    assert "3000 0000 02" not in text


def test_nobody_else_may_read_the_files(tmp_path: Path) -> None:
    owed(person())

    run(tmp_path)

    folder = tmp_path / "letters"
    assert S_IMODE(folder.stat().st_mode) == 0o700
    assert {S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_folder_that_others_may_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir(mode=0o755)
    (tmp_path / "letters").chmod(0o755)
    owed(person())

    with pytest.raises(NotPrivate):
        run(tmp_path)

    assert OwedLetter.objects.filter(printed_at=None).exists()


def test_a_second_run_finds_nothing_to_do(tmp_path: Path) -> None:
    owed(person())
    run(tmp_path)
    before = sorted((tmp_path / "letters").iterdir())

    again = run(tmp_path)

    assert (again.printed, again.file, again.refused) == (0, "", [])
    assert sorted((tmp_path / "letters").iterdir()) == before


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"city": ""}, "no address"),
        ({"family_name": "山田"}, "lack U+5C71, U+7530"),
    ],
)
def test_what_cannot_be_printed_is_named_and_stays_owed(
    fields: dict[str, str], reason: str, tmp_path: Path
) -> None:
    owed(person(1, **fields))
    owed(person(2))

    done = run(tmp_path)

    [refused] = done.refused
    assert (done.printed, refused.portal_id) == (1, "3000000001")
    assert reason in refused.reason
    assert OwedLetter.objects.get(printed_at=None).recipient.username == "3000000001"


def test_without_an_address_it_can_still_be_handed_over() -> None:
    pdf = printing.print_one(owed(person(street="", city="")), by=BY, at=NOON)

    assert len(pins_in(pdf)) == 1


def test_a_locked_person_gets_none(tmp_path: Path) -> None:
    amina = person()
    letter = owed(amina)
    User.objects.update(is_active=False)
    letter.recipient.refresh_from_db()

    with pytest.raises(NotActive):
        printing.print_one(letter, by=BY, at=NOON)

    assert run(tmp_path).printed == 0
    assert not InitialPin.objects.exists()


def test_who_came_in_meanwhile_needs_no_reminder(tmp_path: Path) -> None:
    owed(person(activated_at=NOON), Kind.REMINDER)

    assert run(tmp_path).printed == 0


def test_two_runs_at_once_are_one_too_many(tmp_path: Path) -> None:
    owed(person())

    with another_run(), pytest.raises(AlreadyPrinting):
        run(tmp_path)

    assert not (tmp_path / "letters").exists()


def test_who_is_slower_throws_the_letter_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    letter, place = owed(person()), tmp_path / "slow.pdf"

    def after_a_colleague(*args: Any, **kwargs: Any) -> None:
        monkeypatch.undo()
        printing.print_one(OwedLetter.objects.get(), by=BY, at=NOON)
        preparing.settle(*args, **kwargs)

    monkeypatch.setattr(printing, "settle", after_a_colleague)

    with pytest.raises(PrintedAlready):
        printing.print_to(place, letter, by=BY, at=NOON)

    assert not place.exists()
    assert AuditEvent.objects.filter(event="letter.printed").count() == 1


def test_who_is_slower_leaves_the_card_of_the_other_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    amina, handed = person(), []
    letter = owed(amina, Kind.CODES)

    def after_a_colleague(*args: Any, **kwargs: Any) -> None:
        monkeypatch.undo()
        handed.append(printing.print_one(OwedLetter.objects.get(), by=BY, at=NOON))
        preparing.settle(*args, **kwargs)

    monkeypatch.setattr(printing, "settle", after_a_colleague)

    with pytest.raises(PrintedAlready):
        printing.print_one(letter, by=BY, at=NOON)

    [text] = text_of(handed[0])
    card = RecoveryCodes(factors.of(amina).get())
    printed = re.sub(r"\s", "", text)
    assert all(code in printed for code in card.get_unused_codes())
    assert AuditEvent.objects.filter(event="factor.codes_issued").count() == 1


def test_the_card_of_before_works_until_the_new_one_is_printed() -> None:
    amina = person()
    before = factors.issue_code_card(amina, by=BY, at=NOON)

    ready = preparing.prepare(owed(amina, Kind.CODES), office=None, at=NOON)
    kept = RecoveryCodes(factors.of(amina).get()).get_unused_codes()
    preparing.settle(ready, by=BY, at=NOON)

    assert kept == before
    now = RecoveryCodes(factors.of(amina).get()).get_unused_codes()
    assert tuple(now) == ready.letter.codes != tuple(before)


def test_who_is_locked_meanwhile_gets_no_card() -> None:
    amina = person()
    ready = preparing.prepare(owed(amina, Kind.CODES), office=None, at=NOON)
    User.objects.update(is_active=False)

    with pytest.raises(NotActive):
        preparing.settle(ready, by=BY, at=NOON)

    assert not factors.has_second_factor(amina)
    assert OwedLetter.objects.get().printed_at is None


def test_a_rehearsal_says_what_would_be_and_does_nothing(tmp_path: Path) -> None:
    owed(person(1))
    owed(person(2, city=""))

    would = running.rehearse(tmp_path, at=NOON)

    assert (would.printed, len(would.refused)) == (1, 1)
    assert list(tmp_path.iterdir()) == []
    assert OwedLetter.objects.filter(printed_at=None).count() == 2


def test_the_audit_trail_says_that_and_never_what(tmp_path: Path) -> None:
    owed(person())

    done = run(tmp_path)

    [pin] = pins_in((tmp_path / "letters" / done.file).read_bytes())
    events = list(AuditEvent.objects.values_list("event", flat=True))
    rows = str(list(AuditEvent.objects.values_list()))
    assert {"letter.owed", "letter.printed", "account.pin_renewed"} <= set(events)
    assert pin not in rows
    assert "Muster" not in rows
