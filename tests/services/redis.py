"""Redis, in memory only."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.child import free_port, serving
from tests.services.programs import need


@contextmanager
def redis(folder: Path, port: int = 0) -> Iterator[str]:
    """Run Redis while the block runs and give its URL."""
    port = port or free_port()
    folder.mkdir(exist_ok=True)
    command = [
        *(need("redis-server"), "--bind", "127.0.0.1", "--port", str(port)),
        *("--save", "", "--appendonly", "no", "--dir", str(folder)),
        # One number for each process of the tests (tests/services/plugin.py).
        *("--databases", "64"),
    ]
    with serving(command, port=port, log=folder / "log"):
        yield f"redis://127.0.0.1:{port}/0"
