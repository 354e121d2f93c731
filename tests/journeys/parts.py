"""Real parts that one running product has for itself."""

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from botocore.session import get_session

from tests.services.child import free_port
from tests.services.clamd import clamd
from tests.services.everything import BUCKETS
from tests.services.smtp import smtp

# Above the numbers that the tests' own processes have (tests/services/plugin.py).
FIRST_REDIS_NUMBER = 32


@dataclass(frozen=True)
class Scanner:
    """A clamd that can be stopped and started again at the same address."""

    folder: Path
    port: int = field(default_factory=free_port)
    _running: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        """Start it; a second time does nothing."""
        self.stop()
        self._running.enter_context(clamd(self.folder, self.port))

    def stop(self) -> None:
        """Stop it."""
        self._running.close()

    @property
    def url(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"


@dataclass(frozen=True)
class Parts:
    """The settings that name the parts, and the two that tests look into."""

    environment: dict[str, str]
    scanner: Scanner
    mail: Path


@contextmanager
def own_parts(folder: Path) -> Iterator[Parts]:
    """Give a database, a queue, buckets, a scanner and a letter box of one's own."""
    scanner = Scanner(folder / "clamd")
    with smtp(folder / "mail") as mail_url:
        scanner.start()
        try:
            environment = {
                "DATABASE_URL": _own_database(os.environ["DATABASE_URL"]),
                "REDIS_URL": _own_number(os.environ["REDIS_URL"]),
                "CLAMD_URL": scanner.url,
                "EMAIL_URL": mail_url,
                **_own_buckets(),
            }
            yield Parts(environment, scanner, folder / "mail")
        finally:
            scanner.stop()


def _own_database(neighbour: str) -> str:
    name = f"journeys_{secrets.token_hex(4)}"
    with psycopg.connect(neighbour, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{neighbour.rpartition('/')[0]}/{name}"


def _own_number(neighbour: str) -> str:
    server, _, number = neighbour.rpartition("/")
    return f"{server}/{FIRST_REDIS_NUMBER + int(number)}"


def _own_buckets() -> dict[str, str]:
    access = {
        name: os.environ[name]
        for name in ("S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY")
    }
    client = get_session().create_client(
        "s3",
        endpoint_url=access["S3_ENDPOINT"],
        aws_access_key_id=access["S3_ACCESS_KEY"],
        aws_secret_access_key=access["S3_SECRET_KEY"],
        region_name="us-east-1",
    )
    own = {name: f"journeys-{name}-{secrets.token_hex(4)}" for name in BUCKETS}
    for bucket in own.values():
        client.create_bucket(Bucket=bucket)
    return {
        **access,
        **{f"S3_BUCKET_{name.upper()}": bucket for name, bucket in own.items()},
    }
