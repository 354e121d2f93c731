"""Who has shown the letter may go on for a quarter of an hour, with that letter."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.activating import Choices, NotActivated, activate
from accounts.models import InitialPin, User
from accounts.proofs import Proof, proof_of, proven
from accounts.renewing import renew_pin
from tests.accounts.issued import COUNTER, issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.fixture
def letter() -> InitialPin:
    return InitialPin.objects.select_related("user").get(user=issued().user)


def refuses(proof: Proof | None, at: datetime) -> bool:
    try:
        proven(proof, at=at)
    except NotActivated:
        return True
    return False


def test_a_proof_holds_for_fifteen_minutes(letter: InitialPin, at: datetime) -> None:
    proof = proof_of(letter, at=at)

    assert proven(proof, at=at + timedelta(minutes=14)) == letter
    assert refuses(proof, at + timedelta(minutes=15))


def test_no_proof_opens_nothing(letter: InitialPin, at: datetime) -> None:
    del letter
    assert refuses(None, at)


def test_neither_pin_nor_its_hash_is_kept(letter: InitialPin, at: datetime) -> None:
    kept = proof_of(letter, at=at)

    assert letter.pin_hash not in str(kept)
    assert set(kept) == {"pin", "fingerprint", "at"}


def test_a_new_letter_ends_it(letter: InitialPin, at: datetime) -> None:
    proof = proof_of(letter, at=at)

    renew_pin(letter.user, by=COUNTER, at=at)

    assert refuses(proof, at)


def test_a_lock_ends_it(letter: InitialPin, at: datetime) -> None:
    proof = proof_of(letter, at=at)

    User.objects.filter(pk=letter.user_id).update(is_active=False)

    assert refuses(proof, at)


def test_its_use_ends_it(letter: InitialPin, at: datetime) -> None:
    proof = proof_of(letter, at=at)

    chosen = Choices(password="ein langer eigener Satz", language="tr")
    activate(letter, chosen=chosen, at=at)

    assert refuses(proof, at)


def test_the_end_of_the_letter_ends_it(letter: InitialPin) -> None:
    proof = proof_of(letter, at=letter.valid_until - timedelta(minutes=1))

    assert refuses(proof, letter.valid_until)


def test_the_fingerprint_counts_and_not_the_row(
    letter: InitialPin, at: datetime
) -> None:
    other = InitialPin.objects.get(user=issued().user)
    mixed = proof_of(letter, at=at)
    mixed["pin"] = other.pk

    assert refuses(mixed, at)
