"""A run that is cut off loses no letter, and no letter that cannot be used goes out."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.hashers import check_password

from accounts import auditing
from accounts.letters import folder as folders
from accounts.letters import running
from accounts.letters.writing import Writer
from accounts.models import InitialPin, OwedLetter
from accounts.pins import normalise_pin
from tests.accounts.letters.letters import BY, owed, person, text_of
from tests.cast import NOON

pytestmark = pytest.mark.django_db(transaction=True)
PIN = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
LATER = NOON + timedelta(minutes=5)


class PowerCut(BaseException):
    """The machine stops here."""


def run(folder: Path, at: object = NOON) -> object:
    return running.print_due(folder / "letters", by=BY, at=at)  # type: ignore[arg-type]


def cut_off(monkeypatch: pytest.MonkeyPatch, place: str, folder: Path) -> None:
    """Stop the run in the moment it gets to PLACE for the second letter."""
    owner = {"record": auditing, "add_page": Writer, "save": folders}[place]
    real, calls = getattr(owner, place), []

    def stopping(*args: object, **kwargs: object) -> object:
        if place != "record" or args[0] == "letter.printed":
            calls.append(1)
        # Pages are added twice: to the file of the person, and to that of the run.
        if len(calls) > (3 if place == "add_page" else 1):
            raise PowerCut
        return real(*args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(owner, place, stopping)
        with pytest.raises(PowerCut):
            run(folder)


def usable(folder: Path) -> list[str]:
    """Return the portal IDs of the pages of all print files whose PIN works."""
    good = []
    for file in sorted((folder / "letters").glob("letters-*.pdf")):
        for text in text_of(file.read_bytes()):
            [found] = re.findall(r"\b3000 0000 0\d\b", text)
            portal_id = found.replace(" ", "")
            initial = InitialPin.objects.get(user__username=portal_id)
            assert check_password(normalise_pin(PIN.findall(text)[0]), initial.pin_hash)
            good.append(portal_id)
    return good


@pytest.mark.parametrize("place", ["save", "record", "add_page"])
def test_after_a_power_cut_everybody_has_one_letter_that_works(
    place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(3):
        owed(person(number))
    cut_off(monkeypatch, place, tmp_path)
    before = usable(tmp_path)

    run(tmp_path, LATER)

    assert before == []
    assert sorted(usable(tmp_path)) == ["3000000000", "3000000001", "3000000002"]
    assert not OwedLetter.objects.filter(printed_at=None).exists()
    assert not list((tmp_path / "letters").glob("*.part"))


def test_a_letter_printed_anew_meanwhile_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    people = [person(number) for number in range(2)]
    for one in people:
        owed(one)
    cut_off(monkeypatch, "add_page", tmp_path)
    owed(people[0])
    running.print_due(tmp_path / "elsewhere", by=BY, at=LATER)

    run(tmp_path, LATER + timedelta(minutes=5))

    assert usable(tmp_path) == ["3000000001"]


def test_a_completed_print_file_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(2):
        owed(person(number))
    cut_off(monkeypatch, "add_page", tmp_path)

    later = running.print_due(tmp_path / "letters", by=BY, at=LATER)

    [name] = later.completed
    assert f"cut off: {tmp_path / 'letters' / name}" in later.as_text()
    assert (tmp_path / "letters" / name).exists()


def test_what_was_used_or_has_expired_meanwhile_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(2):
        owed(person(number))
    cut_off(monkeypatch, "add_page", tmp_path)
    used, expired = InitialPin.objects.order_by("user__username")
    InitialPin.objects.filter(pk=used.pk).update(used_at=LATER)
    InitialPin.objects.filter(pk=expired.pk).update(valid_until=NOON)

    later = running.print_due(tmp_path / "letters", by=BY, at=LATER)

    assert later.completed == []
    assert [one.portal_id for one in later.refused] == [expired.user.username]


def test_a_file_of_somebody_else_is_named(tmp_path: Path) -> None:
    folder = folders.private(tmp_path / "letters")
    (folder / "letters-x.pdf.part").touch()

    with pytest.raises(folders.NotOurs, match=r"letters-x\.pdf\.part"):
        running.print_due(folder, by=BY, at=NOON)
