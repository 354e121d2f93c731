"""Slows down guessing: by account and by source, counted in the database.

Several web processes count together. A door never stays closed for good, and a
browser that came in before has a count of its own: strangers cannot lock it out.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts import auditing, devices
from accounts.actors import Machine
from accounts.models import Throttle, User
from accounts.sources import source_of

DOORKEEPER = Machine("throttle")


@dataclass(frozen=True)
class Limit:
    """So many failures within `window`; each further one takes the next delay.

    A door that was closed is remembered for `memory` after it opened again.
    """

    failures: int
    window: timedelta
    delays: tuple[timedelta, ...]
    memory: timedelta
    # Whether browsers that were never here count for the account, too.
    strangers: bool = True


_GROWING = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 15))
PASSWORDS = Limit(5, timedelta(minutes=5), _GROWING, memory=timedelta(hours=1))
# Six digits are soon guessed: four of them an hour, not four in five minutes.
CODES = Limit(5, timedelta(hours=1), _GROWING, memory=timedelta(hours=6))
SOURCE = Limit(
    100, timedelta(minutes=10), (timedelta(minutes=10),), memory=timedelta(0)
)
# Nobody finds a PIN by trying, so strangers close no account's door with wrong ones;
# only their own source's.
UNGUESSABLE = replace(PASSWORDS, strangers=False)
KEPT = timedelta(days=1)


class Door:
    """One way in, asked once for each try: `is_closed`, then `failed` or `opened`.

    ACCOUNT is the portal ID or user name as it is stored (normalised), of somebody
    or nobody; "" counts by source alone.
    """

    def __init__(
        self, name: str, *, account: str, request: HttpRequest, limit: Limit = PASSWORDS
    ) -> None:
        self.name, self.account, self.limit = name, account, limit
        self._closes = False
        known = _known(request, account) if account else ""
        counts = account and (known or limit.strangers)
        self._keys = [_key("account", name, account, known)] if counts else []
        # A known browser does not pay for its neighbours behind the same address.
        self._source_key = "" if known else _key("source", name, source_of(request))

    def is_closed(self, at: datetime) -> bool:
        """Say whether to turn this try away; if not, it is counted from now on.

        It counts before anything is checked, so that many at once are no way past.
        """
        if self._source_key and not _take(self._source_key, SOURCE, at):
            return True
        return bool(self._keys) and self._turns_away(self._keys[0], at)

    def is_closed_behind(self, secret: str, at: datetime) -> bool:
        """Say the same for what is asked next, of all who know SECRET together.

        Strangers, who do not know it, cannot close that.
        """
        self._keys.append(_key("behind", self.name, secret))
        return self._turns_away(self._keys[-1], at)

    def failed(self, at: datetime) -> None:
        """Say that the try was a wrong one; whose door closes by it is recorded."""
        if not self._closes:
            return
        with transaction.atomic():
            user = User.objects.filter(username=self.account).first()
            if user:
                auditing.record(
                    "account.door_closed", on=user, by=DOORKEEPER, at=at, door=self.name
                )

    def opened(self, at: datetime) -> None:
        """Say that the try was right: the account starts afresh, the source pays none.

        Another person's failures from the same source stay counted.
        """
        del at
        Throttle.objects.filter(key__in=self._keys).delete()
        source = Throttle.objects.filter(key=self._source_key, failures__gt=0)
        # One less than there were, so it is below the limit, whoever reached that.
        source.update(failures=F("failures") - 1, blocked_until=None)

    def _turns_away(self, key: str, at: datetime) -> bool:
        tried = _take(key, self.limit, at)
        self._closes |= tried >= self.limit.failures
        return not tried


def clear(*, at: datetime) -> int:
    """Delete what no longer matters; return how many."""
    old = Throttle.objects.filter(since__lt=at - KEPT)
    return old.exclude(blocked_until__gt=at - CODES.memory).delete()[0]


def _key(*parts: str) -> str:
    # The parts hold no "\n": a typed account is one line of a form.
    value = "\n".join(parts)
    return salted_hmac("accounts.throttling", value, algorithm="sha256").hexdigest()


def _known(request: HttpRequest, account: str) -> str:
    rows = User.objects.filter(username=account)
    epoch = rows.values_list("session_epoch", flat=True).first()
    return devices.known_as(request, account, epoch=epoch or 0)


def _take(key: str, limit: Limit, at: datetime) -> int:
    """Count one more try; return how many there are now, 0 if it is turned away."""
    rows = Throttle.objects.select_for_update()
    with transaction.atomic():
        # Whoever comes at the same moment waits here for a millisecond.
        row, _new = rows.get_or_create(key=key, defaults={"since": at})
        if row.blocked_until and at < row.blocked_until:
            return 0
        if _forgotten(row, limit, at):
            row.failures, row.since, row.blocked_until = 0, at, None
        row.failures += 1
        over = row.failures - limit.failures
        if over >= 0:
            row.blocked_until = at + limit.delays[min(over, len(limit.delays) - 1)]
        row.save()
    return row.failures


def _forgotten(row: Throttle, limit: Limit, at: datetime) -> bool:
    if row.blocked_until:
        return at >= row.blocked_until + limit.memory
    return at >= row.since + limit.window
