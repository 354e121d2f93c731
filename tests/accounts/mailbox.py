"""The mail that reached the real server of the tests."""

import email
import os
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from accounts.models import OwedMail

# Longer than an address may be; and one whose name no mail server can look up.
LONG = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.de"
UNREACHABLE = f"a@{'ü' * 60}.de"


def arrived(owed: OwedMail) -> list[EmailMessage]:
    """Return the messages for this row, in the order they came in."""
    folder = Path(os.environ["NWPORTAL_TEST_MAIL"])
    files = sorted(folder.glob("*.eml"))
    found = [
        email.message_from_bytes(file.read_bytes(), policy=default) for file in files
    ]
    return [mail for mail in found if mail["Message-ID"] == message_id(owed)]


def message_id(owed: OwedMail) -> str:
    return f"<{owed.pk}@{urlsplit(settings.PORTAL_URL).hostname}>"


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())
