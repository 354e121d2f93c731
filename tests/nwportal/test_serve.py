"""`bin/run` on a machine with nothing: it starts, works, and stops as a whole."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from nwportal.demo.creating import PASSWORD
from tests.nwportal.house import House
from tests.nwportal.living import wait_until

# Both modules of houses in one process of the tests: two cores are few.
pytestmark = [pytest.mark.xdist_group("houses"), pytest.mark.timeout(400)]


def ask(house: House, query: str) -> list[tuple[str, ...]]:
    """Return rows of the database of a running house."""
    place = f"file:{house.folder}/nwportal.sqlite3?mode=ro"
    with closing(sqlite3.connect(place, uri=True, timeout=20)) as database:
        return list(database.execute(query))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Return a house that stands while the tests of this module run."""
    house = House(tmp_path_factory.mktemp("standing") / "data")
    try:
        yield house.ready()
    finally:
        house.tear_down()


def test_prints_where_to_go_and_who_to_be(house: House) -> None:
    said = house.said

    assert f"nwportal demo: {house.url}\n" in said
    assert PASSWORD in said
    for person in ("1000 0000 01", "ACDE-3467-FGHJ", "demo.bergstrasse1", "demo.admin"):
        assert person in said


def test_answers_there(house: House) -> None:
    assert house.get("/healthz") == (200, "ok\n")
    assert house.get("/readyz")[0] == 200
    assert house.get("/accounts/login/")[0] == 200


def test_every_log_in_it_prints_is_one(house: House) -> None:
    citizens = re.findall(
        r"^  (\d{4} \d{4} \d{2}) +(.+) \(\w\w\)$", house.said, re.MULTILINE
    )
    staff = re.findall(r"^  (demo\.\w+)", house.said, re.MULTILINE)

    assert (len(citizens), len(staff)) == (5, 12)
    for portal_id, name in citizens:
        assert f"<bdi>{name}</bdi>" in house.sign_in(portal_id, PASSWORD)
    for name in staff:
        assert 'id="site-name"' in house.sign_in(name, PASSWORD)


def test_its_workers_work(house: House) -> None:
    def waiting() -> bool:
        documents = ask(house, "SELECT status FROM documents_document")
        decisions = ask(house, "SELECT status FROM decisions_decision")
        return {*documents, *decisions} != {("queued",), ("published",)}

    assert wait_until(lambda: not waiting(), 120), house.said


def test_web_workers_and_beat_are_one_group(house: House) -> None:
    words = [
        Path(f"/proc/{pid}/cmdline").read_text().split("\0")
        for pid in house.inhabitants()
    ]

    for part in ("gunicorn", "worker", "beat", "serve"):
        assert any(part in line for line in words)
