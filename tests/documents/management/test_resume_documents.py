"""manage.py resume_documents: ring for what is due; with --held for those, too."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from documents.lifecycle import Status
from documents.models import Document
from tests.cast import NOON, Cast
from tests.documents.conftest import Bells
from tests.documents.sending import row

pytestmark = pytest.mark.needs("redis")


def said(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    call_command("resume_documents", *options)
    return capsys.readouterr().out.splitlines()


def test_rings_for_what_is_due_and_says_how_many(
    cast: Cast, bells: Bells, capsys: pytest.CaptureFixture[str]
) -> None:
    due = row(cast.amina, Status.RECEIVED)
    row(cast.amina, Status.RECEIVED, next_try_at=timezone.now() + timedelta(hours=1))
    row(cast.amina, Status.RECEIVED, held_at=NOON)

    assert said(capsys) == ["1 documents resumed"]

    assert bells.rung("scan") == [str(due.pk)]


def test_lets_the_held_ones_try_again_if_asked(
    cast: Cast, bells: Bells, capsys: pytest.CaptureFixture[str]
) -> None:
    held = row(cast.amina, Status.CLEAN, held_at=NOON, attempts=5)

    assert said(capsys, "--held") == [
        "1 held documents released",
        "1 documents resumed",
    ]

    assert bells.rung("normalise") == [str(held.pk)]
    assert Document.objects.get(pk=held.pk).attempts == 0


def test_says_so_if_there_is_nothing(
    cast: Cast, bells: Bells, capsys: pytest.CaptureFixture[str]
) -> None:
    row(cast.amina)

    assert said(capsys) == ["0 documents resumed"]
    assert bells.count("scan") == 0
