"""The people of the tests: Amina and her neighbour, their offices and caseworkers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from typing import Any

from accounts.consent_texts import VERSIONS
from accounts.models import Consent, Office, Organisation, User
from accounts.roles import Role
from decisions.models import Decision, DecisionType
from documents import stores
from documents.lifecycle import SHOWABLE, Status
from documents.models import Case, CaseMember, Document, DocumentType, ReturnReason

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PASSWORD = "ein langer eigener Satz"
PDF = b"%PDF-1.7\nof a test\n%%EOF\n"
_numbers = count(1)


@dataclass(frozen=True)
class Cast:
    """Amina (Turkish) and Bernd have cases at one office, Chris at another one.

    Carla works on Amina's case, Dora in the same office, Emil in the other office;
    Alex is the administrator. At Amina's office there are, too: Jonas the job coach,
    Tina the team lead, Selma at the service desk and Mara in the mailroom; Sven has
    the service desk of the other one. Dario protects data, Audrey audits.
    """

    amina: User
    bernd: User
    chris: User
    carla: User
    dora: User
    emil: User
    alex: User
    jonas: User
    tina: User
    selma: User
    sven: User
    mara: User
    dario: User
    audrey: User

    @property
    def case(self) -> Case:
        """Amina's case."""
        return Case.objects.get(members__user=self.amina)


def build_cast() -> Cast:
    Organisation.objects.create(
        name="Kreis Muster", portal_name="Mein Portal", benefit_name="Geld"
    )
    here = Office.objects.create(code="here", name="Standort Hier")
    there = Office.objects.create(code="there", name="Standort Dort")
    carla = staff("carla", here)
    return Cast(
        amina=citizen("Amina", case(here, carla), language="tr"),
        bernd=citizen("Bernd", case(here, carla)),
        chris=citizen("Chris", case(there, staff("theo", there))),
        carla=carla,
        dora=staff("dora", here),
        emil=staff("emil", there),
        alex=staff("alex", role=Role.ADMINISTRATOR),
        jonas=staff("jonas", here, role=Role.JOB_COACH),
        tina=staff("tina", here, role=Role.TEAM_LEAD),
        selma=staff("selma", here, role=Role.SERVICE_DESK),
        sven=staff("sven", there, role=Role.SERVICE_DESK),
        mara=staff("mara", here, role=Role.MAILROOM),
        dario=staff("dario", role=Role.DATA_PROTECTION),
        audrey=staff("audrey", role=Role.AUDITOR),
    )


def staff(name: str, *offices: Office, role: Role = Role.CASEWORKER) -> User:
    user = User(username=name, family_name=name.title(), role=role)
    user.set_unusable_password()
    user.save()
    user.offices.set(offices)
    return user


def case(office: Office, caseworker: User | None) -> Case:
    return Case.objects.create(
        number=f"61402//{next(_numbers):08}",
        office=office,
        caseworker=caseworker,
        grant_start=date(2026, 7, 1),
        grant_end=date(2027, 6, 30),
    )


def citizen(name: str, of_case: Case, **fields: Any) -> User:
    user = User(
        username=f"{2_000_000_000 + next(_numbers)}",
        given_name=name,
        family_name="Muster",
        birth_date=date(1990, 12, 24),
        activated_at=NOON,
        **fields,
    )
    user.set_unusable_password()
    user.save()
    CaseMember.objects.create(case=of_case, user=user)
    return user


def reachable(user: User, email: str = "amina@post.example") -> User:
    """Give USER a confirmed address, and the consent to be written to."""
    user.email, user.email_confirmed_at = email, NOON
    user.save()
    kind = Consent.Kind.MAIL
    words = {"version": VERSIONS[kind], "language": "de", "text": "Ja."}
    Consent.objects.get_or_create(
        user=user, kind=kind, revoked_at=None, defaults={**words, "given_at": NOON}
    )
    return user


def document(by: User, status: Status = Status.QUEUED, **fields: Any) -> Document:
    """Return a document that BY sent; with a stored PDF if the status has one."""
    if status in SHOWABLE:
        kept = stores.keep("evidence", BytesIO(PDF))
        fields = {"key": kept.key, "sha256": kept.sha256, "page_count": 1, **fields}
    if status in {Status.ACCEPTED, Status.RETURNED}:
        clerk = Case.objects.get(members__user=by).caseworker
        fields = {"decided_at": NOON, "decided_by": clerk, **fields}
    if status == Status.RETURNED:
        blurred = ReturnReason.objects.get(code="blurred")
        fields = {"return_reason": blurred, **fields}
    return Document.objects.create(
        **{
            "case": Case.objects.get(members__user=by),
            "citizen": by,
            "document_type": DocumentType.objects.get(code="pay_slips"),
            "title": "Lohnabrechnung August",
            "status": status,
            **fields,
        }
    )


def decision(to: User, **fields: Any) -> Decision:
    """Return a published decision to the citizen TO; its PDF is stored."""
    kept = stores.keep("decisions", BytesIO(PDF))
    of_case = Case.objects.get(members__user=to)
    return Decision.objects.create(
        **{
            "case": of_case,
            "addressee": to,
            "decision_type": DecisionType.objects.get(code="grant"),
            "dated": date(2026, 11, 20),
            "status": "published",
            "published_at": NOON,
            "created_by": of_case.caseworker,
            "released_by": of_case.caseworker,
            "key": kept.key,
            "sha256": kept.sha256,
            "size": kept.size,
            **fields,
        }
    )
