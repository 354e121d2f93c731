"""The table of accounts that the bench issues, and the letters that it draws."""

import os
import subprocess
import sys

import pytest

from documents.account_tables import COLUMNS
from tests.bench import mass_printing
from tests.journeys.product import ROOT


def test_the_table_has_columns_that_the_command_knows() -> None:
    assert set(mass_printing.HEAD.split(";")) <= set(COLUMNS)


def test_no_two_rows_are_the_same_person() -> None:
    rows = [mass_printing._row(number) for number in range(200)]

    assert len(set(rows)) == 200
    assert {row.count(";") for row in rows} == {mass_printing.HEAD.count(";")}


@pytest.mark.parametrize("way", ["ours", "floor"])
def test_both_ways_of_drawing_come_to_an_end(way: str) -> None:
    command = [sys.executable, "-m", "tests.bench.drawing", way, "1"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "nwportal.settings"}

    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )

    assert float(done.stdout) > 0
