"""manage.py grant_mandate, list_mandates, revoke_mandate."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent, Mandate
from tests.accounts.acting import mandate
from tests.cast import NOON, Cast


def run(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def grant(cast: Cast, *arguments: str) -> str:
    pair = [f"--principal={cast.amina.username}", f"--agent={cast.bernd.username}"]
    return run("grant_mandate", *pair, "--kind=custodian", *arguments)


def listed(*arguments: str) -> list[dict[str, Any]]:
    given = json.loads(run("list_mandates", "--json", *arguments))
    rows: list[dict[str, Any]] = given["mandates"]
    return rows


def test_grants_and_prints_it(cast: Cast) -> None:
    arguments = ("--see", "--upload", "--until=2030-06-30", "--json")

    printed = json.loads(grant(cast, *arguments))

    given = Mandate.objects.get()
    assert printed == {
        "mandate": str(given.pk),
        "principal": cast.amina.username,
        "agent": cast.bernd.username,
        "kind": "custodian",
        "see": True,
        "upload": True,
        "decisions": False,
        "until": "2030-06-30",
        "revoked": None,
    }
    event = AuditEvent.objects.get(event="mandate.granted")
    assert event.machine.startswith("command:")


def test_a_line_for_people_names_no_names(cast: Cast) -> None:
    line = grant(cast, "--decisions")

    assert f"{cast.bernd.username} for {cast.amina.username}" in line
    assert "decisions, until somebody ends it" in line
    assert cast.bernd.family_name not in line


@pytest.mark.parametrize("arguments", [[], ["--see", "--until=2020-01-01"]])
def test_says_in_english_why_not(cast: Cast, arguments: list[str]) -> None:
    with pytest.raises(CommandError, match=r"Choose"):
        grant(cast, *arguments)
    assert not Mandate.objects.exists()


def test_an_unknown_portal_id_is_named(cast: Cast) -> None:
    del cast
    pair = ["--principal=1", "--agent=2", "--kind=partner"]

    with pytest.raises(CommandError, match="portal ID 1"):
        run("grant_mandate", *pair)


def test_lists_what_is_in_force(cast: Cast) -> None:
    given = mandate(cast.bernd, cast.amina)
    mandate(cast.bernd, cast.chris, revoked_at=NOON)

    assert [row["mandate"] for row in listed()] == [str(given.pk)]
    assert len(listed("--all")) == 2


def test_lists_those_of_one_person(cast: Cast) -> None:
    given, held = mandate(cast.bernd, cast.amina), mandate(cast.amina, cast.chris)
    mandate(cast.chris, cast.bernd)

    rows = listed("--of", cast.amina.username)

    assert {row["mandate"] for row in rows} == {str(given.pk), str(held.pk)}


def test_revokes_once(cast: Cast) -> None:
    given = mandate(cast.bernd, cast.amina)

    first, second = (run("revoke_mandate", str(given.pk)) for _ in range(2))

    assert first == second
    assert ", revoked " in first
    assert AuditEvent.objects.filter(event="mandate.revoked").count() == 1


def test_revokes_nothing_that_is_not_there(cast: Cast) -> None:
    with pytest.raises(CommandError, match="no mandate"):
        run("revoke_mandate", str(cast.amina.pk))
