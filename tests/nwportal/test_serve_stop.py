"""`bin/run` ends as one, whatever ends it, and goes on where it stopped."""

import os
import signal
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.nwportal.house import House
from tests.nwportal.living import wait_until

# In one process of the tests with the other houses: two cores are few.
pytestmark = [pytest.mark.xdist_group("houses"), pytest.mark.timeout(400)]
Build = Callable[..., House]


@pytest.fixture
def build() -> Iterator[Build]:
    """Return a function that builds houses, all of which are torn down."""
    houses: list[House] = []

    def built(folder: Path, **environment: str) -> House:
        houses.append(House(folder, **environment))
        return houses[-1]

    yield built
    for house in houses:
        house.tear_down()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which one house after the other is built."""
    return tmp_path_factory.mktemp("place") / "data"


def kept(folder: Path) -> list[object]:
    """Return what a start must not change."""
    queries = [
        "SELECT id, username, password FROM accounts_user ORDER BY id",
        "SELECT id, reference FROM documents_document ORDER BY id",
        "SELECT id, reference FROM decisions_decision ORDER BY id",
    ]
    with closing(sqlite3.connect(folder / "nwportal.sqlite3")) as database:
        rows: list[object] = [list(database.execute(query)) for query in queries]
    return [*rows, (folder / "secret-key").read_text()]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_all_of_it(
    place: Path, build: Build, number: signal.Signals
) -> None:
    house = build(place).ready()

    # Ctrl-C reaches the whole group, the others the process that was started.
    code = house.stop(number, group=number == signal.SIGINT)

    assert code == 0
    assert house.inhabitants() == set()


def test_shot_it_leaves_no_orphans(place: Path, build: Build) -> None:
    house = build(place, HOST="0.0.0.0").ready()  # noqa: S104 - as for a phone

    house.stop(signal.SIGKILL)

    assert wait_until(lambda: not house.inhabitants(), 60), house.said


def test_one_part_that_dies_ends_all_of_it(place: Path, build: Build) -> None:
    house = build(place).ready()
    web = min(
        pid
        for pid in house.inhabitants()
        if b"gunicorn" in Path(f"/proc/{pid}/cmdline").read_bytes()
    )

    os.kill(web, signal.SIGKILL)

    assert house.process.wait(60) == 1
    assert "web has ended" in house.said
    assert wait_until(lambda: not house.inhabitants(), 60)


def test_a_slow_upload_does_not_hold_it_up(place: Path, build: Build) -> None:
    house = build(place).ready()
    head = (
        f"POST /accounts/login/ HTTP/1.1\r\nHost: localhost:{house.port}\r\n"
        f"Origin: {house.url}\r\nCookie: csrftoken={'a' * 32}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 1000\r\n\r\nportal_id="
    )

    with socket.create_connection(("localhost", house.port)) as phone:
        phone.sendall(head.encode())
        assert house.get("/healthz")[0] == 200
        house.stop(signal.SIGTERM)

    assert house.inhabitants() == set()


def test_the_second_start_keeps_everything(place: Path, build: Build) -> None:
    build(place).ready().stop(signal.SIGTERM)
    before = kept(place)

    build(place).ready().stop(signal.SIGTERM)

    assert all(before)
    assert kept(place) == before


def test_a_port_that_is_taken_is_named(tmp_path: Path, build: Build) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        house = build(tmp_path / "data", PORT=str(taken.getsockname()[1]))
        code = house.process.wait(60)

    assert code == 1
    assert "Set another PORT." in house.said
    assert "Traceback" not in house.said


def test_a_wrong_setting_is_named(tmp_path: Path, build: Build) -> None:
    house = build(tmp_path / "data", CLAMD_URL="clamd:3310")

    assert house.process.wait(60) != 0
    assert "CLAMD_URL cannot be used." in house.said.splitlines()[-1]
