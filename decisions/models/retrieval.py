from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from decisions.models.decision import Decision


class Retrieval(models.Model):
    """One download (Abruf, § 37 (2a) SGB X); never deleted.

    `user` is the addressee, or who may read decisions for them.
    """

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="retrievals"
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name=_("person"))
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("retrieval")
        verbose_name_plural = _("retrievals")
        ordering = ["at"]

    def __str__(self) -> str:
        return str(self.at)
