import uuid
from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User
from accounts.roles import Role


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, at: datetime) -> "MandateQuerySet":
        """Return what may be acted on at this moment."""
        return self.lasting(at).filter(agent__is_active=True)

    def lasting(self, at: datetime) -> "MandateQuerySet":
        """Return what has not ended; an agent who is locked cannot act on it.

        A locked principal keeps their representatives: the lock is about a log-in,
        and it is then that they need help. A revoked one has left the portal.
        """
        today = timezone.localdate(at)
        return self.filter(
            models.Q(expires_on__isnull=True) | models.Q(expires_on__gte=today),
            revoked_at__isnull=True,
            agent__role=Role.CITIZEN,
            principal__role=Role.CITIZEN,
            principal__revoked_at__isnull=True,
        )

    def of(self, user: User) -> "MandateQuerySet":
        """Return those that USER has given or holds."""
        return self.filter(models.Q(principal=user) | models.Q(agent=user))


class Mandate(models.Model):
    """One person may act for another in the portal, within a scope and a time.

    § 13 SGB X (Bevollmächtigte), §§ 1814, 1629 BGB (Betreuer, parents).
    """

    class Kind(models.TextChoices):
        PARENT = "parent", _("Parent or guardian")
        CUSTODIAN = "custodian", _("Legal custodian (Betreuer)")
        ATTORNEY = "attorney", _("Authorised representative (Bevollmächtigte)")
        PARTNER = "partner", _("Partner")
        SOCIAL_WORKER = "social worker", _("Social worker")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    principal = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="mandates_given",
        verbose_name=_("person represented"),
    )
    agent = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="mandates_held",
        verbose_name=_("representative"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    may_see = models.BooleanField(_("may see what was sent"), default=True)
    may_upload = models.BooleanField(_("may send documents"), default=False)
    may_read_decisions = models.BooleanField(_("may read decisions"), default=False)
    granted_at = models.DateTimeField(_("entered"))
    granted_by = models.CharField(_("entered by"), max_length=80)
    expires_on = models.DateField(_("until, inclusive"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["-granted_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(principal=models.F("agent")),
                name="mandate_is_for_somebody_else",
            ),
            models.UniqueConstraint(
                fields=["principal", "agent"],
                condition=models.Q(revoked_at__isnull=True),
                name="mandate_in_force_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
