"""/admin/desk/letters/again/: a file that was lost is printed once more."""

import pytest
from django.test import Client
from django.utils.translation import gettext

from accounts.letters import owing
from accounts.models import InitialPin, OwedLetter, User
from tests.cast import NOON, Cast
from tests.nwportal.desk.counter import DESK, SignIn, words

LETTERS = f"{DESK}letters/"
URL = f"{LETTERS}again/"


def owed(to: User) -> OwedLetter:
    kind, cause = OwedLetter.Kind.ACCESS, OwedLetter.Cause.ISSUED
    User.objects.filter(pk=to.pk).update(
        street="Weg 1", postal_code="64646", city="Heppenheim"
    )
    return owing.owe(kind, to=to, cause=cause, by=to, at=NOON)


def offered(client: Client) -> list[str]:
    return list(client.get(LETTERS).context["runs"])


@pytest.mark.parametrize("who", ["selma", "mara"])
def test_a_lost_run_is_printed_with_new_pins(
    cast: Cast, sign_in: SignIn, who: str
) -> None:
    owed(cast.amina), owed(cast.bernd)
    client = sign_in(getattr(cast, who))
    client.post(f"{LETTERS}run/")
    before = set(InitialPin.objects.values_list("pin_hash", flat=True))

    (run,) = offered(client)
    response = client.post(URL, {"run": run}, follow=True)
    pdf = client.post(f"{LETTERS}run/").content

    after = set(InitialPin.objects.values_list("pin_hash", flat=True))
    assert "2" in words(response)
    assert pdf.startswith(b"%PDF-")
    assert (len(after), after & before) == (2, set())


def test_says_when_and_how_many(cast: Cast, sign_in: SignIn) -> None:
    owed(cast.amina)
    client = sign_in(cast.mara)
    User.objects.filter(pk=cast.mara.pk).update(language="en")
    client.post(f"{LETTERS}run/")

    shown = client.get(LETTERS).content.decode()

    assert "1 letter" in shown
    assert "It did not come out: print these again" in shown


@pytest.mark.parametrize("run", ["", "\0", "2026-11-22T12:00:00+00:00", "0001-01-01"])
def test_a_run_there_was_not_is_said(cast: Cast, sign_in: SignIn, run: str) -> None:
    owed(cast.amina)
    client = sign_in(cast.mara)
    client.post(f"{LETTERS}run/")

    response = client.post(URL, {"run": run}, follow=True)

    refusal = gettext("These letters cannot be printed again from here.")
    assert words(response) == refusal
    assert not OwedLetter.objects.filter(printed_at=None).exists()


@pytest.mark.parametrize("who", ["selma", "sven"])
def test_a_colleagues_run_is_none_of_mine(
    cast: Cast, sign_in: SignIn, who: str
) -> None:
    owed(cast.amina)
    mara = sign_in(cast.mara)
    mara.post(f"{LETTERS}run/")
    (run,) = offered(mara)

    other = sign_in(getattr(cast, who))
    other.post(URL, {"run": run})

    assert offered(other) == []
    assert not OwedLetter.objects.filter(printed_at=None).exists()


@pytest.mark.parametrize("who", ["carla", "jonas", "tina", "dario", "audrey", "alex"])
def test_is_for_desk_and_mailroom(cast: Cast, sign_in: SignIn, who: str) -> None:
    assert sign_in(getattr(cast, who)).post(URL).status_code == 403


def test_is_only_posted(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.mara).get(URL).status_code == 405
