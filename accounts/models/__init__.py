from accounts.models.audit_event import AuditEvent
from accounts.models.initial_pin import InitialPin
from accounts.models.office import Office
from accounts.models.organisation import Organisation
from accounts.models.owed_mail import OwedMail
from accounts.models.user import User

__all__ = ["AuditEvent", "InitialPin", "Office", "Organisation", "OwedMail", "User"]
