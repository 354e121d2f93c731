"""Stops an upload that is too large while it is still coming in."""

import tempfile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

MIB = 1 << 20
MAX_FILE = 50 * MIB
MAX_SUBMISSION = 200 * MIB
MAX_FILES = 20
# One byte over the limit is enough to know; the form's own fields come on top.
TOO_LARGE = "nwportal.upload_too_large"


class LimitedUploadHandler(FileUploadHandler):
    """Counts the bytes of each file and of all files; stops at the limits."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.file_bytes = 0
        self.all_bytes = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file_bytes = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        del start
        self.file_bytes += len(raw_data)
        self.all_bytes += len(raw_data)
        if self.file_bytes > MAX_FILE or self.all_bytes > MAX_SUBMISSION:
            if self.request is not None:
                self.request.META[TOO_LARGE] = True
            # The rest is read and thrown away, so that the browser hears the answer.
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        del file_size
        return None


class AnonymousUploadHandler(FileUploadHandler):
    """Keeps a file on disk without a name, so that nothing can be left behind.

    Django's own handler names it by the sender's extension and forgets it when the
    process is killed.
    """

    file: "UploadedFile[Any]"

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file = UploadedFile(
            file=tempfile.TemporaryFile(),  # noqa: SIM115 - closed with the request
            name=self.file_name,
            content_type=self.content_type,
            size=0,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        del start
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
