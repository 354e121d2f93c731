"""The stores give back exactly what they were given, or say that they do not."""

import hashlib
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.storage.memory import InMemoryStorage
from pytest_django import Settings

from documents import stores
from documents.stores import StoreUnavailable
from documents.uploading import MIB
from tests.documents.conftest import Shelf

# Around the sizes at which buffers and multipart uploads begin.
SIZES = [
    *(0, 1),
    *(64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1),
    *(8 * MIB - 1, 8 * MIB, 8 * MIB + 1),
]


class LosesTheLastByte(InMemoryStorage):
    """A store with a fault that real ones show too rarely to wait for."""

    def save(self, name: str | None, content: Any, max_length: Any = None) -> str:
        return super().save(name, ContentFile(content.read()[:-1]), max_length)


@pytest.mark.parametrize("size", SIZES)
def test_gives_back_what_it_was_given(size: int) -> None:
    content = bytes(range(251)) * (size // 251 + 1)
    content = content[:size]

    kept = stores.keep("quarantine", BytesIO(content))

    assert (kept.size, kept.sha256) == (size, hashlib.sha256(content).hexdigest())
    with stores.opened("quarantine", kept.key, sha256=kept.sha256) as stream:
        assert stream.tell() == 0
        assert stream.read() == content


def test_keeps_all_of_a_stream_that_was_read_before() -> None:
    stream = BytesIO(b"all of it")
    stream.read(4)

    assert stores.keep("quarantine", stream).size == 9


def test_keeps_the_same_bytes_twice_under_two_keys(shelf: Shelf) -> None:
    first = stores.keep("evidence", BytesIO(b"same"))
    second = stores.keep("evidence", BytesIO(b"same"))

    assert first.sha256 == second.sha256
    assert shelf("evidence") == {first.key, second.key}
    assert len(shelf("evidence")) == 2


def test_key_says_nothing_about_the_file() -> None:
    key = stores.keep("quarantine", BytesIO(b"secret")).key

    folder, name = key.split("/")
    assert name.startswith(folder)
    assert len(bytes.fromhex(name)) == 16


def test_stores_are_apart(shelf: Shelf) -> None:
    kept = stores.keep("quarantine", BytesIO(b"sealed"))

    assert shelf("quarantine") == {kept.key}
    assert shelf("evidence") == shelf("decisions") == set()
    with (
        pytest.raises(StoreUnavailable),
        stores.opened("evidence", kept.key, sha256=kept.sha256),
    ):
        pass


def test_bytes_changed_behind_our_back_are_not_given_out() -> None:
    kept = stores.keep("evidence", BytesIO(b"as it was"))
    storages["evidence"].delete(kept.key)
    assert storages["evidence"].save(kept.key, ContentFile(b"as it is")) == kept.key

    with (
        pytest.raises(StoreUnavailable, match="other bytes"),
        stores.opened("evidence", kept.key, sha256=kept.sha256),
    ):
        pytest.fail("the changed bytes were given out")


def test_discarded_file_is_gone(shelf: Shelf) -> None:
    kept = stores.keep("evidence", BytesIO(b"the loser"))

    stores.discard("evidence", kept.key)

    assert shelf("evidence") == set()
    with (
        pytest.raises(StoreUnavailable),
        stores.opened("evidence", kept.key, sha256=kept.sha256),
    ):
        pass


def test_discarding_twice_is_as_once() -> None:
    kept = stores.keep("evidence", BytesIO(b"the loser"))

    stores.discard("evidence", kept.key)
    stores.discard("evidence", kept.key)


def test_does_not_confirm_what_it_cannot_read_back(settings: Settings) -> None:
    backend = f"{__name__}.{LosesTheLastByte.__name__}"
    settings.STORAGES = {**settings.STORAGES, "quarantine": {"BACKEND": backend}}

    with pytest.raises(StoreUnavailable, match="does not hold"):
        stores.keep("quarantine", BytesIO(b"all of it"))


@pytest.mark.usefixtures("store_away")
def test_store_that_is_away_is_unavailable() -> None:
    with pytest.raises(StoreUnavailable):
        stores.keep("quarantine", BytesIO(b"x"))
    with (
        pytest.raises(StoreUnavailable),
        stores.opened("quarantine", "no/key", sha256=""),
    ):
        pass
    with pytest.raises(StoreUnavailable):
        stores.discard("quarantine", "no/key")
    with pytest.raises(StoreUnavailable):
        stores.check("quarantine")


def test_store_that_answers_passes_the_check() -> None:
    stores.check("quarantine")
    stores.check("evidence")
