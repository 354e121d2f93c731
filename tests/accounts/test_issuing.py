"""An issued account: not yet usable, its PIN known to nobody but the reader."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, transaction

from accounts import issuing
from accounts.models import AuditEvent, InitialPin, User
from accounts.pins import looks_like_pin
from accounts.roles import Role
from tests.accounts.issued import BORN, issued

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_is_a_citizen_who_cannot_sign_in_yet() -> None:
    account = issued(at=AT, email="amina@post.example")

    user = User.objects.get(username=account.user.username)
    assert user.role == Role.CITIZEN
    assert (user.full_name, user.birth_date) == ("Amina Muster", BORN)
    assert (user.language, user.email) == ("tr", "amina@post.example")
    assert not user.has_usable_password()
    assert user.activated_at is None


def test_only_a_hash_of_the_pin_is_kept() -> None:
    account = issued()

    kept = InitialPin.objects.get(user=account.user)
    assert looks_like_pin(account.pin)
    assert account.pin not in kept.pin_hash
    assert kept.pin_hash.startswith("argon2")
    assert check_password(account.pin, kept.pin_hash)


def test_is_valid_for_two_weeks_and_names_who_issued_it() -> None:
    account = issued(at=AT)

    kept = InitialPin.objects.get(user=account.user)
    event = AuditEvent.objects.get(event="account.issued")
    assert account.valid_until == kept.valid_until == AT + timedelta(days=14)
    assert (kept.issued_at, kept.issued_by, kept.used_at) == (AT, "counter", None)
    assert (event.object_id, event.machine) == (str(account.user.pk), "counter")


def test_a_member_of_staff_is_named_as_well() -> None:
    clerk = User.objects.create(username="carla", family_name="C", role="caseworker")
    person = issuing.Person("", "Namuna", BORN, "fa")

    account = issuing.issue(person, by=clerk, at=AT)

    assert InitialPin.objects.get(user=account.user).issued_by == "carla"
    assert AuditEvent.objects.get(event="account.issued").actor == clerk


@pytest.mark.parametrize("names", [("Amina", ""), ("", "Muster")])
def test_a_single_name_is_a_name(names: tuple[str, str]) -> None:
    account = issued(given_name=names[0], family_name=names[1])

    assert account.user.full_name == "".join(names)


def test_a_portal_id_that_somebody_has_is_not_given_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = issued().user.username
    ids = iter([taken, taken, "7777777777"])
    monkeypatch.setattr(issuing, "new_portal_id", lambda: next(ids))

    assert issued().user.username == "7777777777"


def test_what_is_wrong_with_the_person_is_not_taken_for_bad_luck() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        issued(given_name="", family_name="")

    assert not User.objects.exists()
    assert not InitialPin.objects.exists()
