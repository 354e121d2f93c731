"""People: one of two names is enough, and names are found as they are typed."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from accounts.models import User
from accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_somebody_without_any_name_is_refused() -> None:
    with pytest.raises(IntegrityError, match="user_has_a_name"):
        User.objects.create(username="1000000001")


def test_a_portal_id_belongs_to_one_person() -> None:
    User.objects.create(username="1000000001", family_name="A")

    with pytest.raises(IntegrityError):
        User.objects.create(username="1000000001", family_name="B")


@pytest.mark.parametrize("typed", ["1000 0000 01", "١٠٠٠٠٠٠٠٠١", "1000000001"])
def test_is_found_by_the_portal_id_as_typed(typed: str) -> None:
    user = User.objects.create(username="1000000001", family_name="A")

    assert User.objects.get_by_natural_key(typed) == user


def test_createsuperuser_makes_an_administrator(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "ein langer eigener Satz")

    call_command(
        "createsuperuser",
        "--noinput",
        "--username=Root",
        "--family_name=R",
        verbosity=0,
    )

    user = User.objects.get(username="root")
    assert user.role == Role.ADMINISTRATOR
    assert user.check_password("ein langer eigener Satz")
