"""What lies in the letter box."""

import email
import re
import time
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

# Mail leaves with the sweep, every fifteen seconds.
PATIENCE = 40


def wait_for_mail(folder: Path, to: str, *, number: int = 1) -> EmailMessage:
    """Return the mail to this address that came as the NUMBERth, once it is there."""
    end = time.monotonic() + PATIENCE
    while len(found := _mail(folder, to)) < number:
        assert time.monotonic() < end, f"no mail {number} to {to}"
        time.sleep(0.1)
    assert len(found) == number
    return found[-1]


def code_in(message: EmailMessage) -> str:
    """Return the six digits that stand on a line of their own."""
    # Once in each language.
    found = re.findall(r"^(\d{6})\s*$", whole_text(message), re.MULTILINE)
    (code,) = set(found)
    return str(code)


def whole_text(message: EmailMessage) -> str:
    """Return everything that people may read in it: subject and all its parts."""
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    texts = [part.get_content() for part in parts if isinstance(part, EmailMessage)]
    return "\n".join([str(message["Subject"]), *texts])


def _mail(folder: Path, to: str) -> list[EmailMessage]:
    messages = [
        email.message_from_bytes(path.read_bytes(), policy=default)
        for path in sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime)
    ]
    return [message for message in messages if message["To"] == to]
