"""The addressee and who may read for them are told that a decision is there."""

from accounts.models import OwedMail
from decisions import notices
from tests.accounts.acting import mandate
from tests.cast import NOON, Cast, decision, reachable


def test_who_may_read_decisions_is_told_too(cast: Cast) -> None:
    for person in (cast.amina, cast.bernd, cast.chris):
        reachable(person)
    mandate(cast.bernd, cast.amina)
    mandate(cast.chris, cast.amina, may_read_decisions=False)
    letter = decision(cast.amina)
    letter.refresh_from_db()

    notices.owe(letter, at=NOON)
    notices.owe(letter, at=NOON)

    told = [owed.recipient for owed in OwedMail.objects.order_by("recipient__username")]
    assert told == [cast.amina, cast.bernd]
