"""/admin/desk/requests/: a letter that answers a request is not ordered twice."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext

from accounts import renewing
from accounts.models import InitialPin, OwedLetter, User
from tests.cast import NOON, Cast
from tests.nwportal.desk.counter import SignIn, of, words
from tests.nwportal.desk.test_requests import URL, asked


@pytest.mark.parametrize("printed_at", [None, NOON - timedelta(days=6), NOON])
def test_what_a_letter_answers_offers_no_second_one(
    cast: Cast, sign_in: SignIn, printed_at: datetime | None
) -> None:
    row = asked(cast.amina)
    OwedLetter.objects.create(
        recipient=cast.amina,
        kind="access",
        cause="asked online",
        owed_at=NOON,
        printed_at=printed_at,
    )

    response = sign_in(cast.selma).get(URL)

    page = response.content.decode()
    assert f"{URL}{row.pk}/close/" in page
    assert gettext("Order access letter by post") not in page
    assert gettext("Put aside") in page
    assert gettext("Printed" if printed_at else "Waiting to be printed") in page


def test_an_old_letter_answers_nothing(cast: Cast, sign_in: SignIn) -> None:
    asked(cast.amina)
    OwedLetter.objects.create(
        recipient=cast.amina,
        kind="access",
        cause="issued",
        owed_at=NOON,
        printed_at=NOON - timedelta(days=8),
    )

    page = sign_in(cast.selma).get(URL).content.decode()

    assert gettext("Order access letter by post") in page


def test_the_desk_voids_no_letter_that_has_just_left(
    cast: Cast, sign_in: SignIn
) -> None:
    row, typed = asked(), {"portal_id": cast.bernd.username}
    printed = OwedLetter.objects.create(
        recipient=cast.bernd,
        kind="access",
        cause="desk",
        owed_at=NOON,
        printed_at=timezone.now() - timedelta(days=6),
    )

    response = sign_in(cast.selma).post(f"{URL}{row.pk}/letter/", typed, follow=True)

    row.refresh_from_db()
    assert "7" in words(response)
    assert row.handled_at is None
    assert OwedLetter.objects.get() == printed


@pytest.mark.parametrize("who", ["selma", "sven"])
def test_any_desk_answers_somebody_without_a_case(
    cast: Cast, sign_in: SignIn, who: str
) -> None:
    nowhere = User.objects.create(username="4000000001", family_name="Betreu")
    row, client = asked(nowhere), sign_in(getattr(cast, who))

    page = client.get(URL).content.decode()
    client.post(f"{URL}{row.pk}/letter/")

    assert "Betreu" in page
    assert of(nowhere) not in page
    assert OwedLetter.objects.get().recipient == nowhere


@pytest.mark.parametrize("why", ["its PIN is used", "it resets nothing"])
def test_a_letter_that_does_not_do_leaves_the_button(
    cast: Cast, sign_in: SignIn, why: str
) -> None:
    used_at = NOON - timedelta(days=1) if why == "its PIN is used" else None
    row = asked(cast.amina, lost_second_factor=used_at is None)
    facts = {"kind": "access", "cause": "issued", "printed_at": NOON}
    OwedLetter.objects.create(recipient=cast.amina, owed_at=NOON, **facts)
    renewing.renew_pin(cast.amina, by=cast.selma, at=NOON - timedelta(days=2))
    InitialPin.objects.update(used_at=used_at)

    page = sign_in(cast.selma).get(URL).content.decode()

    assert f"{URL}{row.pk}/letter/" in page
    assert gettext("Order access letter by post") in page
