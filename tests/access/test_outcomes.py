"""Every address, asked by everybody, answers what the two tables say."""

from pathlib import Path

import pytest

from tests.access.addresses import address, aminas_ids, routes
from tests.access.asking import METHODS, PEOPLE, STAFF, ask, client_of
from tests.cast import Cast

HERE = Path(__file__).parent
TABLES = {"outcomes.txt": list(PEOPLE), "outcomes_of_staff.txt": list(STAFF)}
ASKED = [(name, person) for name, people in TABLES.items() for person in people]


def table(name: str) -> dict[str, list[str]]:
    """Return the answers to GET, and then those to POST, of each route."""
    lines = (HERE / name).read_text().splitlines()
    columns = len(TABLES[name]) * len(METHODS)
    rows = [line.rsplit(maxsplit=columns) for line in lines if line[:1] != "#"]
    return {row[0].removeprefix("/"): row[1:] for row in rows}


@pytest.mark.parametrize(
    ("name", "begins"), [("outcomes.txt", ""), ("outcomes_of_staff.txt", "admin/")]
)
def test_a_table_has_every_address_and_no_other(name: str, begins: str) -> None:
    there = {route for route in routes() if route.startswith(begins)}
    written = set(table(name))

    assert there - written == set(), f"these addresses need a line in {name}"
    assert written - there == set(), "these addresses are no more"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("name", "person"), ASKED)
def test_every_address_answers_as_the_table_says(
    cast: Cast, name: str, person: str, method: str
) -> None:
    people = TABLES[name]
    column = METHODS.index(method) * len(people) + people.index(person)
    expected = {route: answers[column] for route, answers in table(name).items()}
    ids, client = aminas_ids(cast), client_of(person, cast)

    answers = {route: ask(client, method, address(route, ids))[0] for route in expected}

    assert answers == expected


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("person", STAFF)
def test_outside_of_the_back_office_all_staff_are_alike(
    cast: Cast, person: str, method: str
) -> None:
    first = METHODS.index(method) * len(PEOPLE)
    column = first + list(PEOPLE).index("elsewhere")
    rows = table("outcomes.txt").items()
    expected = {route: row[column] for route, row in rows if "admin/" not in route}
    ids, client = aminas_ids(cast), client_of(person, cast)

    answers = {route: ask(client, method, address(route, ids))[0] for route in expected}

    assert answers == expected
