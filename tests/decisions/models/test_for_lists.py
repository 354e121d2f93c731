"""A list says when each decision was retrieved first."""

from datetime import timedelta

from decisions.models import Decision
from tests.cast import NOON, Cast, decision


def test_the_first_retrieval_counts(cast: Cast) -> None:
    fetched = decision(cast.amina)
    for hours in (5, 2, 9):
        fetched.retrievals.create(user=cast.amina, at=NOON + timedelta(hours=hours))

    listed = Decision.objects.for_lists().get()

    assert vars(listed)["first_retrieved_at"] == NOON + timedelta(hours=2)


def test_what_nobody_retrieved_is_listed_without_a_time(cast: Cast) -> None:
    decision(cast.amina)

    listed = Decision.objects.for_lists().get()

    assert vars(listed)["first_retrieved_at"] is None


def test_the_newest_letter_comes_first(cast: Cast) -> None:
    days = [NOON.date() - timedelta(days=back) for back in (3, 1, 2)]
    for day in days:
        decision(cast.amina, dated=day)

    listed = [one.dated for one in Decision.objects.for_lists()]

    assert listed == sorted(days, reverse=True)
