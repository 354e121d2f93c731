"""The back office; its pages need their whole width, so there is no side bar."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group

from accounts.admin import audit_events, organisation, people
from accounts.admin.signing_in import to_ones_password, to_the_one_door

admin.site.enable_nav_sidebar = False
admin.site.login = to_the_one_door  # type: ignore[method-assign, assignment]
admin.site.password_change = to_ones_password  # type: ignore[method-assign, assignment]
# Who may do what stands in accounts/roles.py; nobody uses Django's groups.
admin.site.unregister(Group)
# Of allauth only the ceremonies are used; people's factors are their own business.
admin.site.unregister([EmailAddress, Authenticator])

__all__ = ["audit_events", "organisation", "people"]
