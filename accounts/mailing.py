"""Writes a mail, in the person's language and German; no social data in it."""

from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.email_codes import code_of
from accounts.models import Organisation, OwedMail

Kind = OwedMail.Kind
NOTICE = "mail/part.txt"
TEMPLATES = {
    Kind.NEWS: NOTICE,
    Kind.DECISION: NOTICE,
    Kind.CONFIRM: "mail/confirm.txt",
    Kind.ADDRESS_CHANGED: "mail/address_changed.txt",
}


def address_of(owed: OwedMail) -> str:
    """Return where the mail goes, "" if there is no such place any more."""
    return owed.address or owed.recipient.email


def written(owed: OwedMail) -> EmailMultiAlternatives:
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
        to=[address_of(owed)],
        # The same id however often it is sent: mail programs show it once.
        headers={
            "Message-ID": f"<{owed.pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(html, "text/html")
    return mail


def _part(owed: OwedMail, language: str) -> dict[str, object]:
    kind = Kind(owed.kind)
    with translation.override(language):
        subjects = {
            Kind.NEWS: _("News in your portal"),
            Kind.DECISION: _("A new letter is ready. Please open it soon."),
            Kind.CONFIRM: _("Please confirm your e-mail address"),
            Kind.ADDRESS_CHANGED: _("Your e-mail address was changed"),
        }
        part = {
            "language": language,
            "rtl": translation.get_language_bidi(),
            "subject": subjects[kind],
            "organisation": Organisation.objects.first(),
            "url": settings.PORTAL_URL,
            "code": code_of(owed, email=address_of(owed)),
        }
        return {**part, "text": render_to_string(TEMPLATES[kind], part)}
