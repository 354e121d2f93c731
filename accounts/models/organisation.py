from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """The authority that runs this portal; exactly one row. Names are data."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    name = models.CharField(_("name"), max_length=120)
    portal_name = models.CharField(_("name of the portal"), max_length=120)
    benefit_name = models.CharField(_("name of the benefit"), max_length=120)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisation")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1), name="organisation_is_one_row"
            )
        ]

    def __str__(self) -> str:
        return self.name
