import uuid
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts import auditing
from accounts.actors import Machine
from accounts.models import User
from documents import failures, flag_labels
from documents.lifecycle import (
    DECIDED,
    FAILED,
    NEXT,
    OWNER,
    REPLACEABLE,
    SHOWABLE,
    Owner,
    Status,
)
from documents.models.case import Case
from documents.models.catalogue import DocumentType, ReturnReason
from documents.models.documents import DocumentQuerySet
from documents.references import new_reference


class IllegalMove(Exception):
    """The lifecycle has no such step."""


class Overtaken(Exception):
    """Somebody else moved the document first; nothing was changed."""


class Document(models.Model):
    """One piece of evidence: source files in the citizen's order, one PDF."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(
        _("number"), max_length=9, unique=True, default=new_reference, editable=False
    )
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="documents", verbose_name=_("case")
    )
    citizen = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="documents",
        verbose_name=_("person"),
    )
    # Who sent it in the person's name, with a mandate; empty: the person themselves.
    sent_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    document_type = models.ForeignKey(
        DocumentType, on_delete=models.PROTECT, verbose_name=_("type")
    )
    title = models.CharField(_("name of the document"), max_length=120)
    note = models.TextField(_("note from the person"), max_length=2000, blank=True)
    # The database's clock: when the last byte was stored and the row written.
    received_at = models.DateTimeField(_("received"), db_default=Now(), editable=False)
    submission_key = models.UUIDField(default=uuid.uuid4)
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )

    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.RECEIVED
    )
    # The row is the queue: how often the stage was tried, when it may be rung
    # for again, and since when it waits for a person.
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), db_default=Now())
    held_at = models.DateTimeField(_("held since"), null=True, blank=True)
    trouble = models.CharField(_("technical cause"), max_length=80, blank=True)

    # Set by scan and normalise.
    scanner = models.CharField(_("scanner"), max_length=120, blank=True)
    failure = models.CharField(_("reason"), max_length=40, blank=True)
    failed_source = models.PositiveSmallIntegerField(null=True, blank=True)
    key = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    page_count = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    # Of documents.normalising: Flag, and Scores of each page.
    flags = models.JSONField(_("remarks"), default=list, blank=True)
    page_scores = models.JSONField(_("legibility"), default=list, blank=True)

    # The caseworker's side.
    opened_at = models.DateTimeField(_("first opened"), null=True, blank=True)
    decided_at = models.DateTimeField(_("verdict on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verdict by"),
    )
    return_reason = models.ForeignKey(
        ReturnReason,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("return reason"),
    )
    return_note = models.TextField(_("note to the person"), max_length=2000, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-received_at"]
        indexes = [
            models.Index(
                fields=["citizen", "-received_at"], name="document_of_citizen"
            ),
            models.Index(fields=["case", "-received_at"], name="document_of_case"),
            models.Index(
                fields=["received_at"],
                name="document_inbox",
                condition=models.Q(status=Status.QUEUED),
            ),
            models.Index(
                fields=["next_try_at"],
                name="document_due",
                condition=models.Q(
                    status__in=[Status.RECEIVED, Status.CLEAN, Status.NORMALISED],
                    held_at__isnull=True,
                ),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["citizen", "submission_key"], name="document_sent_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=sorted(SHOWABLE))
                | models.Q(
                    key__gt="",
                    sha256__gt="",
                    page_count__isnull=False,
                    page_count__gt=0,
                ),
                name="document_shown_has_a_file",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True, decided_by__isnull=True)
                | models.Q(decided_at__isnull=False, decided_by__isnull=False),
                name="document_verdict_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=sorted(DECIDED), decided_at__isnull=False)
                | (
                    ~models.Q(status__in=sorted(DECIDED))
                    & models.Q(decided_at__isnull=True)
                ),
                name="document_verdict_exactly_when_decided",
            ),
            models.CheckConstraint(
                condition=(
                    ~models.Q(status=Status.RETURNED)
                    | models.Q(return_reason__isnull=False)
                ),
                name="document_returned_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def move_to(
        self,
        status: Status,
        *,
        by: User | Machine,
        at: datetime,
        only_if: dict[str, Any] | None = None,
        subject: User | None = None,
        **facts: Any,
    ) -> None:
        """Move to STATUS and set FACTS, fields of this row, with it: the one door.

        SUBJECT is in whose name it is done, if BY may be a representative.
        Raises IllegalMove if the lifecycle has no such step, Overtaken if the row
        is no longer in the status this object was read in, or ONLY_IF, a filter,
        does not hold any more.
        """
        old = Status(self.status)
        if status not in NEXT[old]:
            message = f"{old} does not lead to {status}"
            raise IllegalMove(message)
        changes = {
            "attempts": 0,
            "next_try_at": at,
            "held_at": None,
            "trouble": "",
            **facts,
            "status": status,
        }
        with transaction.atomic():
            mine = Document.objects.filter(pk=self.pk, status=old, **(only_if or {}))
            if mine.update(**changes) != 1:
                raise Overtaken
            before: dict[str, Any] = {"from": old}
            event = f"document.{status}"
            auditing.record(event, on=self, by=by, at=at, subject=subject, **before)
        for name, value in changes.items():
            setattr(self, name, value)

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def in_check(self) -> bool:
        """Say whether the pipeline acts next, so that the status moves by itself."""
        return OWNER[Status(self.status)] is Owner.SYSTEM

    @property
    def is_showable(self) -> bool:
        return self.status in SHOWABLE

    @property
    def is_failed(self) -> bool:
        return self.status in FAILED

    @property
    def failure_label(self) -> str:
        return failures.label(self.failure)

    @property
    def remarks(self) -> list[str]:
        return flag_labels.labels(self.flags, self.page_scores)

    @property
    def can_be_replaced(self) -> bool:
        return self.status in REPLACEABLE and not hasattr(self, "replaced_by")

    @property
    def can_be_withdrawn(self) -> bool:
        return self.status == Status.QUEUED and self.opened_at is None

    @property
    def failed_file(self) -> str:
        """Return the sender's name of the file that failed, if it was one."""
        if self.failed_source is None:
            return ""
        return self.sources.get(position=self.failed_source).original_name
