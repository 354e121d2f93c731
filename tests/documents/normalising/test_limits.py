"""Both processes of a document share what it may cost."""

import pytest

from documents.normalising.limits import DEFAULT, Limits


@pytest.mark.parametrize(
    ("used", "sources", "pages", "left"),
    [
        (0, 1, 1, 20),
        (15.2, 1, 10, 7),
        (15.2, 3, 10, 47),
        (20.2, 1, 1, 1),
        (99, 1, 1, 1),
    ],
)
def test_the_recheck_gets_what_the_converting_left(
    used: float, sources: int, pages: int, left: int
) -> None:
    assert DEFAULT.cpu_seconds_left(used, sources=sources, pages=pages) == left


def test_more_pages_than_there_can_be_earn_nothing() -> None:
    limits = Limits(cpu_seconds=1, cpu_seconds_per_page=1)

    assert limits.cpu_seconds_left(0, sources=1, pages=10**9) == 501
    assert limits.most_cpu_seconds(1) == limits.most_cpu_seconds(1, 10**9) == 501
