"""The upload form: what has to be said, and what is understood."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from accounts.models import User
from documents.forms import uploading
from documents.forms.uploading import UploadForm
from documents.lifecycle import Status
from documents.models import Case, CaseMember, Document, DocumentType
from tests import samples
from tests.cast import Cast, case
from tests.documents.sending import row, upload


def filled(
    user: User,
    *files: SimpleUploadedFile,
    replaces: Document | None = None,
    **data: Any,
) -> UploadForm:
    fields = {"document_type": "pay_slips", **data}
    sent = MultiValueDict({"files": list(files)})
    return UploadForm(fields, sent, user=user, replaces=replaces)


def test_type_and_file_are_enough(cast: Cast) -> None:
    form = filled(cast.amina, upload())

    assert form.is_valid()
    assert form.submission.document_type.code == "pay_slips"
    assert (form.submission.title, form.submission.note) == ("", "")
    assert form.chosen_case == cast.case


def test_no_file_is_no_submission(cast: Cast) -> None:
    assert filled(cast.amina).errors.as_data()["files"][0].code == "required"


def test_files_keep_their_order(cast: Cast) -> None:
    form = filled(cast.amina, upload(name="b.pdf"), upload(name="a.pdf"))

    assert form.is_valid()
    assert [file.name for file in form.submission.files] == ["b.pdf", "a.pdf"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (samples.text(), "not_taken"),
        (samples.zip_file(), "not_taken"),
        (samples.eicar(), "not_taken"),
    ],
    ids=["empty", "text", "zip", "eicar"],
)
def test_says_what_is_wrong_with_a_file(cast: Cast, content: bytes, code: str) -> None:
    form = filled(cast.amina, upload(), upload(content, "photo.jpg"))

    assert form.errors.as_data()["files"][0].code == code


def test_names_the_file_without_what_would_deceive(cast: Cast) -> None:
    form = filled(cast.amina, upload(samples.text(), "a\u202efdp.exe"))

    message = form.errors["files"][0]
    assert "a\ufffdfdp.exe" in message


def test_takes_so_many_files_and_no_more(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "MAX_FILES", 2)

    assert filled(cast.amina, upload(), upload()).is_valid()
    too_many = filled(cast.amina, upload(), upload(), upload())
    assert too_many.errors.as_data()["files"][0].code == "too_many"


def test_type_is_one_of_the_catalogue_in_use(cast: Cast) -> None:
    DocumentType.objects.filter(code="other").update(active=False)

    for code in ("", "nonsense", "other"):
        form = filled(cast.amina, upload(), document_type=code)
        assert "document_type" in form.errors


@pytest.mark.parametrize(
    ("field", "longest"), [("title", 120), ("note", 2000), ("submission_key", 100)]
)
def test_text_has_a_limit(cast: Cast, field: str, longest: int) -> None:
    def typed(length: int) -> UploadForm:
        data: dict[str, Any] = {field: "x" * length}
        return filled(cast.amina, upload(), **data)

    assert typed(longest).is_valid()
    assert field in typed(longest + 1).errors


def test_same_key_is_the_same_whatever_its_shape(cast: Cast) -> None:
    keys = []
    for typed in ("august", "august", "september", "", ""):
        form = filled(cast.amina, upload(), submission_key=typed)
        assert form.is_valid()
        keys.append(form.submission.key)

    assert keys[0] == keys[1]
    assert len({*keys}) == 4
    assert all(isinstance(key, uuid.UUID) for key in keys)


def test_who_has_one_case_is_not_asked_for_it(cast: Cast) -> None:
    assert "case" not in filled(cast.amina, upload()).fields


def test_who_has_two_cases_chooses_between_their_own(cast: Cast) -> None:
    other = case(cast.case.office, cast.carla)
    CaseMember.objects.create(case=other, user=cast.amina)
    strange = Case.objects.get(members__user=cast.bernd)

    chosen = filled(cast.amina, upload(), case=other.pk)
    assert chosen.is_valid()
    assert chosen.chosen_case == other
    assert "case" in filled(cast.amina, upload()).errors
    assert "case" in filled(cast.amina, upload(), case=strange.pk).errors


def test_replacement_belongs_to_the_case_of_what_it_replaces(cast: Cast) -> None:
    other = case(cast.case.office, cast.carla)
    returned = row(cast.amina, Status.RETURNED)
    CaseMember.objects.create(case=other, user=cast.amina)

    form = filled(cast.amina, upload(), replaces=returned)

    assert form.is_valid()
    assert (form.chosen_case, form.submission.replaces) == (returned.case, returned)


def test_usual_types_come_first_and_none_is_missing(cast: Cast) -> None:
    form = UploadForm(user=cast.amina, replaces=None)

    usual, others = form.usual_types, form.other_types
    assert all(kind.usual for kind in usual)
    assert not any(kind.usual for kind in others)
    assert len(usual) + len(others) == DocumentType.objects.count()


def test_other_types_are_open_where_the_choice_is_among_them(cast: Cast) -> None:
    usual = DocumentType.objects.filter(usual=True)[0].code

    assert filled(cast.amina, document_type="other").opens_other_types
    assert not filled(cast.amina, document_type=usual).opens_other_types
