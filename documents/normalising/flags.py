"""What a caseworker should know about a document, beyond what its pages show."""

from enum import StrEnum


class Flag(StrEnum):
    # The signature counts in the original alone.
    SIGNED = "signed"
    # Files inside the PDF, which its pages do not show.
    ATTACHMENTS = "attachments"
    # The pages are only a cover, the documents are attachments.
    PORTFOLIO = "portfolio"
    # A form that only Adobe's program can show; others see "Please wait".
    DYNAMIC_FORM = "dynamic_form"
    SCRIPTS_REMOVED = "scripts_removed"
    # The file was damaged, but viewers show it nevertheless.
    REPAIRED = "repaired"
    # A page too large to keep all of its detail.
    SCALED = "scaled"
    HARD_TO_READ = "hard_to_read"
