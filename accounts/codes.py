"""Codes typed as second factor: from the app (RFC 6238), or from paper; each once."""

from collections.abc import Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken
from django.db import transaction
from django.utils.crypto import constant_time_compare

from accounts import auditing, factors
from accounts.digits import join_groups
from accounts.models import User
from accounts.throttling import Door

PERIOD = 30
# The clocks of telephones go wrong by some seconds.
DRIFT = 1


class WrongCode(Exception):
    """No code of this person, or used already, or too many tries a moment ago."""


def use(user: User, *, typed: str, door: Door, at: datetime) -> str:
    """Spend the code and return what it came from: "app" or "code".

    Raises WrongCode.
    """
    if door.is_closed(at):
        raise WrongCode
    code = join_groups(typed)
    for factor in factors.of(user).exclude(type=factors.KINDS.WEBAUTHN):
        if _fits(factor, code, at):
            door.opened(at)
            return "app" if factor.type == factors.KINDS.TOTP else "code"
    door.failed(at)
    raise WrongCode


def add_app(user: User, *, secret: str, typed: str, at: datetime) -> None:
    """Add the authenticator app that knows SECRET and shows the code TYPED.

    Raises WrongCode.
    """
    step = _step(secret, join_groups(typed), at)
    if step is None:
        raise WrongCode
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        factors.of(user).filter(type=factors.KINDS.TOTP).delete()
        app = TOTP.activate(user, secret).instance
        app.data["last_step"] = step
        app.save(update_fields=["data"])
        auditing.record("factor.added", on=user, by=user, at=at, kind=app.type)


def left(user: User) -> int | None:
    """Return how many codes on paper USER has left; None without a card."""
    card = factors.of(user).filter(type=factors.KINDS.RECOVERY_CODES).first()
    if card is None:
        return None
    try:
        return len(RecoveryCodes(card).get_unused_codes())
    except InvalidToken:
        return 0


def _fits(factor: Authenticator, code: str, at: datetime) -> bool:
    """Say whether CODE is spent on FACTOR; sealed with a lost key, none fits."""
    try:
        return _spend(factor, code, at)
    except InvalidToken:
        return False


def _spend(factor: Authenticator, code: str, at: datetime) -> bool:
    """Say whether CODE belongs to FACTOR and was not used before; now it is."""
    if factor.type == factors.KINDS.RECOVERY_CODES:
        spent: bool = RecoveryCodes(factor).validate_code(code)
        return spent
    with transaction.atomic():
        app = Authenticator.objects.select_for_update().get(pk=factor.pk)
        step = _step(decrypt(app.data["secret"]), code, at)
        # A code looked at over a shoulder, or an older one, opens nothing.
        if step is None or step <= app.data.get("last_step", 0):
            return False
        app.data["last_step"], app.last_used_at = step, at
        app.save(update_fields=["data", "last_used_at"])
    return True


def _step(secret: str, code: str, at: datetime) -> int | None:
    """Return for which step of time CODE is right, None for none near AT."""
    matching = [
        step
        for step in _steps(at)
        if constant_time_compare(format_hotp_value(hotp_value(secret, step)), code)
    ]
    return matching[0] if matching else None


def _steps(at: datetime) -> Iterator[int]:
    now = int(at.timestamp()) // PERIOD
    yield from range(now - DRIFT, now + DRIFT + 1)
