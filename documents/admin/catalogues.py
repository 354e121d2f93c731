from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from accounts.admin.base import StaffAdmin
from accounts.roles import Act
from documents.models import DocumentType, ReturnReason


@admin.register(DocumentType)
class DocumentTypeAdmin(StaffAdmin[DocumentType], TranslationAdmin[DocumentType]):
    see = edit = Act.EDIT_CATALOGUES
    list_display = ["name", "code", "category", "usual", "active", "order"]
    list_filter = ["category", "active"]


@admin.register(ReturnReason)
class ReturnReasonAdmin(StaffAdmin[ReturnReason], TranslationAdmin[ReturnReason]):
    see = edit = Act.EDIT_CATALOGUES
    list_display = ["name", "code", "active", "order"]
