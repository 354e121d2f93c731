"""A mail server that keeps every message as a file."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.services.child import free_port


class Keeper:
    """Writes each message to ``<time of arrival>.eml``."""

    def __init__(self, folder: Path) -> None:
        """Keep the messages in this folder."""
        self.folder = folder

    async def handle_DATA(  # noqa: N802 (the name is aiosmtpd's)
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Accept a message."""
        name = str(time.time_ns())
        part = self.folder / f"{name}.part"
        part.write_bytes(envelope.original_content or b"")
        # Readers in other processes never see half a message.
        part.rename(self.folder / f"{name}.eml")
        return "250 kept"


@contextmanager
def smtp(folder: Path, port: int = 0) -> Iterator[str]:
    """Take mail while the block runs and give the server's URL."""
    port = port or free_port()
    folder.mkdir(exist_ok=True)
    controller = Controller(Keeper(folder), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()
