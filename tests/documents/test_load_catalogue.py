"""`manage.py load_catalogue`: adds what is missing, in all languages, and no more."""

from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import Model
from django.utils import translation

from documents.models import DocumentType, ReturnReason

CODES = [code for code, _name in settings.LANGUAGES]
MODELS = ["documents.DocumentType", "documents.ReturnReason", "decisions.DecisionType"]
pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    call_command("load_catalogue", stdout=out)
    return out.getvalue()


def rows(label: str) -> list[Model]:
    return list(apps.get_model(label)._default_manager.all())


def test_there_are_the_document_types_that_programs_rely_on() -> None:
    load()

    codes = set(DocumentType.objects.values_list("code", flat=True))
    assert len(codes) == 38
    assert {"pay_slips", "id_document", "other"} <= codes
    assert 0 < DocumentType.objects.filter(usual=True).count() < 10


@pytest.mark.parametrize("label", MODELS)
def test_every_entry_has_its_own_words_in_every_language(label: str) -> None:
    load()

    assert rows(label)
    for code in CODES:
        with translation.override(code):
            names = [str(entry) for entry in rows(label)]
        assert "" not in names
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("label", MODELS)
def test_no_language_falls_back_to_german(label: str) -> None:
    load()

    for entry in rows(label):
        written = {code: getattr(entry, f"name_{code}") for code in CODES}
        assert all(written.values())
        assert len({written[code] for code in ("ar", "fa", "ru", "de")}) == 4


def test_every_reason_says_what_to_do_now() -> None:
    load()

    for reason in ReturnReason.objects.all():
        assert all(getattr(reason, f"advice_{code}") for code in CODES)


def test_twice_is_as_once() -> None:
    first, second = load(), load()

    assert "document_type: 38 added" in first
    assert "document_type: 0 added" in second
    assert DocumentType.objects.count() == 38


def test_what_the_office_edited_is_kept() -> None:
    load()
    edit = {"name_tr": "Bordro", "active": False, "order": 999}
    DocumentType.objects.filter(code="pay_slips").update(**edit)

    load()

    kept = DocumentType.objects.filter(code="pay_slips").values(*edit)
    assert list(kept) == [edit]


def test_what_is_missing_comes_back() -> None:
    load()
    DocumentType.objects.filter(code="pay_slips").delete()

    said = load()

    assert "document_type: 1 added" in said


def test_the_language_of_whoever_loads_does_not_matter() -> None:
    with translation.override("ar"):
        load()

    with translation.override("de"):
        other = DocumentType.objects.get(code="other")
        assert other.name == other.german != ""
