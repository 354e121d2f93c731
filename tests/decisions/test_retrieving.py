"""Every retrieval by the addressee is recorded, the first and the others."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError

from decisions import retrieving
from decisions.models import Retrieval
from tests.cast import NOON, Cast, decision
from tests.decisions.letters import events


def test_every_retrieval_is_a_row_and_an_event(cast: Cast) -> None:
    fetched = decision(cast.amina)

    for minutes in (0, 7):
        at = NOON + timedelta(minutes=minutes)
        retrieving.record(fetched, by=cast.amina, at=at)

    rows = [(r.user, r.at) for r in Retrieval.objects.filter(decision=fetched)]
    later = NOON + timedelta(minutes=7)
    assert rows == [(cast.amina, NOON), (cast.amina, later)]
    person = cast.amina.username
    assert events(fetched) == [("decision.retrieved", person)] * 2


def test_what_was_retrieved_is_not_deleted(cast: Cast) -> None:
    fetched = decision(cast.amina)
    retrieving.record(fetched, by=cast.amina, at=NOON)

    with pytest.raises(ProtectedError):
        fetched.delete()
