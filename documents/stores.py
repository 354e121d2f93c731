"""The file stores: random keys, never overwritten, verified by reading back."""

import hashlib
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, Literal

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.core.files.storage import storages
from storages.backends.s3 import S3Storage

Store = Literal["quarantine", "evidence", "decisions"]
CHUNK = 1 << 20


class StoreUnavailable(Exception):
    """The store is away, or gave back other bytes than it was given."""


@dataclass(frozen=True)
class Kept:
    """What lies in a store: its key, length in bytes and SHA-256 in hex."""

    key: str
    size: int
    sha256: str


def keep(store: Store, stream: IO[bytes]) -> Kept:
    """Store the bytes of STREAM under a new random key and read them back.

    Raises StoreUnavailable unless the store holds exactly these bytes.
    """
    stream.seek(0)
    size, sha256 = _measure(stream)
    stream.seek(0)
    name = uuid.uuid4().hex
    with _trouble():
        # One folder level keeps directories small on the file system store.
        key = storages[store].save(f"{name[:2]}/{name}", File(stream))
        with storages[store].open(key) as stored:
            if _measure(stored) != (size, sha256):
                message = "the store does not hold what it was given"
                raise StoreUnavailable(message)
    return Kept(key=key, size=size, sha256=sha256)


@contextmanager
def opened(store: Store, key: str, *, sha256: str) -> Iterator[BinaryIO]:
    """Give the bytes under KEY as a local file at its start.

    Raises StoreUnavailable if they are not there or are not those of SHA256.
    """
    with tempfile.TemporaryFile() as local:
        with _trouble(), storages[store].open(key) as stored:
            shutil.copyfileobj(stored, local, CHUNK)
        local.seek(0)
        if _measure(local)[1] != sha256:
            message = "the store gave back other bytes"
            raise StoreUnavailable(message)
        local.seek(0)
        yield local


def discard(store: Store, key: str) -> None:
    """Delete the loser of a race; what stays behind is only an unnamed object."""
    with _trouble():
        storages[store].delete(key)


def check(store: Store) -> None:
    """Raise StoreUnavailable if the store does not answer."""
    storage = storages[store]
    with _trouble():
        if isinstance(storage, S3Storage):
            # Not exists(): a missing bucket would pass for a missing key.
            storage.bucket.meta.client.head_bucket(Bucket=storage.bucket_name)
        else:
            folder = Path(storage.path(""))
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            storage.listdir("")


def _measure(stream: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


@contextmanager
def _trouble() -> Iterator[None]:
    try:
        yield
    except (OSError, BotoCoreError, ClientError) as error:
        raise StoreUnavailable(type(error).__name__) from error
