"""Who may know of a document, and who may open it: truth tables over the cast."""

from dataclasses import fields

import pytest

from documents.lifecycle import SHOWABLE, Status
from documents.models import Case, CaseMember, Document, DocumentType
from tests.cast import Cast, case
from tests.documents.sending import row

PEOPLE = [one.name for one in fields(Cast)]
# Amina's document: herself, who works on cases of her office, and who runs the house.
KNOW_OF_IT = {"amina", "carla", "dora", "tina", "jonas", "alex"}
OPEN_IT = KNOW_OF_IT - {"alex"}
# What she earns and spends is no business of the job coach.
KNOW_OF_STATEMENT = KNOW_OF_IT - {"jonas"}
# The service desk knows the case, and no papers of it.
KNOW_OF_CASE = KNOW_OF_IT | {"selma"}


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_know_of_a_document(cast: Cast, person: str) -> None:
    sent = {row(cast.amina, status).status for status in Status}

    known = Document.objects.visible_to(getattr(cast, person))

    assert {d.status for d in known} == (sent if person in KNOW_OF_IT else set())


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_open_a_document(cast: Cast, person: str) -> None:
    for status in Status:
        row(cast.amina, status)

    opened = Document.objects.readable_by(getattr(cast, person))

    assert {d.status for d in opened} == (SHOWABLE if person in OPEN_IT else set())


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_know_of_a_case(cast: Cast, person: str) -> None:
    known = Case.objects.visible_to(getattr(cast, person)).filter(pk=cast.case.pk)

    assert known.exists() == (person in KNOW_OF_CASE)


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_know_of_a_bank_statement(cast: Cast, person: str) -> None:
    statements = DocumentType.objects.get(code="bank_statement")
    row(cast.amina, document_type=statements)
    who = getattr(cast, person)

    known = Document.objects.visible_to(who).exists()
    opened = Document.objects.readable_by(who).exists()

    assert known == (person in KNOW_OF_STATEMENT)
    assert opened == (person in KNOW_OF_STATEMENT & OPEN_IT)


def test_member_of_the_same_household_sees_only_own_papers(cast: Cast) -> None:
    CaseMember.objects.create(case=cast.case, user=cast.bernd)
    row(cast.amina)

    assert cast.case in Case.objects.visible_to(cast.bernd)
    assert not Document.objects.visible_to(cast.bernd).exists()


def test_case_handed_over_takes_its_documents_along(cast: Cast) -> None:
    row(cast.amina)
    there = cast.emil.offices.get()

    Case.objects.filter(pk=cast.case.pk).update(office=there, caseworker=None)

    assert Document.objects.readable_by(cast.emil).exists()
    assert not Document.objects.visible_to(cast.carla).exists()


def test_caseworker_of_two_offices_sees_both_once(cast: Cast) -> None:
    cast.carla.offices.add(cast.emil.offices.get())
    row(cast.amina)
    row(cast.chris)

    assert Document.objects.visible_to(cast.carla).count() == 2


def test_caseworker_without_an_office_sees_nothing(cast: Cast) -> None:
    row(cast.amina)
    cast.carla.offices.clear()

    assert not Document.objects.visible_to(cast.carla).exists()
    assert not Case.objects.visible_to(cast.carla).exists()


@pytest.mark.parametrize("person", ["carla", "jonas", "selma", "alex"])
def test_who_has_left_sees_and_opens_nothing(cast: Cast, person: str) -> None:
    row(cast.amina)
    gone = getattr(cast, person)
    gone.is_active = False

    assert not Document.objects.readable_by(gone).exists()


def test_citizen_in_two_cases_sees_each_once(cast: Cast) -> None:
    other = case(cast.case.office, cast.carla)
    CaseMember.objects.create(case=other, user=cast.amina)

    seen = Case.objects.visible_to(cast.amina).values_list("pk", flat=True)
    assert sorted(seen) == sorted(cast.amina.memberships.values_list("case", flat=True))
