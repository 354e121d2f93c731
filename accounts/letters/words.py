"""What the letters say, in the language that is active."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import OwedLetter

Kind = OwedLetter.Kind


@dataclass(frozen=True)
class Case:
    """What makes a difference to the words; the same for many people."""

    kind: str
    portal: str
    address: str
    # The last day on which the PIN works; a card of codes has none.
    until: date | None = None
    # They had an access before, and it is renewed.
    known: bool = False
    # Nobody knows the date of birth, so a PIN alone opens nothing.
    at_the_desk: bool = False
    resets_second_factor: bool = False
    # Staff have a user name and no date of birth here.
    staff: bool = False
    # What the German text calls the portal, if that is another name.
    german_portal: str = ""

    @property
    def name(self) -> str:
        """What the portal is called in the language that is active."""
        german = get_language() == settings.LANGUAGE_CODE
        return (self.german_portal if german else "") or self.portal


@dataclass(frozen=True)
class Words:
    title: str
    intro: str
    steps: tuple[str, str, str]
    notes: tuple[str, ...]


def words(case: Case) -> Words:
    if case.kind == Kind.CODES:
        return _codes(case)
    first = {Kind.ACCESS: _access, Kind.REMINDER: _reminder}[Kind(case.kind)]
    title, intro = _renewed(case) if case.known else first(case)
    return Words(title, intro, _steps(case), tuple(_notes(case)))


def labels() -> dict[str, str]:
    return {"id": _("Portal ID"), "pin": _("PIN"), "codes": _("One-time codes")}


def _access(case: Case) -> tuple[str, str]:
    return (
        _("Your access to %(portal)s") % {"portal": case.name},
        _(
            "With this access you send documents by telephone or computer and read "
            "our letters online. It costs nothing. You can still write to us or come "
            "to us instead."
        ),
    )


def _reminder(case: Case) -> tuple[str, str]:
    return (
        _("Your access to %(portal)s is waiting for you") % {"portal": case.name},
        _(
            "We have sent you a letter with a PIN that was not used yet. Here is a new "
            "PIN; the one before no longer works. You do not have to use the portal: "
            "you can still write to us or come to us."
        ),
    )


def _renewed(case: Case) -> tuple[str, str]:
    return (
        _("Your new PIN for %(portal)s") % {"portal": case.name},
        _(
            "With this PIN you choose a new password. Until then your old password "
            "works. Did you not ask for this letter? Then you do not have to do "
            "anything; please call us if you are unsure."
        ),
    )


def _steps(case: Case) -> tuple[str, str, str]:
    enter = _("Enter your portal ID, your PIN and your date of birth.")
    if case.at_the_desk:
        enter = _(
            "We do not know your date of birth. Please come to us with this letter "
            "and a paper with your picture: we set up the access together with you."
        )
    elif case.staff:
        enter = _("Enter your user name and your PIN.")
    return (
        _(
            "Scan the square pattern with the camera of your telephone, or type the "
            "address in the frame."
        ),
        enter,
        _("Choose a password of your own. From then on you sign in with it."),
    )


def _notes(case: Case) -> list[str]:
    notes = []
    if case.until:
        notes.append(_valid(case.until))
    if case.resets_second_factor:
        notes.append(
            _(
                "Telephone or code card lost? With this PIN you also set up your "
                "second step of signing in anew."
            )
        )
    return [
        *notes,
        _(
            "It does not work, or the time is over? Please call us or come to us: you "
            "get a new letter."
        ),
        _("Show the PIN to nobody. We never ask for it by telephone or by e-mail."),
    ]


def _valid(until: date) -> str:
    """Name the day with digits 0-9 and, where that differs, as the law writes it."""
    day, german = date_format(until, "DATE_FORMAT"), f"{until:%d.%m.%Y}"
    return _("The PIN works once, until the end of %(date)s (%(german)s).") % {
        "date": day,
        "german": german,
    }


def _codes(case: Case) -> Words:
    return Words(
        _("Your card of one-time codes for %(portal)s") % {"portal": case.name},
        _(
            "With this card you sign in without an app and without a fingerprint. "
            "A card that you had before no longer works."
        ),
        (
            _("Scan the square pattern, or type the address in the frame."),
            _("Sign in with your portal ID and your password."),
            _("Enter one of these codes, then cross it out: each works only once."),
        ),
        (
            _(
                "Only a few codes left, or the card is lost? Please call us or come to "
                "us: you get a new one."
            ),
            _(
                "Keep the card at home and show it to nobody. We never ask for a code "
                "by telephone or by e-mail."
            ),
        ),
    )
