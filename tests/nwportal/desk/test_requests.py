"""/admin/desk/requests/: who asked online for access data, and the answer."""

from typing import Any

import pytest

from accounts import locking
from accounts.models import CredentialRequest, OwedLetter, User
from tests.cast import NOON, Cast
from tests.nwportal.desk.counter import (
    DESK,
    NONE_SUCH,
    SignIn,
    cost,
    events,
    words,
)

URL = f"{DESK}requests/"


def asked(matched: User | None = None, **facts: Any) -> CredentialRequest:
    return CredentialRequest.objects.create(
        asked_at=NOON, typed_name="Amina M.", matched=matched, **facts
    )


def listed(sign_in: SignIn, cast: Cast, query: str = "") -> list[CredentialRequest]:
    response = sign_in(cast.selma).get(URL + query)
    assert response.status_code == 200
    return list(response.context["page"])


def test_lists_own_people_and_unknown_ones(cast: Cast, sign_in: SignIn) -> None:
    mine, unknown, foreign = asked(cast.amina), asked(), asked(cast.chris)
    done = asked(cast.bernd, handled_at=NOON, handled_by=cast.selma)

    assert set(listed(sign_in, cast)) == {mine, unknown}
    assert listed(sign_in, cast, "?handled") == [done]
    assert foreign not in listed(sign_in, cast)


def test_orders_the_letter_of_whom_it_matches(cast: Cast, sign_in: SignIn) -> None:
    row = asked(cast.amina, lost_second_factor=True)

    sign_in(cast.selma).post(f"{URL}{row.pk}/letter/")

    letter = OwedLetter.objects.get()
    row.refresh_from_db()
    assert (letter.recipient, letter.cause) == (cast.amina, "asked online")
    assert letter.resets_second_factor
    assert row.handled_by == cast.selma
    assert events(row) == ["request.handled"]


def test_orders_it_for_the_person_the_desk_names(cast: Cast, sign_in: SignIn) -> None:
    row, typed = asked(), {"portal_id": f" {cast.bernd.username} "}

    sign_in(cast.selma).post(f"{URL}{row.pk}/letter/", typed)

    row.refresh_from_db()
    assert OwedLetter.objects.get().recipient == row.matched == cast.bernd


@pytest.mark.parametrize("who", ["", "chris", "carla", "1234567890", "\0"])
def test_but_for_no_stranger(cast: Cast, sign_in: SignIn, who: str) -> None:
    row = asked()
    known = getattr(cast, who, None) if who else None
    typed = {"portal_id": known.username if known else who}

    response = sign_in(cast.selma).post(f"{URL}{row.pk}/letter/", typed, follow=True)

    row.refresh_from_db()
    assert words(response)
    assert (row.handled_at, OwedLetter.objects.exists()) == (None, False)


@pytest.mark.parametrize("act", ["letter", "close"])
def test_is_answered_once(cast: Cast, sign_in: SignIn, act: str) -> None:
    row = asked(cast.amina, handled_at=NOON, handled_by=cast.sven)

    sign_in(cast.selma).post(f"{URL}{row.pk}/{act}/")

    row.refresh_from_db()
    assert row.handled_by == cast.sven
    assert not OwedLetter.objects.exists()


def test_a_locked_account_leaves_it_open(cast: Cast, sign_in: SignIn) -> None:
    row = asked(cast.amina)
    locking.lock(cast.amina, reason="misuse", by=cast.selma, at=NOON)

    response = sign_in(cast.selma).post(f"{URL}{row.pk}/letter/", follow=True)

    row.refresh_from_db()
    assert words(response)
    assert row.handled_at is None


def test_puts_aside_without_a_word_to_anybody(cast: Cast, sign_in: SignIn) -> None:
    row = asked()

    sign_in(cast.selma).post(f"{URL}{row.pk}/close/")

    row.refresh_from_db()
    assert row.handled_by == cast.selma
    assert not OwedLetter.objects.exists()


@pytest.mark.parametrize("act", ["letter", "close"])
@pytest.mark.parametrize("which", ["foreign", "none"])
def test_another_offices_is_not_there(
    cast: Cast, sign_in: SignIn, act: str, which: str
) -> None:
    row = asked(cast.chris)
    pk = row.pk if which == "foreign" else NONE_SUCH

    assert sign_in(cast.selma).post(f"{URL}{pk}/{act}/").status_code == 404
    assert CredentialRequest.objects.get().handled_at is None


@pytest.mark.parametrize("act", ["letter", "close"])
def test_acts_are_only_posted(cast: Cast, sign_in: SignIn, act: str) -> None:
    row = asked(cast.amina)

    assert sign_in(cast.selma).get(f"{URL}{row.pk}/{act}/").status_code == 405
    assert sign_in(cast.selma).post(URL).status_code == 405


def test_costs_no_more_queries_for_more(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.selma)
    asked(cast.amina)
    one = cost(client, URL)

    for _ in range(12):
        asked(cast.amina)

    assert cost(client, URL) == one
