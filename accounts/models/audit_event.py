import uuid
from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User

# Nothing happens outside of these; near the ends of the calendar no time zone works.
FIRST, LAST = date(1970, 1, 1), date(9999, 12, 30)


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def looks(self) -> "AuditEventQuerySet":
        """Return where a member of staff looked at somebody's data."""
        return self.filter(actor__isnull=False, facts__has_key="purpose")

    def between(self, since: date | None, until: date | None) -> "AuditEventQuerySet":
        """Return what happened from SINCE to UNTIL, both of them whole days here."""
        rows = self
        if since:
            rows = rows.filter(at__gte=_midnight(max(since, FIRST)))
        if until:
            rows = rows.filter(at__lt=_midnight(min(until, LAST) + timedelta(days=1)))
        return rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


class AuditEvent(models.Model):
    """Who did what to which object, and when; never content, never a password.

    The object is named by label and id, without a foreign key, so that this app
    knows nothing of the apps above it and the row outlives the object.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("time"), db_index=True)
    event = models.CharField(_("event"), max_length=60)
    actor = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, verbose_name=_("person")
    )
    # As it was then; roles change.
    role = models.CharField(_("role"), max_length=20, blank=True)
    machine = models.CharField(_("machine"), max_length=80, blank=True)
    object_label = models.CharField(_("kind of object"), max_length=60)
    object_id = models.CharField(_("object"), max_length=40)
    # Whose data it was, so that they can be told (Art. 15 GDPR).
    subject = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("person concerned"),
    )
    facts = models.JSONField(_("facts"), default=dict)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit trail")
        ordering = ["-at"]
        indexes = [
            models.Index(fields=["object_label", "object_id"], name="audit_by_object"),
            models.Index(fields=["subject", "-at"], name="audit_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor__isnull=True, machine__gt="")
                | models.Q(actor__isnull=False, machine=""),
                name="audit_names_person_or_machine",
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.object_label} {self.object_id}"
