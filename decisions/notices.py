"""Tells by mail that a decision is there: the addressee, and who may read it for them.

§ 13(3) SGB X: the authority turns to a representative there is.
"""

from datetime import datetime, timedelta

from accounts import outbox
from accounts.models import Mandate, OwedMail
from decisions.models import Decision

AT_ONCE = timedelta(0)


def owe(decision: Decision, *, at: datetime) -> None:
    """Owe the mails about a decision that was published just now."""
    kind, about = OwedMail.Kind.DECISION, f"decision {decision.pk}"
    outbox.owe(kind, to=decision.addressee, about=about, at=at, wait=AT_ONCE)
    readers = Mandate.objects.in_force(at).filter(
        principal=decision.addressee, may_read_decisions=True
    )
    for mandate in readers.select_related("agent"):
        one = f"{about} {mandate.agent_id}"
        outbox.owe(kind, to=mandate.agent, about=one, at=at, wait=AT_ONCE)
