import uuid
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import auditing
from accounts.actors import Machine
from accounts.models import User
from accounts.roles import Act, Role
from decisions.lifecycle import NEXT, Status
from decisions.models.decision_type import DecisionType
from documents.models import Case
from documents.models.document import IllegalMove, Overtaken
from documents.references import new_reference


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> "DecisionQuerySet":
        """Return the addressee's published ones, or those of the staff's cases."""
        if user.role == Role.CITIZEN:
            return self.filter(addressee=user, status=Status.PUBLISHED)
        # The administrator sees that there is one; the views keep back what is in it.
        if user.can(Act.ISSUE_DECISIONS) or user.can(Act.RUN_PIPELINE):
            return self.filter(case__in=Case.objects.visible_to(user))
        return self.none()

    def not_opened_by(self, user: User) -> "DecisionQuerySet":
        """Return what is still new to USER, whoever else has opened it."""
        return self.exclude(retrievals__user=user)

    def with_openings_by(self, user: User) -> "DecisionQuerySet":
        """Say of each how often USER has opened it, whoever else has."""
        by_them = models.Q(retrievals__user=user)
        return self.annotate(opened=models.Count("retrievals", filter=by_them))

    def for_lists(self) -> "DecisionQuerySet":
        listed = self.select_related("decision_type").annotate(
            first_retrieved_at=models.Min("retrievals__at")
        )
        # Django leaves the model's ordering out of queries that group.
        return listed.order_by("-dated", "-created_at")


class Decision(models.Model):
    """A Bescheid: one PDF to one addressee of a case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(
        _("number"), max_length=9, unique=True, default=new_reference, editable=False
    )
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("case")
    )
    addressee = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("addressee"),
    )
    decision_type = models.ForeignKey(
        DecisionType, on_delete=models.PROTECT, verbose_name=_("type")
    )
    dated = models.DateField(_("date of the decision"), default=timezone.localdate)
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.DRAFT
    )
    key = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    # One press of the button is one decision, however often it arrives.
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    created_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    released_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("released by"),
    )
    # As with documents, the row is the queue (documents/stages.py).
    next_try_at = models.DateTimeField(_("next try"), null=True)
    trouble = models.CharField(_("technical cause"), max_length=80, blank=True)
    scanner = models.CharField(_("scanner"), max_length=120, blank=True)
    published_at = models.DateTimeField(_("published"), null=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-dated", "-created_at"]
        indexes = [
            models.Index(fields=["addressee", "-dated"], name="decision_of_addressee"),
            models.Index(
                fields=["next_try_at"],
                name="decision_due",
                condition=models.Q(status=Status.RELEASED),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=Status.PUBLISHED, published_at__isnull=False)
                | (
                    ~models.Q(status=Status.PUBLISHED)
                    & models.Q(published_at__isnull=True)
                ),
                name="decision_published_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(status=Status.DRAFT)
                | models.Q(released_by__isnull=False),
                name="decision_released_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def move_to(
        self, status: Status, *, by: User | Machine, at: datetime, **facts: Any
    ) -> None:
        """Move to STATUS and set FACTS with it. Raises IllegalMove, Overtaken."""
        old = Status(self.status)
        if status not in NEXT[old]:
            message = f"{old} does not lead to {status}"
            raise IllegalMove(message)
        with transaction.atomic():
            mine = Decision.objects.filter(pk=self.pk, status=old)
            if mine.update(status=status, trouble="", **facts) != 1:
                raise Overtaken
            auditing.record(f"decision.{status}", on=self, by=by, at=at)
        for name, value in {**facts, "status": status, "trouble": ""}.items():
            setattr(self, name, value)
