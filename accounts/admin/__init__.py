"""The back office; its pages need their whole width, so there is no side bar."""

from django.contrib import admin
from django.contrib.auth.models import Group

from accounts.admin import audit_events, organisation, people
from accounts.admin.signing_in import StaffSignInForm

admin.site.enable_nav_sidebar = False
admin.site.login_form = StaffSignInForm
# Who may do what stands in accounts/roles.py; nobody uses Django's groups.
admin.site.unregister(Group)

__all__ = ["audit_events", "organisation", "people"]
