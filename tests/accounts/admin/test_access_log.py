"""/admin/accounts/auditevent/looks/: who looked at whose data."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import auditing
from accounts.models import AuditEvent, User
from tests.cast import NOON, Cast

URL = "/admin/accounts/auditevent/looks/"


def look(cast: Cast, by: User, at: User) -> None:
    auditing.record_look("case.seen", on=cast.case, subjects=[at], by=by, at=NOON)


@pytest.fixture
def dario(client: Client, cast: Cast) -> Client:
    look(cast, cast.carla, cast.amina)
    look(cast, cast.carla, cast.bernd)
    look(cast, cast.dora, cast.amina)
    auditing.record("document.accepted", on=cast.case, by=cast.carla, at=NOON)
    client.force_login(cast.dario)
    return client


def told(client: Client, **asked: str) -> tuple[list[str], dict[str, int]]:
    """Return who looked, and the counts, of what was ASKED."""
    context: Any = client.get(URL, asked).context
    who = sorted(one["event"].actor.username for one in context["looks"])
    return who, {one["name"]: one["times"] for one in context["counts"]}


def test_by_the_person_concerned(dario: Client, cast: Cast) -> None:
    who, counts = told(dario, person=cast.amina.username)

    assert who == ["carla", "dora"]
    assert counts == {"carla": 1, "dora": 1}


def test_by_the_member_of_staff(dario: Client, cast: Cast) -> None:
    who, counts = told(dario, staff="Carla")

    assert who == ["carla", "carla"]
    assert counts == {cast.amina.username: 1, cast.bernd.username: 1}


@pytest.mark.parametrize(("day", "found"), [("2026-11-23", 3), ("2026-11-24", 0)])
def test_by_days(dario: Client, day: str, found: int) -> None:
    who, _counts = told(dario, since=day)

    assert len(who) == found


def test_the_ends_of_the_calendar_are_days_as_well(dario: Client) -> None:
    who, _counts = told(dario, since="0001-01-01", until="9999-12-31")

    assert len(who) == 3


def test_says_function_office_and_purpose(dario: Client, cast: Cast) -> None:
    User.objects.filter(pk=cast.dario.pk).update(language="en")
    page = dario.get(URL, {"staff": "dora"}).content.decode()

    assert "Work on the case" in page
    assert "Caseworker" in page
    assert "here" in page
    assert "document.accepted" not in page


def test_that_it_was_read_is_recorded(dario: Client, cast: Cast) -> None:
    dario.get(URL)
    dario.get(URL, {"person": cast.amina.username})

    event = AuditEvent.objects.get(event="access_log.read")
    assert (event.actor, event.subject) == (cast.dario, cast.amina)


def test_days_the_wrong_way_round_are_said(dario: Client) -> None:
    response = dario.get(URL, {"since": "2026-12-01", "until": "2026-11-01"})

    assert response.context["form"].errors
    assert "looks" not in response.context


def test_costs_no_more_queries_for_more(dario: Client, cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            dario.get(URL, {"staff": "carla"})
        return len(asked)

    cost()
    few = cost()
    for _ in range(20):
        look(cast, cast.carla, cast.chris)

    assert cost() == few


@pytest.mark.parametrize(
    "who", ["carla", "jonas", "tina", "selma", "mara", "audrey", "alex"]
)
def test_is_for_data_protection_only(client: Client, cast: Cast, who: str) -> None:
    client.force_login(getattr(cast, who))

    assert client.get(URL).status_code == 403


def test_data_protection_reads_nothing_else(dario: Client, cast: Cast) -> None:
    others = [
        "/admin/accounts/auditevent/",
        "/admin/documents/document/",
        "/admin/documents/case/",
        "/admin/decisions/decision/",
        "/admin/accounts/user/",
        "/admin/desk/people/",
    ]

    assert {dario.get(url).status_code for url in others} == {403}
    assert dario.post(URL).status_code == 405
    assert cast.amina.full_name not in dario.get("/admin/").content.decode()
