"""The embedded broker: messages as files that are whole before anybody sees them.

kombu's own writes into the open file, and hands it over by way of the temporary
folder. A worker that is quicker reads half a message and ends, and the demo with it.
"""

import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    # In the stubs the two base classes do not agree on the second name.
    def _put(  # type: ignore[override]
        self, queue: str, payload: dict[str, Any], **kwargs: Any
    ) -> None:
        del kwargs
        # The names sort in the order of sending.
        name = f"{time.monotonic_ns():020}_{uuid.uuid4()}.{queue}.msg"
        _write(Path(self.data_folder_out, name), dumps(payload))

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        del timeout
        for path in sorted(Path(self.data_folder_in).glob(f"*.{queue}.msg")):
            taken = path.with_suffix(".taken")
            try:
                path.rename(taken)
            except FileNotFoundError:
                # Another worker was quicker.
                continue
            text = taken.read_text()
            taken.unlink()
            return loads(text)
        raise Empty

    def _queue_bind(
        self, exchange: str, routing_key: str | None, pattern: str | None, queue: str
    ) -> None:
        """Note who listens; our exchanges have one queue, so nobody is overwritten."""
        listener = (routing_key or "", pattern or "", queue or "")
        table = [tuple(entry) for entry in self.get_table(exchange)]
        if listener not in table:
            path = Path(self.control_folder, f"{exchange}.exchange")
            _write(path, dumps([listener, *table]))


def _write(path: Path, text: str) -> None:
    part = path.with_name(f"{path.name}.{uuid.uuid4()}.part")
    part.write_text(text)
    part.rename(path)


class Transport(filesystem.Transport):
    Channel = Channel

    @property
    def default_connection_params(self) -> dict[str, Any]:
        """There is no host, so kombu need not warn that none was given."""
        return {}
