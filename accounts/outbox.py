"""Mail is owed as a row beside its event and sent later, at least once."""

import logging
from datetime import datetime, timedelta
from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Organisation, OwedMail, User

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
DOUBLINGS = 9
BATCH = 200


def owe(
    kind: OwedMail.Kind, *, to: User, about: str, at: datetime, wait: timedelta
) -> None:
    """Owe TO a mail that may leave after WAIT; nothing for people without e-mail."""
    if to.email:
        OwedMail.objects.get_or_create(
            about=about,
            defaults={
                "recipient": to,
                "kind": kind,
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
    try:
        _message(owed).send()
    except OSError as error:
        # No address and no text: the log is read by others than the mail.
        logger.warning("mail %s not sent: %s", owed.pk, type(error).__name__)
        return False
    OwedMail.objects.filter(pk=owed.pk).update(sent_at=at)
    return True


def _message(owed: OwedMail) -> EmailMultiAlternatives:
    """Write the mail in the person's language and German; no social data in it."""
    languages = dict.fromkeys([owed.recipient.language, settings.LANGUAGE_CODE])
    parts = [_part(owed, language) for language in languages]
    html = render_to_string("mail/mail.html", {"parts": parts})
    host = urlsplit(settings.PORTAL_URL).hostname
    with translation.override(settings.LANGUAGE_CODE):
        sender = Organisation.objects.values_list("name", flat=True).first() or ""
    mail = EmailMultiAlternatives(
        subject=str(parts[0]["subject"]),
        body="\n\n\n".join(str(part["text"]) for part in parts),
        from_email=formataddr((sender, settings.DEFAULT_FROM_EMAIL)),
        to=[owed.recipient.email],
        # The same id however often it is sent: mail programs show it once.
        headers={
            "Message-ID": f"<{owed.pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def _part(owed: OwedMail, language: str) -> dict[str, object]:
    with translation.override(language):
        subjects = {
            OwedMail.Kind.NEWS: _("News in your portal"),
            OwedMail.Kind.DECISION: _("A new letter is ready. Please open it soon."),
        }
        part = {
            "language": language,
            "rtl": translation.get_language_bidi(),
            "subject": subjects[OwedMail.Kind(owed.kind)],
            "organisation": Organisation.objects.first(),
            "url": settings.PORTAL_URL,
        }
        return {**part, "text": render_to_string("mail/part.txt", part)}
