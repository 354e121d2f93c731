from modeltranslation.translator import TranslationOptions, register

from decisions.models import DecisionType


@register(DecisionType)
class DecisionTypeTranslation(TranslationOptions):
    fields = ("name", "plain")
