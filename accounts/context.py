"""What every page shows of the organisation."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import Organisation


def organisation(request: HttpRequest) -> dict[str, object]:
    del request
    return {
        "organisation": SimpleLazyObject(_the_organisation),
        "demo": settings.DEMO,
    }


def _the_organisation() -> Organisation:
    """Return the one row; an empty one before the first is loaded."""
    return Organisation.objects.first() or Organisation()
