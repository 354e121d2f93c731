"""The caseworker's inbox; a line opens the review screen."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.admin.base import StaffAdmin, may, staff_of
from accounts.roles import Act
from documents.admin import held, review
from documents.admin.filters import InboxFilter, OfficeFilter, StatusFilter
from documents.models import Document


@admin.register(Document)
class DocumentAdmin(StaffAdmin[Document]):
    see = Act.READ_EVIDENCE
    list_display = [
        "number",
        "received",
        "document_type",
        "citizen",
        "case",
        "page_count",
        "marks",
    ]
    list_filter = [InboxFilter, StatusFilter, OfficeFilter, "document_type"]
    list_select_related = ["document_type", "citizen", "case", "replaces"]
    search_fields = ["=reference", "=case__number"]
    ordering = ["received_at"]

    def has_view_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        """Those who read papers, and who keeps the pipeline running."""
        return may(request, Act.READ_EVIDENCE) or may(request, Act.RUN_PIPELINE)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        return Document.objects.visible_to(staff_of(request))

    @admin.display(description=_("number"), ordering="reference")
    def number(self, document: Document) -> str:
        return format_html('<span class="number">{}</span>', document.reference)

    @admin.display(description=_("received"), ordering="received_at")
    def received(self, document: Document) -> str:
        local = timezone.localtime(document.received_at)
        return formats.date_format(local, "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("marks"))
    def marks(self, document: Document) -> str:
        marks = {
            _("without caseworker"): document.case.caseworker_id is None,
            _("note"): document.note,
            _("replaces an earlier one"): document.replaces_id,
            _("stuck"): document.is_held,
            _("remarks"): document.flags,
        }
        return ", ".join(str(mark) for mark, there in marks.items() if there)

    def get_urls(self) -> list[URLPattern]:
        acts = {
            "file": review.file,
            "accept": review.accept,
            "return": review.return_to_citizen,
            "undo": review.undo,
            "reopen": review.reopen,
            "retry": held.retry,
            "refuse": held.refuse,
        }
        own = [
            path(
                f"<uuid:pk>/{name}/" if name != "file" else "<uuid:pk>/file",
                self.admin_site.admin_view(view),
                name=f"documents_document_{name}",
            )
            for name, view in acts.items()
        ]
        return own + super().get_urls()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        del form_url, extra_context
        document = self.get_object(request, object_id)
        context = self.admin_site.each_context(request)
        return review.screen(request, document, context)
