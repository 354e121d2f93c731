"""Every address, asked by everybody, answers what outcomes.txt says."""

from pathlib import Path

import pytest

from tests.access.addresses import address, aminas_ids, routes
from tests.access.asking import METHODS, PEOPLE, ask, client_of
from tests.cast import Cast

TABLE = Path(__file__).with_name("outcomes.txt")


def table() -> dict[str, list[str]]:
    """Return the six answers to GET and the six to POST of each route."""
    lines = TABLE.read_text().splitlines()
    rows = [line.rsplit(maxsplit=12) for line in lines if not line.startswith("#")]
    return {row[0].removeprefix("/"): row[1:] for row in rows}


def test_the_table_has_every_address_and_no_other() -> None:
    there, written = set(routes()), set(table())

    assert there - written == set(), "these addresses need a line in outcomes.txt"
    assert written - there == set(), "these addresses are no more"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("person", PEOPLE)
def test_every_address_answers_as_the_table_says(
    cast: Cast, person: str, method: str
) -> None:
    column = METHODS.index(method) * len(PEOPLE) + list(PEOPLE).index(person)
    expected = {route: answers[column] for route, answers in table().items()}
    ids, client = aminas_ids(cast), client_of(person, cast)

    answers = {route: ask(client, method, address(route, ids))[0] for route in expected}

    assert answers == expected
