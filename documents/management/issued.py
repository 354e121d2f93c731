"""What `issue_account` and `issue_agent` answer, for people and for programs."""

from pathlib import Path

from django.utils import timezone

from accounts.initial_pins import Issued
from accounts.models import User
from accounts.pins import printed_pin
from accounts.portal_ids import printed_portal_id
from documents.models import Case
from documents.opening import Admitted, Opened

Answer = tuple[str, dict[str, object]]


def at_once(opened: Opened) -> Answer:
    """Show the PIN: the only time that anybody sees it."""
    text, facts = agent_at_once(opened.issued)
    return _with_case(opened.case, text, facts)


def by_letter(admitted: Admitted, letter: Path) -> Answer:
    text, facts = agent_by_letter(admitted.user, letter)
    return _with_case(admitted.case, text, facts)


def agent_at_once(issued: Issued) -> Answer:
    portal_id, pin = issued.user.username, printed_pin(issued.pin)
    until = timezone.localtime(issued.valid_until)
    text = (
        f"Portal ID:   {printed_portal_id(portal_id)}\n"
        f"PIN:         {pin}\n"
        f"Valid until: {until:%Y-%m-%d %H:%M}\n"
        "The PIN is shown only now; hand it over with the portal ID."
    )
    valid_until = issued.valid_until.isoformat()
    return text, {"portal_id": portal_id, "pin": pin, "valid_until": valid_until}


def agent_by_letter(agent: User, letter: Path) -> Answer:
    text = (
        f"Portal ID:   {printed_portal_id(agent.username)}\n"
        f"Letter:      {letter}\n"
        "The PIN stands in the letter and nowhere else."
    )
    return text, {"portal_id": agent.username, "letter": str(letter)}


def _with_case(case: Case, text: str, facts: dict[str, object]) -> Answer:
    head = f"Case:        {case.number} ({case.office})"
    return f"{head}\n{text}", {**facts, "case": case.number}
