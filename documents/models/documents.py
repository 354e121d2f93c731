"""Which documents somebody may know of, open, or has to deal with."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from accounts.acting import Acting
from accounts.models import User
from accounts.roles import Act, Role
from documents.lifecycle import SHOWABLE
from documents.models.case import Case

if TYPE_CHECKING:
    from documents.models.document import Document  # noqa: F401 - named in quotes


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: User) -> "DocumentQuerySet":
        """Return what USER may know of: what they sent, or their offices' cases.

        What is for benefit caseworkers only is not even there for anybody else but
        who runs the pipeline.
        """
        if user.role == Role.CITIZEN:
            return self.filter(citizen=user)
        of_cases = self.filter(case__in=Case.objects.visible_to(user))
        if user.can(Act.READ_FINANCES) or user.can(Act.RUN_PIPELINE):
            return of_cases
        if user.can(Act.READ_EVIDENCE):
            return of_cases.filter(document_type__benefit_only=False)
        return self.none()

    def readable_by(self, user: User) -> "DocumentQuerySet":
        """Return what USER may open as PDF: never before NORMALISED."""
        mine = self.visible_to(user).filter(status__in=SHOWABLE)
        if user.role == Role.CITIZEN:
            return mine
        return mine if user.can(Act.READ_EVIDENCE) else mine.none()

    def reached_by(self, acting: Acting) -> "DocumentQuerySet":
        """Return the person's; without leave to see, only what the agent sent."""
        theirs = self.visible_to(acting.person)
        return theirs if acting.may_see else theirs.filter(sent_by=acting.user)

    def due(self, at: datetime) -> "DocumentQuerySet":
        """Return what a stage may be rung for: not held, not claimed, not waiting."""
        return self.filter(next_try_at__lte=at, held_at__isnull=True)

    def any_in_check(self) -> bool:
        """Say whether the pipeline still works on one of these."""
        return any(document.in_check for document in self)

    def for_lists(self) -> "DocumentQuerySet":
        own = ("document_type", "return_reason", "citizen", "sent_by")
        return self.select_related(*own, "case__office", "replaced_by")
