"""For whom the signed-in person acts: themselves, or somebody who gave a mandate.

The session keeps the mandate's id and nothing else; every request asks the database.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from accounts import auditing
from accounts.models import Mandate, User
from accounts.models.mandate import MandateQuerySet

KEY = "mandate"


class MandateEnded(Exception):
    """The mandate in the session is revoked, expired or not this person's."""


@dataclass(frozen=True)
class Acting:
    """USER is signed in; rows are those of PERSON, acts are recorded as USER's."""

    user: User
    person: User
    mandate: Mandate | None = None

    @property
    def may_see(self) -> bool:
        return self.mandate is None or self.mandate.may_see

    @property
    def may_upload(self) -> bool:
        return self.mandate is None or self.mandate.may_upload

    @property
    def may_read_decisions(self) -> bool:
        return self.mandate is None or self.mandate.may_read_decisions

    @property
    def token(self) -> str:
        """Return what a form carries, so that it is never sent for another person."""
        return str(self.mandate.pk) if self.mandate else ""


def acting_of(request: HttpRequest) -> Acting:
    """Return for whom the signed-in person acts now. Raises MandateEnded."""
    known: Acting | None = getattr(request, "acting", None)
    if known is None:
        known = _asked(request)
        request.acting = known  # type: ignore[attr-defined]  # ours, for one request
    return known


def acting_for(request: HttpRequest) -> User:
    """Return the person whose things this request is about. Raises MandateEnded."""
    return acting_of(request).person


def held_by(user: User, *, at: datetime) -> MandateQuerySet:
    """Return the mandates USER may act on now; never those of their principals."""
    held = Mandate.objects.in_force(at).filter(agent=user)
    return held.select_related("principal").order_by("principal__family_name", "pk")


def find(chosen: str, *, agent: User, at: datetime) -> Mandate:
    """Return the mandate with this id, if AGENT may act on it. Raises MandateEnded."""
    try:
        return held_by(agent, at=at).get(pk=chosen)
    except (Mandate.DoesNotExist, ValidationError) as error:
        raise MandateEnded from error


def begin(request: HttpRequest, mandate: Mandate, *, at: datetime) -> None:
    """Act for the mandate's principal from now on, under a new session key.

    Chosen once more, it stays as it is: told each time, it would fill their page.
    """
    if request.session.get(KEY) == str(mandate.pk):
        return
    user: User = request.user  # type: ignore[assignment]
    principal = mandate.principal
    auditing.record("mandate.used", on=mandate, by=user, at=at, subject=principal)
    request.session.cycle_key()
    request.session[KEY] = str(mandate.pk)


def end(request: HttpRequest) -> None:
    """Act for oneself again."""
    if request.session.pop(KEY, None):
        request.session.cycle_key()


def _asked(request: HttpRequest) -> Acting:
    user: User = request.user  # type: ignore[assignment]
    wanted = request.session.get(KEY)
    if not wanted:
        return Acting(user=user, person=user)
    mandate = find(str(wanted), agent=user, at=timezone.now())
    return Acting(user=user, person=mandate.principal, mandate=mandate)
