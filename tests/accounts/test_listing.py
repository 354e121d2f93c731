"""Accounts are listed in one question, with their state and their last letter."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import listing, locking
from accounts.listing import State
from accounts.models import User
from tests.accounts.letters.letters import BY, owed, person
from tests.cast import NOON

pytestmark = pytest.mark.django_db


def test_a_list_says_when_the_last_letter_was_printed() -> None:
    amina, at = person(), timezone.now()
    for days in (3, 2):
        letter = owed(amina)
        letter.printed_at = at - timedelta(days=days)
        letter.save(update_fields=["printed_at"])

    (account,) = listing.accounts(listing.Wanted(), at=at)

    assert account.last_letter == at - timedelta(days=2)
    assert account.state is State.NOT_ACTIVATED


def test_a_list_asks_once_for_all_of_them(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(3):
        person(number)

    with django_assert_num_queries(1):
        assert len(list(listing.accounts(listing.Wanted(), at=timezone.now()))) == 3


def test_an_account_has_one_state() -> None:
    amina = person()
    states = [listing.state_of(amina)]

    amina.activated_at = NOON
    amina.save()
    states.append(listing.state_of(amina))
    locking.lock(amina, reason="asked", by=BY, at=NOON)
    states.append(listing.state_of(User.objects.get()))
    locking.revoke(amina, reason="left", by=BY, at=NOON)
    states.append(listing.state_of(User.objects.get()))

    assert states == [State.NOT_ACTIVATED, State.ACTIVE, State.LOCKED, State.REVOKED]
