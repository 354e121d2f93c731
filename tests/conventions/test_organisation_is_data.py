"""Whose portal it is stands in the database: no code and no sentence says it."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.conventions.project import APPS, ROOT, files

DEMO = ROOT / "nwportal" / "demo" / "organisation.toml"
SAID_IN = (".po", ".html", ".txt", ".py", ".js", ".css", ".toml")


def names() -> Iterator[str]:
    """Give the names of this county, and the word for such an office in each script."""
    organisation = tomllib.loads(DEMO.read_text())["organisation"]
    yield from set(organisation["name"].values())
    yield from (
        "Bergstra(ß|ss|sz)e",
        "job[- ]?cent(er|re)",
        "джоб[- ]?цент",
        "Бергштрас",
    )
    yield from ("جوب[\\s\u200c-]?سنتر", "جاب[\\s\u200c-]?سنتر")


def product() -> list[str]:
    """Return what is installed anywhere, the demo aside."""
    shipped = (*(f"{app}/" for app in APPS), "templates/", "locale/", "static/")
    ours = [name for name in files(*SAID_IN) if name.startswith(shipped)]
    apart = ("nwportal/demo/", "static/vendor/")
    return [name for name in ours if not name.startswith(apart)]


def test_there_is_something_to_look_at() -> None:
    kinds = {name.rpartition(".")[2] for name in product()}

    assert {"po", "html", "py", "toml"} <= kinds


@pytest.mark.parametrize("name", sorted(set(names())))
def test_nothing_that_is_installed_says_it(name: str) -> None:
    said = re.compile(name, re.IGNORECASE)

    found = [path for path in product() if said.search((ROOT / path).read_text())]

    assert found == []
