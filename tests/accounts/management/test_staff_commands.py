"""`create_caseworker` and `import_staff`: roles, offices, and a way in."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import InitialPin, Office, OwedLetter, User
from accounts.pins import normalise_pin
from accounts.roles import Role
from tests.accounts.letters.letters import text_of
from tests.documents.tables import answer, counts, table

HEAD = "user_name;role;given_name;family_name;offices"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offices(db: None) -> None:
    del db
    for code in ("here", "there"):
        Office.objects.create(code=code, name=f"Standort {code}")


def create(*words: str) -> dict[str, Any]:
    out = StringIO()
    call_command("create_caseworker", *words, "--json", stdout=out)
    given: dict[str, Any] = json.loads(out.getvalue())
    return given


def test_a_caseworker_gets_user_name_and_pin() -> None:
    given = create("Carla", "--office=here", "--office=there", "--family-name=Muster")

    carla = User.objects.get(username="carla")
    assert (carla.role, carla.offices.count()) == (Role.CASEWORKER, 2)
    hashed = InitialPin.objects.get(user=carla).pin_hash
    assert check_password(normalise_pin(given["pin"]), hashed)


def test_people_read_until_when_the_pin_works(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("create_caseworker", "carla", "--family-name=Muster")

    until = timezone.localtime(InitialPin.objects.get().valid_until)
    assert f"Valid until: {until:%Y-%m-%d %H:%M}" in capsys.readouterr().out


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CITIZEN])
def test_every_role_of_the_house_can_be_given(role: str) -> None:
    create("carla", f"--role={role}", "--family-name=Muster")

    assert User.objects.get().role == role


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("carla", "--role=citizen", "--family-name=M"), "invalid choice"),
        (("1000000001", "--family-name=M"), "not a user name"),
        (("../carla", "--family-name=M"), "not a user name"),
        (("carla",), "one of them is enough"),
        (("carla", "--family-name=M", "--office=nowhere"), "No such office"),
        (("carla", "--family-name=M", "--email=carla"), "email: Enter a valid"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_made(
    words: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(CommandError, match=reason):
        create(*words)

    assert not User.objects.exists()


def test_a_name_is_given_once() -> None:
    create("carla", "--family-name=Muster")

    with pytest.raises(CommandError, match="carla"):
        create("CARLA", "--family-name=Anders")

    assert User.objects.get().family_name == "Muster"


def test_a_table_of_staff_is_taken_over_once(tmp_path: Path) -> None:
    rows = ("carla;caseworker;Carla;Muster;here|there", "jo;job coach;Jo;Muster;here")
    file = table(tmp_path, HEAD, *rows)

    first, again = answer("import_staff", file), answer("import_staff", file)

    assert (counts(first), counts(again)) == ((2, 0, 0, 0), (0, 0, 2, 0))
    assert User.objects.get(username="jo").role == Role.JOB_COACH


def test_somebody_in_another_role_is_left_alone(tmp_path: Path) -> None:
    create("carla", "--family-name=Muster")
    file = table(tmp_path, HEAD, "carla;administrator;Carla;Muster;")

    given = answer("import_staff", file)

    assert counts(given) == (0, 0, 0, 1)
    assert User.objects.get().role == Role.CASEWORKER


def test_their_letters_need_no_address(tmp_path: Path) -> None:
    file = table(tmp_path, HEAD, "carla;caseworker;Carla;Muster;here")

    answer("import_staff", file, f"--letters={tmp_path / 'letters'}")

    [text] = text_of((tmp_path / "letters" / "carla.pdf").read_bytes())
    assert "carla" in text
    assert not OwedLetter.objects.filter(printed_at=None).exists()


def test_a_dry_run_makes_nobody(tmp_path: Path) -> None:
    file = table(tmp_path, HEAD, "carla;caseworker;Carla;Muster;here")

    given = answer("import_staff", file, "--dry-run")

    assert counts(given) == (1, 0, 0, 0)
    assert not User.objects.exists()
