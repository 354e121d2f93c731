from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from documents.recognising import Kind


class SourceFile(models.Model):
    """One file as the citizen sent it: sealed in the quarantine store, never shown."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="sources"
    )
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=10, choices=[(str(k), str(k)) for k in Kind])
    original_name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("source file")
        verbose_name_plural = _("source files")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"], name="source_file_position_once"
            )
        ]

    def __str__(self) -> str:
        return self.key
