"""Whoever was switched off before there were locks can be let in again."""

from datetime import timedelta
from importlib import import_module

from django.apps import apps
from django.db import connection
from django.test import Client

from accounts import listing, locking
from accounts.listing import Wanted
from accounts.models import User
from accounts.roles import Role
from tests.cast import NOON, Cast

migration = import_module("accounts.migrations.0004_inactive_accounts_are_locked")


def migrate() -> None:
    with connection.schema_editor() as editor:
        migration.lock(apps, editor)


def switch_off(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def test_they_are_listed_as_locked(cast: Cast) -> None:
    switch_off(cast.carla)

    migrate()

    wanted = Wanted(role=Role.CASEWORKER, locked=True)
    later = cast.carla.created_at + timedelta(days=1)
    (found,) = listing.accounts(wanted, at=later)
    assert (found.portal_id, found.state) == ("carla", "locked")


def test_unlocking_lets_them_in(client: Client, cast: Cast) -> None:
    switch_off(cast.carla)
    migrate()

    locking.unlock(cast.carla, by=cast.alex, at=NOON)

    client.force_login(cast.carla)
    assert client.get("/admin/").status_code == 200


def test_nobody_else_is_locked(cast: Cast) -> None:
    locking.revoke(cast.carla, reason="left", by=cast.alex, at=NOON)
    locking.lock(cast.dora, reason="asked", by=cast.alex, at=NOON)

    migrate()

    cast.carla.refresh_from_db()
    cast.dora.refresh_from_db()
    assert cast.carla.locked_at is None
    assert cast.dora.locked_at == NOON
    assert not User.objects.exclude(pk=cast.dora.pk).exclude(locked_at=None).exists()
