"""Is this process alive (/healthz), and can it serve (/readyz)?

Only a missing database or file store makes it unready: with the scanner, the broker
or the mail server away it still receives evidence, and the rest waits.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import KombuError, OperationalError

from documents import stores
from documents.normalising.sandboxing.sandbox import available_protection
from documents.scanning.scanner import chosen_scanner
from documents.scanning.verdict import ScannerUnavailable
from nwportal.celery import app

TROUBLE = (
    DatabaseError,
    KombuError,
    OSError,
    OperationalError,
    ScannerUnavailable,
    stores.StoreUnavailable,
)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    del request
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    del request
    needed = {"database": _state(_database), "store": _state(_stores)}
    wanted = {"broker": _state(_broker), "scanner": _state(_scanner)}
    unready = "away" in needed.values()
    degraded = "away" in wanted.values()
    status = "unready" if unready else "degraded" if degraded else "ready"
    body = {
        "status": status,
        **needed,
        **wanted,
        "sandbox": available_protection(),
        "demo": settings.DEMO,
    }
    return JsonResponse(body, status=503 if unready else 200)


def _state(check: Callable[[], None]) -> str:
    try:
        check()
    except TROUBLE:
        return "away"
    return "ok"


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _stores() -> None:
    for store in ("quarantine", "evidence", "decisions"):
        stores.check(store)


def _broker() -> None:
    with app.connection_for_write(connect_timeout=1) as broker:
        broker.ensure_connection(max_retries=0, timeout=1)


def _scanner() -> None:
    # Briefly: a scanner that hangs must not keep the threads that serve people.
    chosen_scanner().version(seconds=2)
