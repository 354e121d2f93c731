"""The embedded broker loses nothing and stumbles over nothing half-written."""

from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from threading import Thread

import pytest
from kombu import Connection
from kombu.simple import SimpleQueue

from nwportal.file_broker import Transport

# It takes so long to write that a reader would see a part of it.
LARGE = "x" * 50_000_000


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    for name in ("queue", "control"):
        (tmp_path / name).mkdir()
    options = {
        "data_folder_in": str(tmp_path / "queue"),
        "data_folder_out": str(tmp_path / "queue"),
        "control_folder": str(tmp_path / "control"),
        "polling_interval": 0.001,
    }
    # It remembers bindings for the whole process, beyond the folder of a test.
    Transport.global_state.clear()
    with Connection(transport=Transport, transport_options=options) as one:
        yield one


@pytest.fixture
def queue(connection: Connection) -> Iterator[SimpleQueue]:
    with connection.SimpleQueue("scan") as one:
        yield one


def test_messages_come_in_the_order_of_sending(queue: SimpleQueue) -> None:
    for number in range(12):
        queue.put({"number": number})

    received = [queue.get(timeout=5).payload["number"] for _ in range(12)]

    assert received == list(range(12))


def test_a_message_is_whole_from_the_moment_it_is_seen(
    connection: Connection, queue: SimpleQueue
) -> None:
    with connection.clone() as other, other.SimpleQueue("scan") as sending:
        writer = Thread(target=sending.put, args=[LARGE])
        writer.start()
        received = queue.get(timeout=30)
        writer.join()

    assert received.payload == LARGE


def test_a_taken_message_is_gone_and_leaves_nothing_behind(
    queue: SimpleQueue, tmp_path: Path
) -> None:
    queue.put("one")
    queue.get(timeout=5).ack()

    with pytest.raises(Empty):
        queue.get(block=False)
    assert list((tmp_path / "queue").iterdir()) == []


def test_a_queue_takes_only_its_own_messages(
    connection: Connection, queue: SimpleQueue
) -> None:
    with connection.SimpleQueue("deliver") as other:
        other.put("elsewhere")

        with pytest.raises(Empty):
            queue.get(block=False)
        assert other.get(timeout=5).payload == "elsewhere"
