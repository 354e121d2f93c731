"""Every address of the project, taken from its URLconf and filled in for Amina."""

import re
from collections.abc import Iterator
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts import auditing
from accounts.models import (
    AuditEvent,
    CredentialRequest,
    Office,
    Organisation,
    OwedLetter,
)
from decisions.models import DecisionType
from documents.models import DocumentType, ReturnReason
from tests.accounts.acting import mandate
from tests.cast import Cast, decision, document

PARAMETER = re.compile(r"<[^>]+>")
Ids = dict[str, object]
# Of nothing that exists: an id in the place of each kind.
NONE_SUCH: Ids = {
    "documents": "0000-0000",
    "decisions": "0000-0000",
    "organisation": 7,
    "office": 999_999,
    "documenttype": 999_999,
    "returnreason": 999_999,
    "decisiontype": 999_999,
    "user": UUID("b741211f-ee97-435b-9c94-c6222a5a8fa6"),
    "auditevent": UUID("b741211f-ee97-435b-9c94-c6222a5a8fa6"),
    "case": UUID("b741211f-ee97-435b-9c94-c6222a5a8fa6"),
    "document": UUID("b741211f-ee97-435b-9c94-c6222a5a8fa6"),
    "decision": UUID("b741211f-ee97-435b-9c94-c6222a5a8fa6"),
    "mandates": UUID("b741211f-ee97-435b-9c94-c6222a5a8fa6"),
    "people": UUID("b741211f-ee97-435b-9c94-c6222a5a8fa6"),
    "requests": UUID("b741211f-ee97-435b-9c94-c6222a5a8fa6"),
    "letters": UUID("b741211f-ee97-435b-9c94-c6222a5a8fa6"),
}
# The admin's patterns that are no paths with parameters of ours.
SPECIAL = {
    "admin/r/<path:content_type_id>/<path:object_id>/": "admin/r/1/1/",
    r"admin/(?P<url>.*)$": "admin/nonsense",
}
APP_LIST = re.compile(r"admin/\^\(\?P<app_label>[a-z|]+\)/\$")


def routes() -> list[str]:
    return list(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            # Which apps the admin has is no business of the table.
            yield APP_LIST.sub("admin/<app_label>/", route)
        else:
            yield from _walk(pattern, route)


def aminas_ids(cast: Cast) -> Ids:
    """Return the ids of what belongs to Amina, her case and her office."""
    paper, letter = document(cast.amina), decision(cast.amina)
    auditing.record("case.opened", on=cast.case, by=cast.carla, at=timezone.now())
    return {
        "documents": paper.reference,
        "decisions": letter.reference,
        "organisation": Organisation.ONLY,
        "office": Office.objects.get(code="here").pk,
        "documenttype": DocumentType.objects.get(code="pay_slips").pk,
        "returnreason": ReturnReason.objects.get(code="blurred").pk,
        "decisiontype": DecisionType.objects.get(code="grant").pk,
        "user": cast.dora.pk,
        "auditevent": AuditEvent.objects.get().pk,
        "case": cast.case.pk,
        "document": paper.pk,
        "decision": letter.pk,
        "mandates": mandate(agent=cast.chris, principal=cast.amina).pk,
        "people": cast.amina.pk,
        "requests": CredentialRequest.objects.create(
            asked_at=timezone.now(), matched=cast.amina
        ).pk,
        "letters": OwedLetter.objects.create(
            recipient=cast.amina,
            kind=OwedLetter.Kind.CODES,
            cause=OwedLetter.Cause.DESK,
            owed_at=timezone.now(),
        ).pk,
    }


def address(route: str, ids: Ids) -> str:
    """Return the path of ROUTE; its parameter is named by the word before it."""
    path = SPECIAL.get(route, route).replace("<app_label>", "documents")
    before = path.partition("/<")[0].rpartition("/")[2]
    return "/" + PARAMETER.sub(lambda _match: str(ids[before]), path)
