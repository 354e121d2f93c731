"""People read what concerns them in words; names of staff are not among them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts import auditing, recounting
from accounts.models import AuditEvent
from tests.cast import NOON, Cast


def looked(cast: Cast, times: int = 1) -> None:
    """Let Carla look at Amina's case so many times."""
    for number in range(times):
        at, people = NOON + timedelta(minutes=number), [cast.amina]
        auditing.record_look(
            "case.seen", on=cast.case, subjects=people, by=cast.carla, at=at
        )


def test_a_look_tells_function_office_and_purpose_and_no_name(cast: Cast) -> None:
    looked(cast)

    (look,) = recounting.looks(recounting.looks_at(cast.amina))

    with translation.override("en"):
        assert str(look.what) == "Your case"
        assert str(look.function) == "Caseworker"
        assert str(look.purpose) == "Work on the case"
    assert (look.at, look.offices) == (NOON, "Standort Hier")
    assert cast.carla.family_name not in str(look)


def test_the_function_is_that_of_then(cast: Cast) -> None:
    looked(cast)
    cast.carla.role = "auditor"
    cast.carla.save()
    cast.carla.offices.clear()

    (look,) = recounting.looks(recounting.looks_at(cast.amina))

    with translation.override("en"):
        assert (str(look.function), look.offices) == ("Caseworker", "Standort Hier")


def test_looks_at_others_are_not_told(cast: Cast) -> None:
    looked(cast)

    assert not recounting.looks_at(cast.bernd).exists()


def test_what_is_no_look_is_not_told_as_one(cast: Cast) -> None:
    auditing.record(
        "account.locked", on=cast.amina, by=cast.selma, at=NOON, subject=cast.amina
    )

    assert not recounting.looks_at(cast.amina).exists()


@pytest.mark.parametrize("times", [1, 12])
def test_many_looks_cost_as_little_as_one(cast: Cast, times: int) -> None:
    looked(cast, times)

    with CaptureQueriesContext(connection) as queries:
        told = recounting.looks(recounting.looks_at(cast.amina))

    assert len(told) == times
    assert len(queries) == 2


def test_a_sign_in_tells_how_and_on_what(cast: Cast) -> None:
    auditing.record(
        "account.signed_in",
        on=cast.amina,
        by=cast.amina,
        at=NOON,
        method="passkey",
        device="Firefox, Android",
    )

    (row,) = recounting.sign_ins_of(cast.amina)
    told = recounting.sign_in(row)

    with translation.override("en"):
        assert str(told.what) == "Signed in"
        assert str(told.method) == "with fingerprint or face (passkey)"
    assert (told.at, told.device) == (NOON, "Firefox, Android")


def test_sign_ins_of_others_are_not_told(cast: Cast) -> None:
    auditing.record("account.signed_in", on=cast.bernd, by=cast.bernd, at=NOON)

    assert not recounting.sign_ins_of(cast.amina).exists()


def test_every_purpose_and_event_there_is_has_words(cast: Cast) -> None:
    for event in recounting.SIGN_INS:
        auditing.record(event, on=cast.amina, by=cast.amina, at=NOON)

    told = [recounting.sign_in(row) for row in recounting.sign_ins_of(cast.amina)]

    assert len(told) == len(recounting.SIGN_INS)
    assert AuditEvent.objects.count() == len(told)
    assert all(str(one.what) for one in told)
