from accounts.models.audit_event import AuditEvent
from accounts.models.consent import Consent
from accounts.models.credential_request import CredentialRequest
from accounts.models.initial_pin import InitialPin
from accounts.models.mandate import Mandate
from accounts.models.office import Office
from accounts.models.organisation import Organisation
from accounts.models.owed_letter import OwedLetter
from accounts.models.owed_mail import OwedMail
from accounts.models.throttle import Throttle
from accounts.models.user import BirthDateKnown, User

__all__ = [
    "AuditEvent",
    "BirthDateKnown",
    "Consent",
    "CredentialRequest",
    "InitialPin",
    "Mandate",
    "Office",
    "Organisation",
    "OwedLetter",
    "OwedMail",
    "Throttle",
    "User",
]
