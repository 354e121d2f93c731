"""The second factor of a person: who has one, who needs one, how it is taken away."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from accounts import auditing, consents, sessions
from accounts.actors import Machine
from accounts.models import Consent, User

KINDS = Authenticator.Type


class LastFactorNeeded(Exception):
    """Without this factor the person could not do what they agreed to or have to."""


@dataclass(frozen=True)
class NewCard:
    """The codes, shown this once; `factor` keeps a sealed seed and which are used."""

    factor: Authenticator
    codes: tuple[str, ...]


def of(user: User) -> QuerySet[Authenticator]:
    """Return USER's factors, the oldest first."""
    factors: QuerySet[Authenticator] = Authenticator.objects.filter(user=user)
    return factors.order_by("created_at", "pk")


def has_second_factor(user: User) -> bool:
    """Say whether USER has a passkey, an app, or codes on paper."""
    return of(user).exists()


def needs_second_factor(user: User) -> bool:
    """Say whether USER would lose something without a second factor."""
    if not user.is_staff and settings.CITIZEN_SECOND_FACTOR == "announcement":
        announced = Consent.Kind.ANNOUNCEMENT
        given = user.consents.filter(kind=announced, revoked_at__isnull=True)
        return given.exists()
    return _is_required(user)


def must_protect(user: User) -> bool:
    """Say whether USER has to set up a second factor before anything else.

    Never for the sake of a consent: that is no condition for sending papers.
    """
    return _is_required(user) and not has_second_factor(user)


def _is_required(user: User) -> bool:
    if user.is_staff:
        return bool(settings.STAFF_SECOND_FACTOR)
    return bool(settings.CITIZEN_SECOND_FACTOR == "required")


def issue_code_card(user: User, *, by: User | Machine, at: datetime) -> list[str]:
    """Return ten new one-time codes for USER to keep on paper; older ones are void."""
    new = make_code_card(user)
    keep_code_card(new, by=by, at=at)
    return list(new.codes)


def make_code_card(user: User) -> NewCard:
    """Return new codes for USER; those of before work until these are kept."""
    seed = encrypt(RecoveryCodes.generate_seed())
    data = {"seed": seed, "used_mask": 0}
    factor = Authenticator(user=user, type=KINDS.RECOVERY_CODES, data=data)
    return NewCard(factor, tuple(RecoveryCodes(factor).generate_codes()))


def keep_code_card(new: NewCard, *, by: User | Machine, at: datetime) -> None:
    """Let the codes of this card work, and those of no other."""
    user: User = new.factor.user
    with transaction.atomic():
        # Two at once would leave a card behind that never worked.
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        of(user).filter(type=KINDS.RECOVERY_CODES).delete()
        new.factor.save(force_insert=True)
        auditing.record("factor.codes_issued", on=user, by=by, at=at)


def remove(factor: Authenticator, *, by: User, at: datetime) -> None:
    """Take one factor away. Raises LastFactorNeeded."""
    user: User = factor.user
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        kept = of(user).exclude(pk=factor.pk)
        if not kept.exists() and needs_second_factor(user):
            raise LastFactorNeeded
        factor.delete()
        kind = factor.type
        auditing.record("factor.removed", on=user, by=by, at=at, kind=kind)


def reset(user: User, *, by: User | Machine, at: datetime) -> None:
    """Take all factors of USER away and end the sessions; for those who lost them.

    Decisions come on paper again, if their announcement stood on a factor.
    """
    with transaction.atomic():
        of(user).delete()
        auditing.record("factor.reset", on=user, by=by, at=at)
        consents.factor_lost(user, by=by, at=at)
        sessions.end_all(user, by=by, at=at)
