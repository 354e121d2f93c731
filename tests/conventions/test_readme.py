"""The README shows the lifecycle as the code has it."""

import re

from documents import lifecycle
from tests.conventions.project import ROOT

DIAGRAM = re.compile(r"^```mermaid\n(.*?)\n```$", re.DOTALL | re.MULTILINE)


def test_the_diagram_is_the_generated_one() -> None:
    readme = ROOT / "README.md"
    assert readme.exists(), "there is no README.md"

    diagrams = DIAGRAM.findall(readme.read_text())

    advice = "paste what `manage.py show_lifecycle` prints between ```mermaid and ```"
    assert diagrams == [lifecycle.picture()], advice
