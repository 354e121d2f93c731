"""One letter in several hands at the same moment opens the account once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from accounts.activating import Choices, NotActivated, activate
from accounts.models import AuditEvent, InitialPin, User
from tests.accounts.issued import issued

AT_ONCE = 4


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_moment_one_sets_the_password() -> None:
    person = issued().user
    letter = InitialPin.objects.select_related("user").get(user=person)
    passwords = [f"der lange Satz Nummer {number}" for number in range(AT_ONCE)]

    def use(password: str) -> str:
        chosen = Choices(password=password, language="de")
        try:
            activate(letter, chosen=chosen, at=timezone.now())
        except NotActivated:
            return ""
        finally:
            connection.close()
        return password

    with ThreadPoolExecutor(AT_ONCE) as pool:
        (won,) = filter(None, pool.map(use, passwords))

    assert User.objects.get(pk=person.pk).check_password(won)
    assert AuditEvent.objects.filter(event="account.activated").count() == 1
