"""Who knows the old password sets a new one, and is signed out everywhere else."""

import pytest

from accounts.changing import WrongPassword, change_password
from accounts.models import AuditEvent, User
from tests.accounts.doors import door
from tests.accounts.issued import give_password
from tests.cast import NOON, PASSWORD, Cast

NEW = "noch ein langer Satz"


@pytest.fixture
def amina(cast: Cast) -> User:
    give_password(cast.amina)
    return cast.amina


def change(user: User, old: str = PASSWORD) -> None:
    one = door(user.username, "password")
    change_password(user, old=old, new=NEW, door=one, at=NOON)


def test_the_new_password_counts_from_now_on(amina: User) -> None:
    epoch = amina.session_epoch

    change(amina)

    after = User.objects.get(pk=amina.pk)
    assert after.check_password(NEW)
    assert after.session_epoch > epoch
    assert AuditEvent.objects.filter(event="account.password_changed").exists()


def test_without_the_old_one_nothing_changes(amina: User) -> None:
    with pytest.raises(WrongPassword):
        change(amina, old="something else")

    assert User.objects.get(pk=amina.pk).password == amina.password


def test_guessing_the_old_one_is_slowed_down(amina: User) -> None:
    for _ in range(5):
        with pytest.raises(WrongPassword):
            change(amina, old="something else")

    with pytest.raises(WrongPassword):
        change(amina)


@pytest.mark.parametrize("meanwhile", [{"password": "other"}, {"is_active": False}])
def test_what_happened_meanwhile_counts(
    amina: User, meanwhile: dict[str, object]
) -> None:
    User.objects.filter(pk=amina.pk).update(**meanwhile)

    with pytest.raises(WrongPassword):
        change(amina)

    assert not User.objects.get(pk=amina.pk).check_password(NEW)
