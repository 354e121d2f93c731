"""Gives a consent, takes it back, and ends it with what it stood on."""

from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language

from accounts import auditing, consent_texts
from accounts.actors import Machine
from accounts.consents.holding import (
    Ground,
    asks_for_factor,
    has_factor,
    missing,
    standing,
)
from accounts.models import Consent, User

Kind = Consent.Kind


class Cause(StrEnum):
    """Why a consent ended."""

    ASKED = "asked"
    ADDRESS_REMOVED = "address removed"
    MAIL_ENDED = "consent to mail ended"
    FACTOR_LOST = "second factor lost"


class Groundless(Exception):
    """What this consent stands on is missing; `ground` says what comes first."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.ground = ground


class OtherWords(Exception):
    """The person was shown another version than the one in force today."""


def give(user: User, kind: Kind, *, version: str, at: datetime) -> Consent:
    """Record that USER agrees, in the words of VERSION that they were shown.

    Raises Groundless or OtherWords. Given twice is given once.
    """
    if version != consent_texts.VERSIONS[kind]:
        raise OtherWords
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if ground := missing(user, kind):
            raise Groundless(ground)
        given = standing(user, kind)
        if given and given.version == version:
            return given
        if given:
            _end(given, by=user, at=at, cause=Cause.ASKED)
        return _kept(user, kind, version=version, at=at)


def revoke(
    user: User,
    kind: Kind,
    *,
    by: User | Machine,
    at: datetime,
    cause: Cause = Cause.ASKED,
) -> list[Kind]:
    """End the consent from now on; return what ended, also what stood on it."""
    ended = []
    with transaction.atomic():
        if given := standing(user, kind):
            _end(given, by=by, at=at, cause=cause)
            ended.append(kind)
        if kind is Kind.MAIL:
            ended += revoke(
                user, Kind.ANNOUNCEMENT, by=by, at=at, cause=Cause.MAIL_ENDED
            )
    return ended


def factor_lost(user: User, *, by: User | Machine, at: datetime) -> list[Kind]:
    """End what stood on a second factor, if none is left: paper again."""
    if not asks_for_factor() or has_factor(user):
        return []
    return revoke(user, Kind.ANNOUNCEMENT, by=by, at=at, cause=Cause.FACTOR_LOST)


def ended_at(user: User, at: datetime) -> list[Kind]:
    """Return what ended at exactly this moment, to tell the person."""
    ended = Consent.objects.filter(user=user, revoked_at=at)
    return [Kind(consent.kind) for consent in ended]


def _end(consent: Consent, *, by: User | Machine, at: datetime, cause: Cause) -> None:
    mine = Consent.objects.filter(pk=consent.pk, revoked_at=None)
    if mine.update(revoked_at=at) != 1:
        return
    auditing.record(
        "consent.revoked",
        on=consent,
        by=by,
        at=at,
        subject=consent.user,
        kind=consent.kind,
        cause=cause,
    )


def _kept(user: User, kind: Kind, *, version: str, at: datetime) -> Consent:
    consent = Consent.objects.create(
        user=user,
        kind=kind,
        version=version,
        language=get_language() or settings.LANGUAGE_CODE,
        text=consent_texts.kept_text(kind),
        given_at=at,
    )
    auditing.record(
        "consent.given",
        on=consent,
        by=user,
        at=at,
        subject=user,
        kind=kind,
        version=version,
    )
    return consent
