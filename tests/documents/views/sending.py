"""Posts the upload form as a browser without JavaScript does."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.documents.sending import upload

SignIn = Callable[[object], Client]
URL = "/documents/upload/"


def send(
    browser: Client, files: Sequence[SimpleUploadedFile] | None = None, **fields: Any
) -> Any:
    """Return the answer to a form with one PDF, or with FILES."""
    sent = [upload()] if files is None else list(files)
    return browser.post(
        URL, {"document_type": "pay_slips", "title": "Lohn", "files": sent, **fields}
    )
