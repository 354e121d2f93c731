from documents.models.case import Case, CaseMember
from documents.models.catalogue import DocumentType, ReturnReason
from documents.models.document import Document
from documents.models.source_file import SourceFile

__all__ = [
    "Case",
    "CaseMember",
    "Document",
    "DocumentType",
    "ReturnReason",
    "SourceFile",
]
