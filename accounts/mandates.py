"""One person may act for another: granted by the authority, given back by either."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import ages, auditing, outbox
from accounts.actors import Machine
from accounts.models import Mandate, OwedMail, User
from accounts.roles import Act, Role


class NotGranted(Exception):
    """There is no such mandate to give; the message says why."""


@dataclass(frozen=True)
class Scope:
    """What the representative may do, as whom, and until which day, inclusive."""

    kind: str
    may_see: bool = True
    may_upload: bool = False
    may_read_decisions: bool = False
    expires_on: date | None = None

    @property
    def allows(self) -> list[str]:
        return [name for name, given in vars(self).items() if given is True]


def grant(
    *,
    principal: User,
    agent: User,
    scope: Scope,
    by: User | Machine,
    at: datetime,
) -> Mandate:
    """Let AGENT act for PRINCIPAL; a mandate between the two gives way to the new one.

    That of a child's parent ends with childhood, unless SCOPE names another day.
    Raises NotGranted, PermissionDenied.
    """
    if isinstance(by, User) and not by.can(Act.ISSUE_ACCESS):
        raise PermissionDenied
    scope = _bounded(scope, principal, at=at)
    _check(principal, agent, scope, at=at)
    with transaction.atomic():
        # Of two grants at once the later one waits, and then replaces the first.
        User.objects.select_for_update().get(pk=principal.pk)
        former = Mandate.objects.filter(principal=principal, agent=agent)
        former.filter(revoked_at__isnull=True).update(revoked_at=at)
        mandate = Mandate.objects.create(
            principal=principal,
            agent=agent,
            granted_at=at,
            granted_by=by.name if isinstance(by, Machine) else by.username,
            **vars(scope),
        )
        facts = {"kind": scope.kind, "allows": scope.allows}
        _record("granted", mandate, by=by, at=at, **facts)
    return mandate


def revoke(mandate: Mandate, *, by: User | Machine, at: datetime) -> None:
    """End the mandate at once, from either side or by the service desk.

    Twice is as once. Raises PermissionDenied.
    """
    if not can_revoke(mandate, by):
        raise PermissionDenied
    with transaction.atomic():
        unrevoked = Mandate.objects.filter(pk=mandate.pk, revoked_at__isnull=True)
        if unrevoked.update(revoked_at=at):
            _record("revoked", mandate, by=by, at=at)
    mandate.refresh_from_db(fields=["revoked_at"])


def can_revoke(mandate: Mandate, by: User | Machine) -> bool:
    """Say whether BY is one of the two, or may end access for anybody."""
    if isinstance(by, Machine) or by.can(Act.ISSUE_ACCESS):
        return True
    return by.is_active and by.pk in {mandate.principal_id, mandate.agent_id}


def _bounded(scope: Scope, principal: User, *, at: datetime) -> Scope:
    """Let a parent act until the child acts for themselves (§ 36 SGB I)."""
    born, today = principal.birth_date, timezone.localdate(at)
    if scope.kind != Mandate.Kind.PARENT or scope.expires_on or born is None:
        return scope
    if ages.old_enough(born, today=today):
        return scope
    return replace(scope, expires_on=ages.last_day_as_child(born))


def _check(principal: User, agent: User, scope: Scope, *, at: datetime) -> None:
    today = timezone.localdate(at)
    if principal.role != Role.CITIZEN or agent.role != Role.CITIZEN:
        raise NotGranted(_("Only people with a citizen’s account can represent."))
    if principal.pk == agent.pk:
        raise NotGranted(_("Nobody represents themselves. Choose another account."))
    if principal.revoked_at or not agent.is_active:
        raise NotGranted(_("One of the two accounts is locked or revoked."))
    if not ages.old_enough(agent.birth_date, today=today):
        raise NotGranted(_("A representative has to be 15 years old or older."))
    if not scope.allows:
        raise NotGranted(_("Choose at least one thing that is allowed."))
    if scope.expires_on and scope.expires_on < today:
        raise NotGranted(_("The last day is over already. Choose a later one."))


def _record(
    what: str, mandate: Mandate, *, by: User | Machine, at: datetime, **facts: object
) -> None:
    """Record it with the principal, and let both sides know by mail."""
    principal = mandate.principal
    facts["agent"] = str(mandate.agent_id)
    auditing.record(
        f"mandate.{what}", on=mandate, by=by, at=at, subject=principal, **facts
    )
    for one in (principal, mandate.agent):
        about = f"mandate {mandate.pk} {what} {one.pk}"
        outbox.owe(OwedMail.Kind.NEWS, to=one, about=about, at=at, wait=timedelta(0))
