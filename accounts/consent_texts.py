"""What people agree to, in words; a changed text needs a new version."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Consent, Organisation

Kind = Consent.Kind
VERSIONS = {Kind.MAIL: "1", Kind.ANNOUNCEMENT: "1"}


def text(kind: Kind) -> list[str]:
    """Return the paragraphs of this consent in the language of the moment.

    Purpose, consequence of a refusal, and the way back: § 67b(2) SGB X.
    """
    organisation = Organisation.objects.first() or Organisation()
    words = _mail() if kind is Kind.MAIL else _announcement()
    return [part % {"organisation": organisation.name} for part in words]


def kept_text(kind: Kind) -> str:
    """Return what the record keeps: the text as shown, and the German one."""
    shown = "\n\n".join(text(kind))
    with translation.override(settings.LANGUAGE_CODE):
        german = "\n\n".join(text(kind))
    return shown if shown == german else f"{shown}\n\n---\n\n{german}"


def _mail() -> list[str]:
    return [
        _(
            "I agree that %(organisation)s sends me a short e-mail when there is "
            "something new in my portal. The mail says only that there is something "
            "new. It holds no personal data."
        ),
        _(
            "This is voluntary. Without it I see what is new when I sign in. I can "
            "send documents either way. I can end this at any time with one click."
        ),
    ]


def _announcement() -> list[str]:
    return [
        _(
            "I agree that %(organisation)s announces decisions (Bescheide) to me "
            "electronically: I download them in the portal, and an e-mail tells me "
            "that a new letter is ready (§ 37(2a) SGB X)."
        ),
        _(
            "A decision then counts as announced (bekannt gegeben) on the fourth day "
            "after this e-mail was sent, even if I have not opened the decision. The "
            "time for an objection (Widerspruch) runs from then on. So I look at my "
            "e-mail regularly."
        ),
        _(
            "This is voluntary. Without it decisions come on paper, by post. I can "
            "send documents either way. I can end this at any time with one click; "
            "decisions after that come by post again."
        ),
    ]
