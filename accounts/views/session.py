"""How long the session lasts still, asked and lengthened by the page that shows it."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import sessions
from accounts.models import User


@never_cache
@require_http_methods(["GET", "POST"])
def session(request: HttpRequest) -> JsonResponse:
    """Answer the seconds left; POST is a person who wants to go on."""
    user = request.user
    if not isinstance(user, User):
        return JsonResponse({"seconds": 0, "extendable": False})
    at = timezone.now()
    if request.method == "POST":
        sessions.extend(request.session, at=at)
    left = sessions.remaining(request.session, user)
    answer = {"seconds": left.seconds(at), "extendable": left.extendable}
    return JsonResponse(answer)
