import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class Consent(models.Model):
    """What a person agreed to, in the words they were shown (§ 67b(2) SGB X).

    Revoked, it stays as the record that it was once given.
    """

    class Kind(models.TextChoices):
        MAIL = "mail", _("Notice by e-mail")
        ANNOUNCEMENT = "announcement", _("Electronic announcement of decisions")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=_("person"),
    )
    kind = models.CharField(_("consent"), max_length=20, choices=Kind.choices)
    version = models.CharField(_("version"), max_length=10)
    language = models.CharField(_("language"), max_length=5)
    text = models.TextField(_("text"))
    given_at = models.DateTimeField(_("given"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=models.Q(revoked_at__isnull=True),
                name="consent_in_force_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
