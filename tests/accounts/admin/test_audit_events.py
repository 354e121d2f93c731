"""/admin/accounts/auditevent/: read by auditors, changed by nobody."""

import pytest
from django.test import Client

from accounts import auditing
from accounts.actors import PIPELINE
from accounts.models import AuditEvent, User
from tests.cast import NOON, Cast

URL = "/admin/accounts/auditevent/"


@pytest.fixture
def event(cast: Cast) -> AuditEvent:
    auditing.record("case.opened", on=cast.case, by=cast.carla, at=NOON)
    return AuditEvent.objects.get()


@pytest.mark.parametrize("who", ["audrey", "alex"])
def test_an_auditor_reads_who_did_what(
    client: Client, cast: Cast, event: AuditEvent, who: str
) -> None:
    client.force_login(getattr(cast, who))

    listed = client.get(URL, {"q": event.object_id}).content.decode()
    shown = client.get(f"{URL}{event.pk}/change/").content.decode()

    assert "case.opened" in listed
    assert event.object_id in shown


@pytest.mark.parametrize("page", ["add/", "{pk}/change/", "{pk}/delete/"])
def test_nobody_writes_in_it(
    client: Client, cast: Cast, event: AuditEvent, page: str
) -> None:
    client.force_login(cast.alex)

    response = client.post(URL + page.format(pk=event.pk), {"event": "x", "post": "y"})

    assert response.status_code == 403
    assert [one.event for one in AuditEvent.objects.all()] == ["case.opened"]


@pytest.mark.parametrize("who", ["amina", "carla", "tina", "dario"])
@pytest.mark.parametrize("page", ["", "{pk}/change/", "{pk}/history/"])
def test_nobody_else_reads_it(
    client: Client, cast: Cast, event: AuditEvent, who: str, page: str
) -> None:
    client.force_login(getattr(cast, who))

    response = client.get(URL + page.format(pk=event.pk))

    assert response.status_code in {302, 403, 404}
    assert "case.opened" not in response.content.decode()


def test_the_list_asks_the_database_no_more_for_more_rows(
    client: Client, cast: Cast, django_assert_max_num_queries: object
) -> None:
    client.force_login(cast.alex)
    for _ in range(20):
        auditing.record("case.opened", on=cast.case, by=cast.carla, at=NOON)

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(URL)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["case.opened", "document.clean"]),
        ({"role": "caseworker"}, ["case.opened"]),
        ({"role": "machine"}, ["document.clean"]),
        ({"object": "documents.Case"}, ["case.opened", "document.clean"]),
        ({"object": "accounts.User"}, []),
        ({"object": "\0"}, []),
        ({"role": "\0"}, []),
        ({"q": "case."}, ["case.opened"]),
        ({"q": "{amina}"}, ["document.clean"]),
        ({"q": "carla"}, ["case.opened"]),
        ({"at__year": "2026"}, ["case.opened", "document.clean"]),
        ({"at__year": "2025"}, []),
    ],
)
def test_is_filtered(
    client: Client,
    cast: Cast,
    event: AuditEvent,
    query: dict[str, str],
    found: list[str],
) -> None:
    del event
    auditing.record(
        "document.clean", on=cast.case, by=PIPELINE, at=NOON, subject=cast.amina
    )
    client.force_login(cast.audrey)
    asked = {k: v.format(amina=cast.amina.username) for k, v in query.items()}

    listed = client.get(URL, asked).context["cl"].result_list

    assert sorted(one.event for one in listed) == found


@pytest.mark.parametrize("page", ["", "{pk}/change/"])
def test_names_nobody_but_by_portal_id_and_user_name(
    client: Client, cast: Cast, page: str
) -> None:
    User.objects.filter(pk=cast.carla.pk).update(family_name="Geheim")
    auditing.record(
        "case.seen", on=cast.case, by=cast.carla, at=NOON, subject=cast.amina
    )
    client.force_login(cast.audrey)

    shown = client.get(URL + page.format(pk=AuditEvent.objects.get().pk))

    text = shown.content.decode()
    assert cast.amina.username in text
    assert "carla" in text
    assert cast.amina.full_name not in text
    assert "Geheim" not in text
