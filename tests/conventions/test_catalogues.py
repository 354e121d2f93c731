"""The interface is complete in seven languages, and as the sources have it."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings

from tests.conventions.project import APPS, ROOT

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?\w+[^>]*>")
Key = tuple[str | None, str, str]


def path(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(path(language)))


def keys(of: polib.POFile) -> set[Key]:
    return {(e.msgctxt, e.msgid, e.msgid_plural) for e in of if not e.obsolete}


def translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> set[Key]:
    """Return what makemessages finds in a copy of the sources."""
    copy = tmp_path_factory.mktemp("sources")
    for name in (*APPS, "templates"):
        shutil.copytree(ROOT / name, copy / name)
    (copy / "locale").mkdir()
    admin = str(Path(sys.executable).with_name("django-admin"))
    command = [admin, "makemessages", "--locale=en", "--no-location", "--no-wrap"]
    subprocess.run(command, cwd=copy, env={"PATH": "/usr/bin:/bin"}, check=True)
    found = copy / "locale" / "en" / "LC_MESSAGES" / "django.po"
    return keys(polib.pofile(str(found)))


def test_there_is_a_catalogue_for_each_language_and_no_other() -> None:
    there = {folder.name for folder in (ROOT / "locale").iterdir()}

    assert there == set(LANGUAGES)


@pytest.mark.needs("gettext")
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_what_the_sources_have(language: str, sources: set[Key]) -> None:
    there = keys(catalogue(language))

    assert sources - there == set(), "makemessages has not been run"
    assert there - sources == set(), "nothing in the sources says this"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_for_good(language: str) -> None:
    entries = [entry for entry in catalogue(language) if not entry.obsolete]

    assert [e.msgid for e in entries if not all(translations(e))] == []
    assert [e.msgid for e in entries if e.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_over(language: str) -> None:
    assert [entry.msgid for entry in catalogue(language).obsolete_entries()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_and_tags_stand_in_every_translation(language: str) -> None:
    different = [
        (entry.msgid, text)
        for entry in catalogue(language)
        for text in translations(entry)
        if Counter(PLACEHOLDER.findall(text))
        != Counter(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    ]

    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_all_its_forms(language: str) -> None:
    header = catalogue(language).metadata["Plural-Forms"]
    count = int(header.removeprefix("nplurals=").partition(";")[0])
    plurals = [entry for entry in catalogue(language) if entry.msgid_plural]

    assert [e.msgid for e in plurals if len(e.msgstr_plural) != count] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    compiled = path(language).with_suffix(".mo").read_bytes()

    assert compiled == catalogue(language).to_binary()


@pytest.mark.parametrize("language", LANGUAGES)
def test_edges_are_as_in_the_source(language: str) -> None:
    """A space or a line break at an edge belongs to the layout."""
    edges = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
    different = [
        entry.msgid
        for entry in catalogue(language)
        for text in translations(entry)
        if edges.fullmatch(text).groups() != edges.fullmatch(entry.msgid).groups()  # type: ignore[union-attr]
    ]

    assert different == []
