from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from modeltranslation.admin import TranslationAdmin

from accounts.admin.base import StaffAdmin
from accounts.models import Office, Organisation
from accounts.roles import Act


@admin.register(Organisation)
class OrganisationAdmin(StaffAdmin[Organisation], TranslationAdmin[Organisation]):
    see = edit = Act.EDIT_CATALOGUES
    list_display = ["name", "phone", "email"]
    exclude = ["id"]
    # A website typed without a scheme is one with https.
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Organisation.objects.exists()

    def has_change_permission(
        self, request: HttpRequest, obj: Organisation | None = None
    ) -> bool:
        return super().has_add_permission(request)


@admin.register(Office)
class OfficeAdmin(StaffAdmin[Office], TranslationAdmin[Office]):
    see = edit = Act.EDIT_CATALOGUES
    list_display = ["name", "code", "city", "phone"]
