"""manage.py add_member: somebody without a log-in, and who acts for them."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import InitialPin, Mandate, OwedLetter, User
from tests.cast import Cast


def add(cast: Cast, *arguments: str, case: str = "") -> str:
    out = StringIO()
    call_command(
        "add_member",
        f"--case={case or cast.case.number}",
        f"--agent={cast.amina.username}",
        "--kind=parent",
        "--see",
        "--upload",
        *arguments,
        stdout=out,
    )
    return out.getvalue()


CHILD = ("--given-name=Can", "--family-name=Muster", "--birth-date=2020-02-29")


def test_a_child_belongs_to_the_case_and_the_parent_acts(cast: Cast) -> None:
    printed = json.loads(add(cast, *CHILD, "--json"))

    child = User.objects.get(username=printed["principal"])
    assert child.memberships.get().case == cast.case
    mandate = Mandate.objects.get()
    assert (mandate.principal, mandate.agent) == (child, cast.amina)


def test_a_parent_acts_until_the_child_is_fifteen(cast: Cast) -> None:
    add(cast, *CHILD)

    assert Mandate.objects.get().expires_on == date(2035, 2, 28)


def test_there_is_neither_pin_nor_letter(cast: Cast) -> None:
    add(cast, *CHILD)

    assert not InitialPin.objects.exists()
    assert not OwedLetter.objects.exists()


def test_run_twice_adds_nobody_twice(cast: Cast) -> None:
    add(cast, *CHILD)

    with pytest.raises(CommandError, match="already"):
        add(cast, *CHILD)
    assert User.objects.filter(given_name="Can").count() == 1


def test_without_a_case_or_a_mandate_there_is_nobody(cast: Cast) -> None:
    with pytest.raises(CommandError, match="no case"):
        add(cast, *CHILD, case="61402//99999999")
    with pytest.raises(CommandError, match="Choose"):
        add(cast, *CHILD, "--until=2020-01-01")
    assert not User.objects.filter(given_name="Can").exists()
