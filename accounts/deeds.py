"""What representatives did in a person's name, read from the audit trail."""

from django.db.models import F, QuerySet

from accounts.models import AuditEvent, User
from accounts.roles import Role

# In the words of the page; whatever is recorded beside these needs none.
TOLD = (
    "mandate.used",
    "document.received",
    "document.withdrawn",
    "document.read",
    "decision.retrieved",
)


def deeds_for(person: User) -> QuerySet[AuditEvent]:
    """Return what others did for PERSON, the latest first."""
    others = AuditEvent.objects.filter(
        subject=person, event__in=TOLD, role=Role.CITIZEN
    ).exclude(actor=F("subject"))
    return others.select_related("actor")
