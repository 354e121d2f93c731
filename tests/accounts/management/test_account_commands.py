"""The commands for one account: lock, unlock, revoke, second factor."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts import factors
from accounts.models import AuditEvent
from tests.cast import NOON, Cast


def answer(*words: str) -> dict[str, Any]:
    out = StringIO()
    call_command(*words, "--json", stdout=out)
    given: dict[str, Any] = json.loads(out.getvalue())
    return given


@pytest.mark.parametrize("typed", ["{}", " {} "])
def test_lock_and_unlock(typed: str, cast: Cast) -> None:
    portal_id = typed.format(cast.amina.username)

    assert answer("lock_account", portal_id)["state"] == "locked"
    cast.amina.refresh_from_db()
    assert not cast.amina.is_active

    assert answer("unlock_account", portal_id)["state"] == "active"
    cast.amina.refresh_from_db()
    assert cast.amina.is_active


def test_revoking_wants_to_be_meant(cast: Cast) -> None:
    words = ("revoke_account", cast.amina.username, "--reason=left")

    with pytest.raises(CommandError, match="--yes"):
        answer(*words)
    cast.amina.refresh_from_db()
    assert cast.amina.is_active

    assert answer(*words, "--yes")["state"] == "revoked"


@pytest.mark.parametrize("command", ["lock_account", "unlock_account"])
def test_revoked_stays_revoked(command: str, cast: Cast) -> None:
    words = ("revoke_account", cast.amina.username, "--reason=left", "--yes")
    call_command(*words, stdout=StringIO())

    with pytest.raises(CommandError, match="for good") as refused:
        answer(command, cast.amina.username)

    assert refused.value.returncode == 1


def test_the_second_factor_is_taken_away(cast: Cast) -> None:
    factors.issue_code_card(cast.amina, by=cast.alex, at=NOON)

    given = answer("reset_second_factor", cast.amina.username)

    assert given["had_second_factor"] is True
    assert not factors.has_second_factor(cast.amina)
    event = AuditEvent.objects.get(event="factor.reset")
    assert event.machine.startswith("command:")


@pytest.mark.parametrize(
    "words",
    [
        ("lock_account",),
        ("unlock_account",),
        ("revoke_account", "--reason=left", "--yes"),
        ("reset_second_factor",),
    ],
)
@pytest.mark.django_db
def test_nobody_is_nobody(words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="Nobody has the portal ID 9999999999"):
        answer(*words, "9999999999")


def test_another_reason_is_a_wrong_command_line(cast: Cast) -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        answer("lock_account", cast.amina.username, "--reason=because")
