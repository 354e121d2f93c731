"""The upload form: one multipart form that works without JavaScript."""

import uuid
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from documents.intake import HEAD, Submission, safe_name
from documents.models import Case, Document, DocumentType
from documents.recognising import recognise
from documents.uploading import MAX_FILE, MAX_FILES

# Any word can be a submission key; the row holds the UUID made of it (RFC 9562).
KEYS = uuid.UUID("6d0f3a53-8f0e-4f0b-9a55-9ad0d0a7c1e2")


class FilesInput(forms.ClearableFileInput):
    """A file input for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files, in the order they were chosen, known by their content."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        # No file at all is an empty list, which must not pass for a valid one.
        files = (data if isinstance(data, list) else [data]) or [None]
        cleaned = [super(FilesField, self).clean(one, initial) for one in files]
        if len(cleaned) > MAX_FILES:
            message = _(
                "At most %(maximum)d files at once, please. Send the others afterwards."
            )
            raise forms.ValidationError(message, "too_many", {"maximum": MAX_FILES})
        for file in cleaned:
            self._check_kind(file)
        return cleaned

    def _check_kind(self, file: "UploadedFile[Any]") -> None:
        head = file.read(HEAD)
        file.seek(0)
        if recognise(head) is None:
            message = _(
                "We cannot open the file “%(name)s”. You can send photos (JPEG, PNG, "
                "HEIC, WebP, AVIF, GIF, BMP, TIFF) and PDF files. Please photograph "
                "the paper or save the file as PDF."
            )
            params = {"name": safe_name(file.name or "")}
            raise forms.ValidationError(message, "not_taken", params)


class UploadForm(forms.Form):
    document_type: "forms.ModelChoiceField[DocumentType]" = forms.ModelChoiceField(
        label=gettext_lazy("What is it?"),
        queryset=DocumentType.objects.filter(active=True),
        to_field_name="code",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": gettext_lazy(
                "Choose what it is. If nothing fits, choose “Other”."
            )
        },
    )
    # The name in the address bar of scripts; Django keeps its own `files` apart.
    files = FilesField(  # type: ignore[assignment]
        label=gettext_lazy("Photos or PDF files"),
        help_text=gettext_lazy(
            "Several photos become one document, in the order you choose them."
        ),
        error_messages={
            "required": gettext_lazy(
                "No file has arrived. Choose a file or take a picture."
            ),
            "empty": gettext_lazy(
                "This file is empty. Choose another one or photograph the paper."
            ),
        },
    )
    title = forms.CharField(
        label=gettext_lazy("Name of the document"),
        help_text=gettext_lazy(
            "So that you find it again, for example: pay slip August"
        ),
        max_length=120,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Note to your caseworker"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    case = forms.ModelChoiceField(
        label=gettext_lazy("For which case?"), queryset=Case.objects.none()
    )
    submission_key = forms.CharField(
        max_length=100, widget=forms.HiddenInput, required=False
    )

    def __init__(
        self, *args: Any, user: User, replaces: Document | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.replaces = replaces
        cases = Case.objects.visible_to(user)
        field = cast("forms.ModelChoiceField[Case]", self.fields["case"])
        field.queryset = Case.objects.filter(pk=replaces.case_id) if replaces else cases
        if len(field.queryset) == 1:
            self.only_case = field.queryset[0]
            del self.fields["case"]

    def clean_submission_key(self) -> uuid.UUID:
        """Return the sender's key, whatever its shape; without one, twice is two."""
        typed = self.cleaned_data["submission_key"]
        return uuid.uuid5(KEYS, typed) if typed else uuid.uuid4()

    @property
    def chosen_case(self) -> Case:
        chosen: Case = self.cleaned_data.get("case") or self.only_case
        return chosen

    @property
    def submission(self) -> Submission:
        return Submission(
            document_type=self.cleaned_data["document_type"],
            title=self.cleaned_data["title"],
            note=self.cleaned_data["note"],
            files=self.cleaned_data["files"],
            key=self.cleaned_data["submission_key"],
            replaces=self.replaces,
        )

    @property
    def max_file(self) -> int:
        return MAX_FILE

    @property
    def max_files(self) -> int:
        return MAX_FILES

    @property
    def opens_other_types(self) -> bool:
        """Say whether the chosen type is not among the usual ones."""
        chosen = self["document_type"].value()
        return any(t.code == chosen for t in self.other_types)

    @property
    def usual_types(self) -> list[DocumentType]:
        return [t for t in self._types if t.usual]

    @property
    def other_types(self) -> list[DocumentType]:
        return [t for t in self._types if not t.usual]

    @property
    def _types(self) -> list[DocumentType]:
        if not hasattr(self, "_loaded"):
            self._loaded = list(DocumentType.objects.filter(active=True))
        return self._loaded
