"""Passkeys (WebAuthn Level 2): the ceremony is allauth's and fido2's, the rest ours.

Each asks for finger, face or PIN of the device, so that one alone is two factors.
The challenge waits in the session of the current request.
"""

import struct
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import auditing
from accounts.models import User

NAME_LENGTH = 60
# What the ceremony raises on an answer that no browser gives.
_NONSENSE = (
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValidationError,
    ValueError,
    struct.error,
)


class NotRecognised(Exception):
    """The answer does not fit the question, or is no passkey of this person."""


def question_to_add(user: User) -> dict[str, Any]:
    """Return what the browser is asked in order to make a passkey for USER."""
    options: dict[str, Any] = auth.begin_registration(user, passwordless=True)
    return options


def add(user: User, *, name: str, credential: Any, at: datetime) -> None:
    """Add the passkey that the browser has made. Raises NotRecognised."""
    try:
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except _NONSENSE as error:
        raise NotRecognised from error
    finally:
        auth.clear_state()
    with transaction.atomic():
        passkey = auth.WebAuthn.add(user, name[:NAME_LENGTH], credential).instance
        auditing.record("factor.added", on=user, by=user, at=at, kind=passkey.type)


def question(user: User | None = None) -> dict[str, Any]:
    """Return what the browser is asked: for a passkey of USER, or of anybody."""
    options: dict[str, Any] = auth.begin_authentication(user)
    return options


def recognise(credential: Any, *, at: datetime, user: User | None = None) -> User:
    """Return whose passkey has answered; with USER only theirs will do.

    Raises NotRecognised, also for an account that is locked or not activated.
    """
    try:
        auth.parse_authentication_response(credential)
        owner = user or auth.extract_user_from_response(credential)
        passkey = auth.complete_authentication(owner, credential)
    except _NONSENSE as error:
        raise NotRecognised from error
    finally:
        # A challenge is good for one answer.
        auth.clear_state()
    person: User = passkey.user
    if not person.is_active:
        raise NotRecognised
    Authenticator.objects.filter(pk=passkey.pk).update(last_used_at=at)
    return person
