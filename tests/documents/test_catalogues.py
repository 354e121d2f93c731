"""Catalogues are loaded as often as one likes; what the office edited stays."""

import pytest
from django.core.management import call_command
from django.utils import translation

from documents import catalogues
from documents.models import DocumentType, ReturnReason

pytestmark = pytest.mark.django_db

LANGUAGES = ("de", "en", "tr", "ar", "ru", "uk", "fa")


def test_loads_types_and_reasons_once() -> None:
    first, second = catalogues.load_all(), catalogues.load_all()

    assert first["document_type"] == DocumentType.objects.count() == 38
    assert first["return_reason"] == ReturnReason.objects.count() > 0
    assert first["decision_type"] > 0
    assert set(second.values()) == {0}


def test_keeps_what_the_office_edited() -> None:
    catalogues.load_all()
    edited = {"name_tr": "Bordro", "active": False, "order": 7}
    DocumentType.objects.filter(code="pay_slips").update(**edited)

    catalogues.load_all()

    stored = DocumentType.objects.filter(code="pay_slips").values(*edited)
    assert list(stored) == [edited]


def test_adds_what_is_missing() -> None:
    catalogues.load_all()
    ReturnReason.objects.filter(code="blurred").delete()

    assert catalogues.load_all()["return_reason"] == 1
    assert ReturnReason.objects.filter(code="blurred").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_own_column(language: str) -> None:
    with translation.override("ar"):
        catalogues.load_all()

    names = DocumentType.objects.values_list(f"name_{language}", flat=True)
    assert all(names)
    reasons = ReturnReason.objects.values_list(f"advice_{language}", flat=True)
    assert all(reasons)


def test_german_column_is_german_whoever_loads() -> None:
    with translation.override("ar"):
        catalogues.load_all()

    assert "Lohnabrechnung" in DocumentType.objects.get(code="pay_slips").german


def test_something_else_and_some_usual_types_are_there() -> None:
    catalogues.load_all()

    assert DocumentType.objects.filter(code="other", active=True).exists()
    assert 4 <= DocumentType.objects.filter(usual=True).count() <= 8


def test_command_says_what_was_new(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_catalogue")
    call_command("load_catalogue")

    said = capsys.readouterr().out.splitlines()
    assert "document_type: 38 added" in said
    assert "document_type: 0 added" in said
