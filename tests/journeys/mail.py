"""What lies in the letter box."""

import email
import time
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

# Mail leaves with the sweep, every fifteen seconds.
PATIENCE = 40


def wait_for_mail(folder: Path, to: str) -> EmailMessage:
    """Return the one mail to this address, as soon as it has come."""
    end = time.monotonic() + PATIENCE
    while not (found := _mail(folder, to)):
        assert time.monotonic() < end, f"no mail to {to}"
        time.sleep(0.1)
    (message,) = found
    return message


def whole_text(message: EmailMessage) -> str:
    """Return everything that people may read in it: subject and all its parts."""
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    texts = [part.get_content() for part in parts if isinstance(part, EmailMessage)]
    return "\n".join([str(message["Subject"]), *texts])


def _mail(folder: Path, to: str) -> list[EmailMessage]:
    messages = [
        email.message_from_bytes(path.read_bytes(), policy=default)
        for path in folder.glob("*.eml")
    ]
    return [message for message in messages if message["To"] == to]
