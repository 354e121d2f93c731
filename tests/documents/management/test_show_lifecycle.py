"""manage.py show_lifecycle prints the picture that the README shows."""

import pytest
from django.core.management import call_command

from documents.lifecycle import picture


def test_prints_the_picture(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("show_lifecycle")

    assert capsys.readouterr().out.strip() == picture()
