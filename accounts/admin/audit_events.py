from django.contrib import admin

from accounts.admin.base import StaffAdmin
from accounts.models import AuditEvent
from accounts.roles import Act


@admin.register(AuditEvent)
class AuditEventAdmin(StaffAdmin[AuditEvent]):
    """Read-only: what happened is not edited."""

    see = Act.READ_AUDIT
    list_display = ["at", "event", "actor", "machine", "object_label", "object_id"]
    list_select_related = ["actor"]
    search_fields = ["=object_id", "=event"]
    date_hierarchy = "at"
