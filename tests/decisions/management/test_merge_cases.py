"""`manage.py merge_cases` for people and for programs."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from documents.models import Case
from tests.cast import Cast

REAL = "61402//00000999"
MADE_UP = "V-7K3M-92QX"


@pytest.fixture(autouse=True)
def provisional(cast: Cast) -> None:
    Case.objects.filter(pk=cast.case.pk).update(number=MADE_UP, provisional=True)


def merge(*flags: str) -> str:
    out = StringIO()
    given = (f"--from={MADE_UP.lower()}", f"--into={REAL}")
    call_command("merge_cases", *given, *flags, stdout=out)
    return out.getvalue()


def test_it_says_what_it_did() -> None:
    assert REAL in merge()


def test_a_program_gets_one_json_object() -> None:
    answer = json.loads(merge("--json"))

    assert (answer["number"], answer["renumbered"]) == (REAL, True)
    assert Case.objects.filter(number=REAL).exists()


def test_a_dry_run_changes_nothing() -> None:
    assert merge("--dry-run").startswith("Dry run")

    assert Case.objects.filter(number=MADE_UP).exists()


def test_a_refusal_is_an_exit_code() -> None:
    merge()

    with pytest.raises(CommandError, match="There is no case") as refused:
        merge()

    assert refused.value.returncode == 1
