"""The service desk answers a request for access data: by letter, or not at all.

Whoever asked is told nothing either way: they may not be who they say they are.
"""

from datetime import datetime

from django.db import transaction

from accounts import auditing
from accounts.letters import owing
from accounts.models import CredentialRequest, OwedLetter, User


class HandledAlready(Exception):
    """Somebody at the desk was quicker."""


def send_letter(
    request: CredentialRequest, *, to: User, by: User, at: datetime
) -> OwedLetter:
    """Owe an access letter to the right person.

    Raises HandledAlready, owing.JustPrinted, NotActive, TooYoung.
    """
    with transaction.atomic():
        _handle(request, by=by, at=at, answer="letter")
        resets = request.lost_second_factor
        letter = owing.owe_asked_online(
            to=to, by=by, at=at, resets_second_factor=resets
        )
        # So the list names whose request it turned out to be.
        CredentialRequest.objects.filter(pk=request.pk).update(matched=to)
    return letter


def close(request: CredentialRequest, *, by: User, at: datetime) -> None:
    """Put the request aside; nobody gets a letter. Raises HandledAlready."""
    with transaction.atomic():
        _handle(request, by=by, at=at, answer="none")


def _handle(request: CredentialRequest, *, by: User, at: datetime, answer: str) -> None:
    open_ones = CredentialRequest.objects.filter(pk=request.pk, handled_at__isnull=True)
    if open_ones.update(handled_at=at, handled_by=by) != 1:
        raise HandledAlready
    auditing.record("request.handled", on=request, by=by, at=at, answer=answer)
