from modeltranslation.translator import TranslationOptions, register

from documents.models import DocumentType, ReturnReason


@register(DocumentType)
class DocumentTypeTranslation(TranslationOptions):
    fields = ("name", "hint")


@register(ReturnReason)
class ReturnReasonTranslation(TranslationOptions):
    fields = ("name", "advice")
