"""/admin/accounts/auditevent/export/"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts import auditing
from accounts.models import AuditEvent
from tests.cast import NOON, Cast

BEFORE = NOON - timedelta(days=5)
URL = "/admin/accounts/auditevent/export/"


@pytest.mark.parametrize("who", ["audrey", "alex"])
def test_streams_a_table(client: Client, cast: Cast, who: str) -> None:
    auditing.record("case.seen", on=cast.case, by=cast.carla, at=BEFORE)
    client.force_login(getattr(cast, who))

    form = client.get(URL)
    response: Any = client.post(URL, {"since": "2026-11-18", "until": "2026-11-18"})

    text = response.getvalue().decode()
    assert form.status_code == 200
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "case.seen" in text
    event = AuditEvent.objects.get(event="audit.exported")
    assert event.actor == getattr(cast, who)


@pytest.mark.parametrize(
    "typed", [{"since": "2026-12-01", "until": "2026-11-01"}, {"since": "soon"}]
)
def test_what_are_no_days_is_said(
    client: Client, cast: Cast, typed: dict[str, str]
) -> None:
    client.force_login(cast.audrey)

    response = client.post(URL, typed)

    assert response.status_code == 422
    assert not AuditEvent.objects.filter(event="audit.exported").exists()


def test_the_ends_of_the_calendar_are_days_as_well(client: Client, cast: Cast) -> None:
    auditing.record("case.seen", on=cast.case, by=cast.carla, at=BEFORE)
    client.force_login(cast.audrey)

    span = {"since": "0001-01-01", "until": "9999-12-31"}
    response: Any = client.post(URL, span)

    assert response.status_code == 200
    assert "case.seen" in response.getvalue().decode()


@pytest.mark.parametrize("who", ["carla", "jonas", "tina", "selma", "mara", "dario"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_is_for_nobody_else(client: Client, cast: Cast, who: str, method: str) -> None:
    client.force_login(getattr(cast, who))

    assert getattr(client, method)(URL).status_code == 403


def test_no_other_method(client: Client, cast: Cast) -> None:
    client.force_login(cast.audrey)

    assert client.put(URL).status_code == 405
