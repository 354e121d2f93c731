"""A catalogue's words: in the reader's language, with the German term beside them."""

import pytest
from django.utils import translation

from documents.models import DocumentType, ReturnReason
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("cast")


def pay_slips() -> DocumentType:
    return DocumentType.objects.get(code="pay_slips")


def test_says_both_words_to_a_reader_of_another_language() -> None:
    with translation.override("tr"):
        both, turkish = pay_slips().both, pay_slips().name

    assert both == f"{turkish} ({pay_slips().german})"
    assert turkish != pay_slips().german


def test_says_one_word_to_a_reader_of_german() -> None:
    with translation.override("de"):
        assert pay_slips().both == pay_slips().german == pay_slips().name


def test_says_one_word_where_both_are_the_same() -> None:
    DocumentType.objects.filter(code="pay_slips").update(name_de="PDF", name_en="PDF")

    with translation.override("en"):
        assert pay_slips().both == "PDF"


def test_falls_back_to_german_and_says_it_once() -> None:
    DocumentType.objects.filter(code="pay_slips").update(name_fa="")

    with translation.override("fa"):
        assert pay_slips().both == pay_slips().german


def test_return_reason_speaks_the_language_of_the_reader(cast: Cast) -> None:
    del cast
    spoken = set()
    for language in ("de", "en", "tr", "ar", "ru", "uk", "fa"):
        with translation.override(language):
            reason = ReturnReason.objects.get(code="blurred")
            spoken |= {(reason.name, reason.advice)}

    assert len(spoken) == 7
    assert all(name and advice for name, advice in spoken)
