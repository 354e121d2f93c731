"""What is another's and what does not exist cannot be told apart."""

import pytest
from django.utils import timezone
from time_machine import TimeMachineFixture

from tests.access.addresses import NONE_SUCH, PARAMETER, address, aminas_ids, routes
from tests.access.asking import METHODS, ask, client_of
from tests.cast import Cast

STRANGERS = ("nobody", "neighbour", "elsewhere")


def with_an_id() -> list[str]:
    """Return the routes whose one parameter is an id of ours."""
    before = [route.partition("/<")[0].rpartition("/")[2] for route in routes()]
    pairs = zip(routes(), before, strict=True)
    return [
        route for route, word in pairs if PARAMETER.search(route) and word in NONE_SUCH
    ]


def test_there_are_addresses_with_ids() -> None:
    assert len(with_an_id()) > 50


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("person", STRANGERS)
def test_a_foreign_id_and_one_that_is_none_get_the_same_answer(
    cast: Cast, person: str, method: str, time_machine: TimeMachineFixture
) -> None:
    # Pages say how long a session lasts, so the clock stands still meanwhile.
    time_machine.move_to(timezone.now(), tick=False)
    ids, client = aminas_ids(cast), client_of(person, cast)

    for route in with_an_id():
        foreign = ask(client, method, address(route, ids))
        no_such = ask(client, method, address(route, NONE_SUCH))

        assert foreign[0] == no_such[0], route
        if foreign[0] == "404":
            assert foreign[1] == no_such[1], route


def test_the_404_page_says_nothing_of_what_is_there(cast: Cast) -> None:
    ids, client = aminas_ids(cast), client_of("neighbour", cast)

    _outcome, body = ask(client, "GET", address(routes_of_the_document()[0], ids))

    assert cast.amina.full_name.encode() not in body
    assert cast.case.number.encode() not in body
    assert b"Lohnabrechnung" not in body


def routes_of_the_document() -> list[str]:
    return [route for route in routes() if route.startswith("documents/<")]
