"""Whose request for access data it is, if the desk knows better."""

from django import forms

from accounts.forms.fields import PortalIdField


class NamedForm(forms.Form):
    portal_id = PortalIdField(required=False)
