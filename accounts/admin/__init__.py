"""The back office; its pages need their whole width, so there is no side bar."""

from django.contrib import admin

from accounts.admin import audit_events, organisation, people

admin.site.enable_nav_sidebar = False

__all__ = ["audit_events", "organisation", "people"]
