"""What `issue_account` answers, for people and for programs."""

from pathlib import Path

from django.utils import timezone

from accounts.pins import printed_pin
from accounts.portal_ids import printed_portal_id
from documents.opening import Admitted, Opened

Answer = tuple[str, dict[str, object]]


def at_once(opened: Opened) -> Answer:
    """Show the PIN: the only time that anybody sees it."""
    issued, case = opened.issued, opened.case
    until = timezone.localtime(issued.valid_until)
    text = (
        f"Case:        {case.number} ({case.office})\n"
        f"Portal ID:   {printed_portal_id(issued.user.username)}\n"
        f"PIN:         {printed_pin(issued.pin)}\n"
        f"Valid until: {until:%Y-%m-%d %H:%M}\n"
        "The PIN is shown only now; hand it over with the portal ID."
    )
    facts: dict[str, object] = {
        "portal_id": issued.user.username,
        "pin": printed_pin(issued.pin),
        "case": case.number,
        "valid_until": issued.valid_until.isoformat(),
    }
    return text, facts


def by_letter(admitted: Admitted, letter: Path) -> Answer:
    case, portal_id = admitted.case, admitted.user.username
    text = (
        f"Case:        {case.number} ({case.office})\n"
        f"Portal ID:   {printed_portal_id(portal_id)}\n"
        f"Letter:      {letter}\n"
        "The PIN stands in the letter and nowhere else."
    )
    return text, {
        "portal_id": portal_id,
        "case": case.number,
        "letter": str(letter),
    }
