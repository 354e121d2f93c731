"""Amina with a confirmed address, and what she does about consents."""

from allauth.mfa.models import Authenticator

from accounts import consent_texts, consents
from accounts.models import Consent, User
from tests.cast import NOON, Cast, reachable

MAIL, ANNOUNCEMENT = Consent.Kind.MAIL, Consent.Kind.ANNOUNCEMENT


def undecided(cast: Cast) -> User:
    """Return Amina, who has agreed to nothing."""
    reachable(cast.amina)
    Consent.objects.all().delete()
    return cast.amina


def give(user: User, kind: Consent.Kind = MAIL) -> Consent:
    return consents.give(user, kind, version=consent_texts.VERSIONS[kind], at=NOON)


def add_factor(user: User) -> None:
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
