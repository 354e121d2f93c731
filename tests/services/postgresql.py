"""PostgreSQL, quick rather than durable."""

import os
import secrets
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.services.child import START_SECONDS, free_port, run_to_end, serving
from tests.services.programs import need

# Nobody misses the data after a crash.
TUNING = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


@contextmanager
def postgresql(folder: Path, port: int = 0) -> Iterator[str]:
    """Run PostgreSQL in a new folder and give the URL of an empty database."""
    port = port or free_port()
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    folder.mkdir()
    if user:
        shutil.chown(folder, user, user)
    password = secrets.token_hex(16)
    _make_cluster(folder, password, user)
    options = [f"--{name}={value}" for name, value in TUNING.items()]
    with serving(
        [need("postgres"), "-D", f"{folder}/data", "-p", str(port), *options],
        port=port,
        log=folder / "log",
        user=user,
        # "Immediate": the others wait until every client has gone.
        stop=signal.SIGQUIT,
    ):
        server = f"postgres://nwportal:{password}@127.0.0.1:{port}"
        _create_database(server)
        yield f"{server}/nwportal"


def _make_cluster(folder: Path, password: str, user: str | None) -> None:
    secret = folder / "password"
    secret.write_text(password)
    if user:
        shutil.chown(secret, user)
    run_to_end(
        [
            *(need("initdb"), "-D", f"{folder}/data", "--username=nwportal"),
            *("--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"),
            *("--encoding=UTF8", "--locale=C.UTF-8"),
        ],
        user,
    )


def _create_database(server: str) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
                connection.execute("CREATE DATABASE nwportal")
        except psycopg.OperationalError:
            # It listens a moment before it lets anybody in.
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return
