"""How often a refusal can be told from another by its time."""

import pytest

from tests.bench.sign_in import REFUSED, lines, told_apart


@pytest.mark.parametrize(
    ("some", "others", "expected"),
    [
        ([1, 2, 3], [1, 2, 3], 0.5),
        ([1, 1, 1], [2, 2, 2], 1.0),
        ([2, 2, 2], [1, 1, 1], 1.0),
        ([1, 3], [2, 2], 0.5),
        ([1, 2], [2, 3], 0.875),
    ],
)
def test_a_guess_is_right_as_often_as_the_times_differ(
    some: list[float], others: list[float], expected: float
) -> None:
    assert told_apart(some, others) == expected


def test_every_reason_stands_beside_a_wrong_password() -> None:
    seconds = {kind: [0.1, 0.2] for kind in ("right", "bare hash", *REFUSED)}
    seconds["locked"] = [0.9, 0.9]

    [cost, *others] = [str(line) for line in lines(seconds)]

    assert cost.split()[-3:] == ["1.00", "<=", "1.5"]
    assert len(others) == len(REFUSED) - 1
    assert [line for line in others if "missed" in line] == [others[1]]
