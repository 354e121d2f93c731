import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class OwedMail(models.Model):
    """A mail that must leave: written with the event it is about, sent by a task.

    `about` names that event, so that nothing is announced twice and a verdict
    taken back within its undo window takes its mail back too.
    """

    class Kind(models.TextChoices):
        NEWS = "news", _("There is something new")
        DECISION = "decision", _("A new letter is ready")
        CONFIRM = "confirm", _("Code that confirms an e-mail address")
        ADDRESS_CHANGED = "address changed", _("The e-mail address was changed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.ForeignKey(User, on_delete=models.PROTECT)
    # Only of a notice to an address just given up; forgotten as soon as it is sent.
    address = models.EmailField(blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    about = models.CharField(max_length=120, unique=True)
    owed_at = models.DateTimeField()
    next_try_at = models.DateTimeField(db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("owed mail")
        verbose_name_plural = _("owed mails")
        indexes = [
            models.Index(
                fields=["next_try_at"],
                name="owed_mail_waiting",
                condition=models.Q(sent_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.about
