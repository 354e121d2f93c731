"""Mail is owed as a row beside its event and sent later, at least once."""

import logging
from datetime import datetime, timedelta

from django.conf import settings

from accounts import email_codes, mailing
from accounts.consents import mail_allowed
from accounts.models import OwedMail, User

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
DOUBLINGS = 9
BATCH = 200
# What people get because they agreed to it; the others are about the address itself.
NOTICES = {OwedMail.Kind.NEWS, OwedMail.Kind.DECISION}


def owe(  # noqa: PLR0913 - the columns of a row
    kind: OwedMail.Kind,
    *,
    to: User,
    about: str,
    at: datetime,
    wait: timedelta,
    address: str = "",
) -> None:
    """Owe TO a mail that may leave after WAIT; a notice only to who agreed to it.

    ADDRESS is one that is not theirs any more.
    """
    if kind in NOTICES and not mail_allowed(to):
        return
    OwedMail.objects.get_or_create(
        about=about,
        defaults={
            "recipient": to,
            "kind": kind,
            "address": address,
            "owed_at": at,
            "next_try_at": at + wait,
        },
    )


def withdraw(*, about: str) -> None:
    """Take back a mail that has not left yet."""
    OwedMail.objects.filter(about=about, sent_at__isnull=True).delete()


def send_due(*, at: datetime) -> int:
    """Send what is due; what fails waits longer each time. Return the number sent."""
    if not settings.MAIL_LEAVES:
        return 0
    due = OwedMail.objects.filter(sent_at__isnull=True, next_try_at__lte=at)
    sent = 0
    for owed in due.select_related("recipient").order_by("next_try_at")[:BATCH]:
        sent += _send(owed, at=at)
    return sent


def _send(owed: OwedMail, *, at: datetime) -> bool:
    """Claim the row first, so that two senders do not send the same mail."""
    # Capped first: a mail refused for weeks would reach numbers no timedelta holds.
    wait = min(RETRY_AFTER * 2 ** min(owed.attempts, DOUBLINGS), LONGEST_WAIT)
    mine = OwedMail.objects.filter(pk=owed.pk, attempts=owed.attempts, sent_at=None)
    if mine.update(attempts=owed.attempts + 1, next_try_at=at + wait) != 1:
        return False
    if not _still_wanted(owed, at=at):
        OwedMail.objects.filter(pk=owed.pk).delete()
        return False
    try:
        mailing.written(owed).send()
    except (OSError, ValueError) as error:
        # The server is away, or the address is none; the others still leave.
        # No address and no text: the log is read by others than the mail.
        logger.warning("mail %s not sent: %s", owed.pk, type(error).__name__)
        return False
    OwedMail.objects.filter(pk=owed.pk).update(sent_at=at, address="")
    return True


def _still_wanted(owed: OwedMail, *, at: datetime) -> bool:
    """Ask again: people take back their word, and move on, while mail waits."""
    if owed.kind in NOTICES:
        return mail_allowed(owed.recipient)
    if (
        owed.kind == OwedMail.Kind.CONFIRM
        and owed.owed_at <= at - email_codes.VALID_FOR
    ):
        return False
    return bool(mailing.address_of(owed))
