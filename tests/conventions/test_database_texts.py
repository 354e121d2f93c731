"""What is loaded into the database is there in all seven languages."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from decisions.models import DecisionType
from documents.models import DocumentType, ReturnReason
from documents.models.catalogue import CatalogueEntry
from tests.conventions.project import ROOT, files

LANGUAGES = {code for code, _name in settings.LANGUAGES}
CATALOGUES = [name for name in files(".toml") if "/catalogue/" in name]
DATA = [*CATALOGUES, "nwportal/demo/organisation.toml"]


def entries(name: str) -> list[dict[str, Any]]:
    """Return the tables of a file, whether it has one or many of a kind."""
    loaded = tomllib.loads(Path(ROOT / name).read_text())
    both = [one if isinstance(one, list) else [one] for one in loaded.values()]
    return [entry for some in both for entry in some]


def texts(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give (where, {language: text}) for each translated text of a file."""
    for entry in entries(name):
        for field, value in entry.items():
            if isinstance(value, dict):
                yield f"{entry.get('code', '')}.{field}", value


def test_the_catalogues_are_found() -> None:
    names = {Path(name).stem for name in CATALOGUES}

    assert names == {"document_types", "return_reasons", "decision_types"}


@pytest.mark.parametrize("name", DATA)
def test_every_text_is_there_in_every_language(name: str) -> None:
    incomplete = [
        where
        for where, text in texts(name)
        if set(text) != LANGUAGES or not all(words.strip() for words in text.values())
    ]

    assert list(texts(name))
    assert incomplete == []


@pytest.mark.parametrize("name", DATA)
def test_no_text_is_the_english_one_left_standing(name: str) -> None:
    """Sentences, that is; a name may be the same in two languages."""
    left = [
        (where, language)
        for where, text in texts(name)
        for language in LANGUAGES - {"en"}
        if len(text["en"].split()) > 3 and text[language] == text["en"]
    ]

    assert left == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_code_is_given_once(name: str) -> None:
    codes = Counter(entry["code"] for entry in entries(name))

    assert [code for code, count in codes.items() if count > 1] == []


def test_there_are_38_document_types_and_other_is_one_of_them() -> None:
    codes = [e["code"] for e in entries("documents/catalogue/document_types.toml")]

    assert len(codes) == 38
    assert "other" in codes


@pytest.mark.django_db
@pytest.mark.parametrize("model", [DocumentType, ReturnReason, DecisionType])
def test_all_of_it_arrives_in_the_database(model: type[CatalogueEntry]) -> None:
    call_command("load_catalogue", verbosity=0)

    rows = list(model._default_manager.all())
    columns = [f.name for f in model._meta.fields if f.name[-3:-2] == "_"]
    assert rows
    assert {column[-2:] for column in columns} == LANGUAGES
    empty = [(r.code, c) for r in rows for c in columns if not getattr(r, c)]
    assert empty == []
