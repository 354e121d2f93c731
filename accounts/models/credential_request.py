import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class CredentialRequest(models.Model):
    """Somebody asked online for credentials; the service desk sees what was typed.

    `matched` is the person whose data it was, if it was anybody's; the one who
    asked never learns it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_at = models.DateTimeField(_("asked"), db_index=True)
    typed_case = models.CharField(_("case number"), max_length=60, blank=True)
    typed_name = models.CharField(_("name"), max_length=250, blank=True)
    typed_birth_date = models.DateField(_("date of birth"), null=True)
    typed_address = models.CharField(_("address"), max_length=300, blank=True)
    lost_second_factor = models.BooleanField(_("second factor lost"), default=False)
    # Compared with the people on file after the answer was given, so that the
    # answer takes as long whether there is such a person or not.
    compared_at = models.DateTimeField(null=True)
    matched = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="credential_requests",
        verbose_name=_("person"),
    )
    handled_at = models.DateTimeField(_("handled"), null=True)
    handled_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("handled by"),
    )

    class Meta:
        verbose_name = _("request for access data")
        verbose_name_plural = _("requests for access data")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(handled_at__isnull=True, handled_by__isnull=True)
                | models.Q(handled_at__isnull=False, handled_by__isnull=False),
                name="credential_request_handled_by_somebody",
            )
        ]
        indexes = [
            models.Index(
                fields=["asked_at"],
                name="credential_request_waiting",
                condition=models.Q(compared_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"
