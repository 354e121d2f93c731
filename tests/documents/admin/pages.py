"""Addresses of the review screen, and the rows as the database has them."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent
from documents.models import Document

SignIn = Callable[[object], Client]
NOBODY = "00000000-0000-0000-0000-000000000000"


def page(name: str, of: Document | str) -> str:
    """Return the address of the page or act NAME for a document or its id."""
    pk = of.pk if isinstance(of, Document) else of
    return reverse(f"admin:documents_document_{name}", args=[pk])


def stored(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def events(document: Document) -> list[str]:
    found = AuditEvent.objects.filter(object_id=document.pk).order_by("at")
    return list(found.values_list("event", flat=True))


def levels(response: object) -> list[int]:
    """Return how grave what the next page says is."""
    request = response.wsgi_request  # type: ignore[attr-defined]
    return [message.level for message in get_messages(request)]
