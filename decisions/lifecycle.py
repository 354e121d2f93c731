"""The lifecycle of a decision: scanned before it is published, never after."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    RELEASED = "released", _("Released – virus scan running")
    PUBLISHED = "published", _("Published")
    REFUSED = "refused", _("Refused: virus found in the file")


NEXT: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.RELEASED}),
    Status.RELEASED: frozenset({Status.PUBLISHED, Status.REFUSED}),
    Status.PUBLISHED: frozenset(),
    Status.REFUSED: frozenset(),
}
