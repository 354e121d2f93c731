from django.db import models
from django.utils.translation import gettext_lazy as _


class Throttle(models.Model):
    """How often something failed lately, for one account or one source.

    The key is a keyed hash: nobody reads from it who tried, or from where.
    """

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    blocked_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("throttle")
        verbose_name_plural = _("throttles")
        indexes = [models.Index(fields=["since"], name="throttle_by_age")]

    def __str__(self) -> str:
        return self.key
