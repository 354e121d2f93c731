"""How much may be sent in a day: limits that keep one sender from filling the store."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Sum
from django.utils import timezone

from accounts.models import User
from documents.models import SourceFile
from documents.uploading import MIB

DAY = timedelta(days=1)
FILES_A_DAY = 100
BYTES_A_DAY = 1024 * MIB


class TooMuchToday(Exception):
    """The allowance for a day is used up; what came before is kept."""


def check(files: "Sequence[UploadedFile[Any]]", *, whose: User, by: User) -> None:
    """Count for the person whatever was sent, and for who sends it what they sent.

    Raises TooMuchToday.
    """
    latest = SourceFile.objects.filter(document__received_at__gt=timezone.now() - DAY)
    counted = [latest.filter(document__citizen=whose)]
    if by != whose:
        counted.append(latest.filter(document__sent_by=by))
    size = sum(file.size or 0 for file in files)
    for sent in counted:
        today = sent.aggregate(files=Count("id"), size=Sum("size", default=0))
        too_many = today["files"] + len(files) > FILES_A_DAY
        if too_many or today["size"] + size > BYTES_A_DAY:
            raise TooMuchToday
