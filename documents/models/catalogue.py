from django.db import models
from django.utils.translation import gettext_lazy as _


class CatalogueEntry(models.Model):
    """A row of a catalogue: a fixed code and words the office may edit."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        abstract = True
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def german(self) -> str:
        """The term as landlords, banks and the office know it."""
        return str(getattr(self, "name_de", "") or self.name)

    @property
    def both(self) -> str:
        """The name in the reader's language with the German term beside it."""
        same = self.name == self.german
        return self.name if same else f"{self.name} ({self.german})"


class DocumentType(CatalogueEntry):
    """A kind of evidence (Nachweisart)."""

    category = models.SlugField(_("category"), default="other")
    usual = models.BooleanField(_("among the most usual"), default=False)
    hint = models.TextField(_("hint for the sender"), blank=True)
    benefit_only = models.BooleanField(
        _("for benefit caseworkers only"),
        default=False,
        help_text=_("Job coaches see neither the document nor that it was sent."),
    )

    class Meta(CatalogueEntry.Meta):
        verbose_name = _("document type")
        verbose_name_plural = _("document types")


class ReturnReason(CatalogueEntry):
    """Why a document goes back to the citizen, and what they can do now."""

    advice = models.TextField(_("what to do now"), blank=True)

    class Meta(CatalogueEntry.Meta):
        verbose_name = _("return reason")
        verbose_name_plural = _("return reasons")
