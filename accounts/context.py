"""What every page shows: the organisation, for whom one acts, when it ends."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts import sessions
from accounts.models import Organisation, User


def organisation(request: HttpRequest) -> dict[str, object]:
    del request
    return {
        "organisation": SimpleLazyObject(_the_organisation),
        "demo": settings.DEMO,
    }


def for_whom(request: HttpRequest) -> dict[str, object]:
    """Say for whom the signed-in person acts; None where nobody is signed in."""
    return {"acting": getattr(request, "acting", None)}


def session(request: HttpRequest) -> dict[str, object]:
    """Say when the session ends; None where nobody is signed in."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not sessions.has_begun(request.session):
        return {"session_left": None}
    return {"session_left": sessions.remaining(request.session, user)}


def _the_organisation() -> Organisation:
    """Return the one row; an empty one before the first is loaded."""
    return Organisation.objects.first() or Organisation()
