"""What all pages of the back office share: roles decide, nothing is deleted."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import Http404, HttpRequest
from django.utils import timezone

from accounts import auditing
from accounts.digits import ascii_digits
from accounts.models import User
from accounts.roles import Act

M = TypeVar("M", bound=models.Model)


def staff_of(request: HttpRequest) -> User:
    """Return the signed-in member of staff; the admin lets nobody else in."""
    user: User = request.user  # type: ignore[assignment]
    return user


def may(request: HttpRequest, act: Act) -> bool:
    """Say whether the person may do ACT; asked before the sign-in, too."""
    user = request.user
    return isinstance(user, User) and user.is_staff and user.can(act)


class StaffAdmin(admin.ModelAdmin[M]):
    """Seen by who may `see`, edited by who may `edit`, deleted by nobody."""

    see: Act
    edit: Act | None = None
    # How the audit trail calls it, if not by the model's name.
    noun = ""
    list_per_page = 50
    show_full_result_count = False
    actions: Any = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return may(request, self.see)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.edit is not None and may(request, self.edit)

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return self.has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self._record("created", request, obj, message)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self._record("changed", request, obj, message)
        return super().log_change(request, obj, message)

    def _record(
        self, what: str, request: HttpRequest, obj: models.Model, message: Any
    ) -> None:
        """Record what was saved; Django's message names the fields, not the values."""
        noun = self.noun or obj._meta.model_name
        by, at = staff_of(request), timezone.now()
        auditing.record(f"{noun}.{what}", on=obj, by=by, at=at, fields=message)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """Numbers are understood in the digits of any script."""
        typed = ascii_digits(search_term)
        return super().get_search_results(request, queryset, typed)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Only what the filters ask: nothing is probed letter by letter."""
        filters = self.get_list_filter(request)
        asked = {getattr(one, "parameter_name", one) for one in filters}
        field = lookup.split(LOOKUP_SEP, maxsplit=1)[0]
        if field not in {*asked, self.date_hierarchy}:
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> M:
        """What one may not see and what does not exist are the same 404."""
        found = super().get_object(request, object_id, from_field)
        if found is None or not self.has_view_permission(request, found):
            raise Http404
        return found
