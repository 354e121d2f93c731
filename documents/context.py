"""What every page says of the virus scanner."""

from django.conf import settings
from django.http import HttpRequest

from documents.scanning.scanner import is_demo_scanner


def scanner(request: HttpRequest) -> dict[str, object]:
    del request
    return {"demo_scanner": settings.DEMO and is_demo_scanner()}
