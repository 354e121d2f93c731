"""The page about roles shows the table as the code has it."""

from accounts import roles
from tests.conventions.project import ROOT


def test_the_table_is_the_generated_one() -> None:
    shown = [
        line
        for line in (ROOT / "docs" / "roles.md").read_text().splitlines()
        if line in roles.table().splitlines()
    ]

    advice = "paste what `manage.py show_roles` prints into docs/roles.md"
    assert shown == roles.table().splitlines(), advice
