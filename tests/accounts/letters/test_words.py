"""What a letter says depends on who gets it; it threatens nobody and names no PIN."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from accounts.letters.words import Case, Words, words
from accounts.models import OwedLetter

UNTIL = date(2026, 12, 6)


def said(language: str = "en", kind: str = "access", **fields: Any) -> Words:
    until = UNTIL if kind != OwedLetter.Kind.CODES else None
    with translation.override(language):
        return words(Case(kind, "Mein Portal", "https://x.example", until, **fields))


@pytest.mark.parametrize("kind", OwedLetter.Kind)
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_letter_has_three_steps_and_names_the_portal(
    language: str, kind: str
) -> None:
    found = said(language, kind)

    assert "Mein Portal" in found.title
    assert len([step for step in found.steps if step]) == 3
    assert all([found.intro, *found.notes])


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_date_is_gregorian_with_the_german_form_beside_it(language: str) -> None:
    [valid] = [note for note in said(language).notes if "06.12.2026" in note]

    assert "2026" in valid.replace("06.12.2026", "")


def test_each_kind_of_letter_says_something_else() -> None:
    intros = {said(kind=kind).intro for kind in OwedLetter.Kind}

    assert len(intros | {said(known=True).intro}) == 4


def test_without_a_date_of_birth_the_way_leads_to_the_desk() -> None:
    assert said(at_the_desk=True).steps[1] != said().steps[1]


def test_staff_are_asked_for_no_date_of_birth() -> None:
    assert "birth" in said().steps[1]
    assert "birth" not in said(staff=True).steps[1]


def test_a_lost_second_factor_has_a_sentence_of_its_own() -> None:
    more, fewer = said(resets_second_factor=True).notes, said().notes

    assert len(more) == len(fewer) + 1


def test_a_code_card_promises_no_date() -> None:
    assert not any("2026" in note for note in said(kind="codes").notes)
