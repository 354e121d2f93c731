from modeltranslation.translator import TranslationOptions, register

from accounts.models import Office, Organisation


@register(Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = ("name", "portal_name", "benefit_name")


@register(Office)
class OfficeTranslation(TranslationOptions):
    fields = ("opening_hours",)
