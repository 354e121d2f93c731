from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.catalogue import CatalogueEntry


class DecisionType(CatalogueEntry):
    """A kind of Bescheid, and what it means in plain words."""

    plain = models.TextField(_("in plain words"), blank=True)

    class Meta(CatalogueEntry.Meta):
        verbose_name = _("decision type")
        verbose_name_plural = _("decision types")
