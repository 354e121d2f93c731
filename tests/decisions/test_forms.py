"""What a caseworker may enter: own cases, members of the case, a PDF by content."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from decisions.forms import DecisionForm
from decisions.models import DecisionType
from documents.models import Case, CaseMember
from tests import samples
from tests.cast import Cast
from tests.decisions.letters import PAPER

NOBODYS = "b741211f-ee97-435b-9c94-c6222a5a8fa6"


def filled(cast: Cast, content: bytes = PAPER, **changes: Any) -> DecisionForm:
    """Return the form as Carla sends it for Amina's case."""
    entered = {
        "case": str(cast.case.pk),
        "addressee": str(cast.amina.pk),
        "decision_type": "grant",
        "dated": "2026-11-20",
    }
    file = SimpleUploadedFile("bescheid.pdf", content)
    return DecisionForm({**entered, **changes}, {"file": file}, by=cast.carla)


def test_a_full_form_is_a_letter(cast: Cast) -> None:
    form = filled(cast)

    assert form.is_valid(), form.errors
    assert (form.letter.case, form.letter.addressee) == (cast.case, cast.amina)
    assert form.letter.decision_type.code == "grant"
    assert form.letter.dated.isoformat() == "2026-11-20"
    assert form.letter.file.read() == PAPER


def test_the_only_member_need_not_be_named(cast: Cast) -> None:
    form = filled(cast, addressee="")

    assert form.is_valid(), form.errors
    assert form.letter.addressee == cast.amina


def test_one_of_several_members_must_be_named(cast: Cast) -> None:
    CaseMember.objects.create(case=cast.case, user=cast.chris)

    form = filled(cast, addressee="")

    assert not form.is_valid()
    assert list(form.errors) == ["addressee"]


@pytest.mark.parametrize("name", ["bernd", "chris", "carla", "dora", "emil", "alex"])
def test_only_a_member_of_the_case_is_addressed(cast: Cast, name: str) -> None:
    form = filled(cast, addressee=str(getattr(cast, name).pk))

    assert not form.is_valid()
    assert list(form.errors) == ["addressee"]


def test_a_case_of_another_office_is_no_choice(cast: Cast) -> None:
    theirs = Case.objects.get(members__user=cast.chris)

    form = filled(cast, case=str(theirs.pk), addressee=str(cast.chris.pk))

    assert not form.is_valid()
    assert "case" in form.errors


@pytest.mark.parametrize("case", ["", "nonsense", NOBODYS, "0"])
def test_a_case_that_is_none_is_an_error_and_no_crash(cast: Cast, case: str) -> None:
    form = filled(cast, case=case)

    assert not form.is_valid()
    assert "case" in form.errors


@pytest.mark.parametrize("content", [samples.jpeg(), samples.text(), samples.eicar()])
def test_only_a_pdf_is_taken_by_its_content(cast: Cast, content: bytes) -> None:
    form = filled(cast, content)

    assert not form.is_valid()
    assert form.errors.as_data()["file"][0].code == "not_pdf"


def test_an_empty_file_is_refused(cast: Cast) -> None:
    form = filled(cast, b"")

    assert not form.is_valid()
    assert form.errors.as_data()["file"][0].code == "empty"


def test_a_type_out_of_use_is_no_choice(cast: Cast) -> None:
    DecisionType.objects.filter(code="grant").update(active=False)

    form = filled(cast)

    assert not form.is_valid()
    assert list(form.errors) == ["decision_type"]


def test_the_case_in_the_address_narrows_the_people(cast: Cast) -> None:
    form = DecisionForm(by=cast.carla, initial={"case": str(cast.case.pk)})

    page = str(form)
    assert str(cast.amina.pk) in page
    assert str(cast.bernd.pk) not in page


def test_without_a_case_the_people_are_those_of_the_office(cast: Cast) -> None:
    form = DecisionForm(by=cast.carla, initial={"case": ""})

    page = str(form)
    assert str(cast.amina.pk) in page
    assert str(cast.bernd.pk) in page
    assert str(cast.chris.pk) not in page
