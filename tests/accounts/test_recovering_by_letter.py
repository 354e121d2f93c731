"""The PIN of a later letter sets a new password; everything else stays."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from accounts import consents
from accounts.activating import Choices, activate
from accounts.models import AuditEvent, Consent, InitialPin, User
from accounts.renewing import renew_pin
from tests.accounts.issued import COUNTER, issued
from tests.cast import reachable

pytestmark = pytest.mark.django_db
FORMER = "ein langer eigener Satz"
NEW = Choices(password="noch ein langer Satz", language="tr", email="x@example.org")


@pytest.fixture
def person() -> User:
    """Return somebody with an account, an address and a consent, and a new letter."""
    user, at = issued().user, timezone.now() - timedelta(days=30)
    first = Choices(password=FORMER, language="tr")
    activate(user.initial_pin, chosen=first, at=at)
    return reachable(User.objects.get(pk=user.pk))


def new_letter(person: User, **wishes: Any) -> InitialPin:
    renew_pin(person, by=COUNTER, at=timezone.now(), **wishes)
    return InitialPin.objects.select_related("user").get(user=person)


def test_the_old_password_works_until_the_letter_is_used(person: User) -> None:
    letter = new_letter(person)
    assert User.objects.get(pk=person.pk).check_password(FORMER)

    activate(letter, chosen=NEW, at=timezone.now())

    after = User.objects.get(pk=person.pk)
    assert after.check_password(NEW.password)
    assert not after.check_password(FORMER)


def test_ends_every_session_there_was(person: User) -> None:
    before = person.session_epoch

    after = activate(new_letter(person), chosen=NEW, at=timezone.now())

    assert after.session_epoch > before


def test_keeps_address_consent_and_the_day_of_the_first_activation(
    person: User,
) -> None:
    after = activate(new_letter(person), chosen=NEW, at=timezone.now())

    assert (after.email, after.email_confirmed_at) == (
        person.email,
        person.email_confirmed_at,
    )
    assert after.activated_at == person.activated_at
    assert Consent.objects.get(user=person).revoked_at is None


def test_lost_factors_go_with_it_and_decisions_come_on_paper(person: User) -> None:
    Authenticator.objects.create(user=person, type="totp", data={})
    consents.give(person, Consent.Kind.ANNOUNCEMENT, version="1", at=timezone.now())
    letter, at = new_letter(person, resets_second_factor=True), timezone.now()

    activate(letter, chosen=NEW, at=at)

    assert not Authenticator.objects.filter(user=person).exists()
    assert consents.ended_at(person, at) == [Consent.Kind.ANNOUNCEMENT]


def test_without_that_wish_the_factors_stay(person: User) -> None:
    Authenticator.objects.create(user=person, type="totp", data={})

    activate(new_letter(person), chosen=NEW, at=timezone.now())

    assert Authenticator.objects.filter(user=person).exists()


def test_is_told_apart_from_the_first_time(person: User) -> None:
    activate(new_letter(person), chosen=NEW, at=timezone.now())

    events = AuditEvent.objects.filter(actor=person).order_by("at")
    names = [event.event for event in events]
    assert [names.count(f"account.{what}") for what in ("activated", "recovered")] == [
        1,
        1,
    ]
