"""Tells people from the audit trail what concerns them, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import AuditEvent, Office, User
from accounts.purposes import Purpose
from accounts.roles import Role

# What happened at the door of the account.
SIGN_INS: dict[str, str | Promise] = {
    "account.signed_in": _("Signed in"),
    "account.activated": _("Account set up with the letter"),
    "account.activated_at_desk": _("Account set up at the service desk"),
    "account.recovered": _("New password set with a letter"),
    "account.password_changed": _("Password changed"),
    "account.door_closed": _("Several wrong tries in a row: closed for some minutes"),
    "account.letter_asked": _("A new letter was asked for"),
    "account.sessions_ended": _("Signed out everywhere"),
    "account.pin_renewed": _("A letter with a new PIN was made"),
    "account.email_changed": _("E-mail address changed"),
    "account.email_removed": _("E-mail address removed"),
    "account.locked": _("Account locked"),
    "account.unlocked": _("Account unlocked"),
    "factor.added": _("A second way to prove that it is you was added"),
    "factor.removed": _("A second way to prove that it is you was removed"),
    "factor.codes_issued": _("A card of codes was made"),
    "factor.reset": _("All second ways to prove that it is you were removed"),
}
METHODS: dict[str, str | Promise] = {
    "password": _("with the password"),
    "passkey": _("with fingerprint or face (passkey)"),
    "app": _("with the authenticator app"),
    "code": _("with a code from the card"),
    "letter": _("with the letter"),
}
LOOKED_AT: dict[str, str | Promise] = {
    "case": _("Your case"),
    "document": _("A document you sent"),
    "decision": _("A letter to you"),
    "person": _("Your details and your access"),
    "account": _("Your details and your access"),
}


@dataclass(frozen=True)
class SignIn:
    at: datetime
    what: str | Promise
    method: str | Promise
    device: str


@dataclass(frozen=True)
class Look:
    """Function, offices and purpose as they were then; never a name of staff."""

    at: datetime
    what: str | Promise
    function: str | Promise
    offices: str
    purpose: str | Promise


def sign_ins_of(user: User) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(subject=user, event__in=SIGN_INS).order_by("-at")


def sign_in(row: AuditEvent) -> SignIn:
    return SignIn(
        at=row.at,
        what=SIGN_INS[row.event],
        method=METHODS.get(str(row.facts.get("method", "")), ""),
        device=str(row.facts.get("device", "")),
    )


def looks_at(user: User) -> QuerySet[AuditEvent]:
    """Return when staff looked at data of USER, the latest first."""
    looked = AuditEvent.objects.filter(subject=user, facts__has_key="purpose")
    return looked.order_by("-at")


def looks(rows: Iterable[AuditEvent]) -> list[Look]:
    names = dict(Office.objects.values_list("code", "name"))
    return [_look(row, names) for row in rows]


def _look(row: AuditEvent, names: dict[str, str]) -> Look:
    codes = row.facts.get("offices", [])
    return Look(
        at=row.at,
        what=LOOKED_AT.get(row.event.partition(".")[0], LOOKED_AT["person"]),
        function=dict(Role.choices).get(row.role, ""),
        offices=", ".join(names.get(code, code) for code in codes),
        # A code of former days stays readable, if not in words.
        purpose=dict(Purpose.choices).get(code := row.facts["purpose"], code),
    )
