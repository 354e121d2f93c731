from django.db import models
from django.utils.translation import gettext_lazy as _


class Office(models.Model):
    """One site of the organisation; cases are routed to it by place of residence."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    street = models.CharField(_("street"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=250, blank=True)
    places = models.TextField(
        _("places served"), blank=True, help_text=_("One municipality on each line.")
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
