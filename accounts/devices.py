"""Knows a browser that somebody signed in with before, by a signed cookie.

One cookie for each account; it holds a random number and a signature, no more.
"""

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import get_random_string, salted_hmac

DAYS = 365
_SECONDS = DAYS * 24 * 60 * 60


def known_as(request: HttpRequest, account: str, *, epoch: int) -> str:
    """Return the number this browser has with ACCOUNT, "" if it was never here.

    Nor is it known any more once EPOCH, the account's of today, has changed.
    """
    cookie = request.COOKIES.get(_name(account), "")
    try:
        return _signer(account, epoch).unsign(cookie, max_age=_SECONDS)
    except BadSignature:
        return ""


def remember(
    response: HttpResponseBase, request: HttpRequest, account: str, *, epoch: int
) -> None:
    """Let this browser be known from now on; it keeps the number it has."""
    number = known_as(request, account, epoch=epoch) or get_random_string(22)
    response.set_cookie(
        _name(account),
        _signer(account, epoch).sign(number),
        max_age=_SECONDS,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def _name(account: str) -> str:
    prefix = "__Host-" if settings.SECURE else ""
    return f"{prefix}known-{salted_hmac('accounts.devices', account).hexdigest()[:12]}"


def _signer(account: str, epoch: int) -> TimestampSigner:
    return TimestampSigner(salt=f"accounts.devices {account} {epoch}")
