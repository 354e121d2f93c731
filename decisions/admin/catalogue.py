from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from accounts.admin.base import StaffAdmin
from accounts.roles import Act
from decisions.models import DecisionType


@admin.register(DecisionType)
class DecisionTypeAdmin(StaffAdmin[DecisionType], TranslationAdmin[DecisionType]):
    see = edit = Act.EDIT_CATALOGUES
    list_display = ["name", "code", "active", "order"]
