"""At the desk: who they are was seen, so neither PIN nor date of birth is asked."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accounts.activating import NotActivated, activate_at_desk
from accounts.models import AuditEvent, InitialPin, User
from accounts.renewing import TooYoung
from tests.accounts.issued import issued
from tests.cast import NOON, PASSWORD, Cast

SEEN = date(2026, 11, 23)


def activate(user: User, by: User) -> User:
    return activate_at_desk(
        user, password=PASSWORD, identity_seen_on=SEEN, by=by, at=NOON
    )


def test_opens_the_account_and_records_who_saw_the_identity(cast: Cast) -> None:
    person = issued().user
    User.objects.filter(pk=person.pk).update(birth_date=None, birth_date_known="not")

    after = activate(person, cast.selma)

    assert after.check_password(PASSWORD)
    assert after.activated_at == NOON
    event = AuditEvent.objects.get(event="account.activated_at_desk")
    assert (event.actor, event.subject) == (cast.selma, person)
    assert event.facts == {"identity_seen_on": "2026-11-23", "birth_date_known": "not"}


def test_a_pin_on_its_way_is_spent(cast: Cast) -> None:
    person = issued().user

    activate(person, cast.selma)

    assert InitialPin.objects.get(user=person).used_at == NOON


def test_who_was_signed_in_before_is_no_more(cast: Cast) -> None:
    epoch = cast.amina.session_epoch

    assert activate(cast.amina, cast.selma).session_epoch > epoch


@pytest.mark.parametrize("name", ["carla", "jonas", "mara", "alex", "amina"])
def test_only_the_service_desk_may(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        activate(cast.bernd, getattr(cast, name))


def test_not_for_colleagues_and_not_for_locked_accounts(cast: Cast) -> None:
    User.objects.filter(pk=cast.bernd.pk).update(is_active=False)

    for person in (cast.carla, cast.bernd):
        with pytest.raises(NotActivated):
            activate(person, cast.selma)


def test_not_for_children(cast: Cast) -> None:
    child = date(2011, 11, 24)
    User.objects.filter(pk=cast.bernd.pk).update(birth_date=child, activated_at=None)

    with pytest.raises(TooYoung):
        activate(cast.bernd, cast.selma)

    assert User.objects.get(pk=cast.bernd.pk).activated_at is None
