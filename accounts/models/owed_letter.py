import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class OwedLetter(models.Model):
    """A letter that must be printed; its PIN or codes are made only then."""

    class Kind(models.TextChoices):
        ACCESS = "access", _("Access letter")
        REMINDER = "reminder", _("Reminder, with a new PIN")
        CODES = "codes", _("Card of one-time codes")

    class Cause(models.TextChoices):
        ISSUED = "issued", _("account issued")
        DESK = "desk", _("service desk")
        ASKED_ONLINE = "asked online", _("asked for online")
        NOT_ACTIVATED = "not activated", _("not activated")
        OPERATIONS = "operations", _("operations")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey(
        User, on_delete=models.PROTECT, verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    cause = models.CharField(_("cause"), max_length=20, choices=Cause.choices)
    resets_second_factor = models.BooleanField(
        _("also for a lost second factor"), default=False
    )
    owed_at = models.DateTimeField(_("owed since"))
    printed_at = models.DateTimeField(_("printed"), null=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["owed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind"],
                condition=models.Q(printed_at__isnull=True),
                name="letter_owed_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.owed_at:%Y-%m-%d}"
