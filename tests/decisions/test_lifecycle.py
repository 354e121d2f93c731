"""What leads where; nothing is published but what has been scanned."""

import pytest

from decisions.lifecycle import NEXT, Status

LEADS_TO = {
    Status.DRAFT: {Status.RELEASED},
    Status.RELEASED: {Status.PUBLISHED, Status.REFUSED},
    Status.PUBLISHED: set(),
    Status.REFUSED: set(),
}


@pytest.mark.parametrize("status", Status)
def test_each_status_leads_where_the_table_says(status: Status) -> None:
    assert NEXT[status] == LEADS_TO[status]


def test_the_table_knows_every_status() -> None:
    assert set(NEXT) == set(Status)


def test_only_a_released_decision_is_published() -> None:
    before = {status for status, after in NEXT.items() if Status.PUBLISHED in after}

    assert before == {Status.RELEASED}


def test_every_status_can_be_reached_from_the_draft() -> None:
    reached = {Status.DRAFT}
    for _step in Status:
        reached |= {after for status in reached for after in NEXT[status]}

    assert reached == set(Status)
