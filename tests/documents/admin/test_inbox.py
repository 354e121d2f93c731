"""The inbox: mine and open unless asked otherwise, the oldest first."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.lifecycle import Status
from documents.models import Case
from tests.cast import NOON, Cast
from tests.documents.admin.inbox import URL, listed, owners
from tests.documents.sending import row

SignIn = Callable[[object], Client]


@pytest.fixture
def four(cast: Cast) -> Cast:
    """Three open documents here, of whom Carla has two, and one elsewhere."""
    other = Case.objects.get(members__user=cast.bernd)
    Case.objects.filter(pk=other.pk).update(caseworker=cast.dora)
    row(cast.amina)
    row(cast.amina)
    row(cast.bernd)
    row(cast.chris)
    return cast


@pytest.mark.parametrize(
    ("person", "query", "expected"),
    [
        ("carla", "", {"Amina"}),
        ("carla", "inbox=office", {"Amina", "Bernd"}),
        ("carla", "inbox=office&office=here", {"Amina", "Bernd"}),
        ("carla", "inbox=office&office=there", set()),
        ("carla", "office=%00", set()),
        ("carla", "inbox=nonsense", {"Amina"}),
        ("dora", "", {"Bernd"}),
        ("dora", "inbox=office", {"Amina", "Bernd"}),
        ("emil", "", set()),
        ("emil", "inbox=office", {"Chris"}),
        ("alex", "", {"Amina", "Bernd", "Chris"}),
        ("alex", "office=there", {"Chris"}),
    ],
)
def test_whose_documents_are_listed(
    four: Cast, sign_in: SignIn, person: str, query: str, expected: set[str]
) -> None:
    assert owners(sign_in(getattr(four, person)), query) == expected


def test_two_offices_are_told_apart(four: Cast, sign_in: SignIn) -> None:
    four.carla.offices.add(four.emil.offices.get())
    browser = sign_in(four.carla)

    assert owners(browser, "inbox=office") == {"Amina", "Bernd", "Chris"}
    assert owners(browser, "inbox=office&office=there") == {"Chris"}


@pytest.mark.parametrize("gone", [True, False])
def test_what_has_nobody_is_in_the_inbox_of_everybody_here(
    four: Cast, sign_in: SignIn, *, gone: bool
) -> None:
    if gone:
        four.carla.is_active = False
        four.carla.save()
    else:
        Case.objects.filter(caseworker=four.carla).update(caseworker=None)

    assert owners(sign_in(four.dora)) == {"Amina", "Bernd"}
    assert owners(sign_in(four.emil)) == set()


def test_who_waits_longest_comes_first(cast: Cast, sign_in: SignIn) -> None:
    days = [2, 0, 3, 1]
    for day in days:
        row(cast.amina, received_at=NOON + timedelta(days=day))

    times = [document.received_at for document in listed(sign_in(cast.carla))]

    assert times == [NOON + timedelta(days=day) for day in sorted(days)]


def test_marks_tell_what_is_unusual(cast: Cast, sign_in: SignIn) -> None:
    noted = row(cast.amina, note="bitte")
    plain = row(cast.amina)

    rows = sign_in(cast.carla).get(URL).content.decode().split("<tr>")

    marked = {d.pk: next(r for r in rows if d.reference in r) for d in (noted, plain)}
    cells = {pk: r.split('field-marks">')[1].split("<")[0] for pk, r in marked.items()}
    assert cells[noted.pk]
    assert cells[plain.pk] in {"", "-"}


def test_number_of_queries_does_not_grow(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.carla)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            listed(browser, "inbox=office")
        return len(captured)

    row(cast.amina)
    # The first page also starts the session's clocks.
    queries()
    few = queries()
    for _ in range(15):
        row(cast.bernd, note="x")
        row(cast.amina, replaces=row(cast.amina, Status.RETURNED))

    assert queries() == few
    assert len(listed(browser, "inbox=office")) == 31


@pytest.mark.parametrize("person", [None, "amina"])
def test_is_for_staff_only(cast: Cast, client: Client, person: str | None) -> None:
    if person:
        client.force_login(getattr(cast, person))

    response = client.get(URL)

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))
