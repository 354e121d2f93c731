"""Which consent holds at this moment: given, and with what it stands on."""

from enum import StrEnum

from allauth.mfa.models import Authenticator
from django.conf import settings

from accounts.models import Consent, User

Kind = Consent.Kind


class Ground(StrEnum):
    """What a consent stands on."""

    ADDRESS = "confirmed address"
    MAIL = "consent to mail"
    FACTOR = "second factor"


def missing(user: User, kind: Kind) -> Ground | None:
    """Return what has to come first; None if the consent can be given."""
    if not user.email_confirmed_at:
        return Ground.ADDRESS
    if kind is Kind.MAIL:
        return None
    if not in_force(user, Kind.MAIL):
        return Ground.MAIL
    if asks_for_factor() and not has_factor(user):
        return Ground.FACTOR
    return None


def in_force(user: User, kind: Kind) -> Consent | None:
    """Return the consent that holds at this moment, if there is one.

    After a change of address a consent rests until the new one is confirmed.
    """
    given = standing(user, kind)
    return given if given and not missing(user, kind) else None


def mail_allowed(user: User) -> bool:
    """Say whether a notice may go to USER by e-mail."""
    return user.is_active and in_force(user, Kind.MAIL) is not None


def standing(user: User, kind: Kind) -> Consent | None:
    """Return the consent that was given and not taken back, resting or not."""
    return Consent.objects.filter(user=user, kind=kind, revoked_at=None).first()


def asks_for_factor() -> bool:
    return bool(settings.CITIZEN_SECOND_FACTOR != "offered")


def has_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user).exists())
