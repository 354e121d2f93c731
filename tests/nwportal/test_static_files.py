"""Static files are collected once, and again only when one of them changes."""

import json
from pathlib import Path

import pytest
from django.conf import settings as portal
from pytest_django import Settings

from nwportal.static_files import collect_if_changed


@pytest.fixture
def tree(settings: Settings, tmp_path: Path) -> Path:
    """Return a folder with one sheet; it is all the static files there are."""
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "a.css").write_text("a { color: red }\n")
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [tree]
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    # Told to forget the place it knew.
    settings.STORAGES = {**settings.STORAGES}
    return tree


def collected() -> dict[str, str]:
    manifest = Path(portal.STATIC_ROOT, "staticfiles.json").read_text()
    paths: dict[str, str] = json.loads(manifest)["paths"]
    return paths


def test_the_first_start_collects(tree: Path) -> None:
    assert tree
    assert collect_if_changed() is True
    assert set(collected()) == {"a.css"}


def test_the_second_start_has_nothing_to_do(tree: Path) -> None:
    assert tree
    collect_if_changed()

    assert collect_if_changed() is False


@pytest.mark.parametrize("change", ["edited", "added", "removed"])
def test_a_changed_tree_is_collected_anew(tree: Path, change: str) -> None:
    (tree / "b.css").write_text("b { color: red }\n")
    collect_if_changed()
    before = collected()

    if change == "edited":
        (tree / "b.css").write_text("b { color: blue }\n")
    elif change == "added":
        (tree / "c.css").write_text("c { color: red }\n")
    else:
        (tree / "b.css").unlink()

    assert collect_if_changed() is True
    assert collected() != before
    assert collect_if_changed() is False
