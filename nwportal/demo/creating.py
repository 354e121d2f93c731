"""Fills an empty demo through the same doors that people use."""

import tomllib
import uuid
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone, translation

from accounts import consents, mandates, terms
from accounts.actors import Machine
from accounts.consent_texts import VERSIONS
from accounts.initial_pins import VALID_FOR
from accounts.mandates import Scope
from accounts.models import Consent, InitialPin, Mandate, Office, User
from accounts.roles import Role
from decisions import publishing
from decisions.models import DecisionType
from decisions.publishing import Letter
from documents import intake
from documents.intake import Submission
from documents.models import Case, CaseMember, DocumentType
from nwportal.demo import papers

HERE = Path(__file__).parent
PASSWORD = "demo-password-2026"  # noqa: S105 - printed on every start of the demo
PIN = "ACDE3467FGHJ"
DEMO = Machine("demo")


class NotADemo(Exception):
    """People whose password everybody knows have no place in an installation."""


def create_if_empty() -> None:
    """Create organisation, staff, citizens, evidence and decisions, once.

    All or nothing: a first start that is interrupted leaves an empty demo.
    """
    if not settings.DEMO:
        raise NotADemo
    if User.objects.exists():
        return
    with transaction.atomic():
        _create()


def _create() -> None:
    call_command("load_organisation", HERE / "organisation.toml", verbosity=0)
    with (HERE / "people.toml").open("rb") as file:
        people = tomllib.load(file)
    at, password = timezone.now(), make_password(PASSWORD)
    _create_staff(people["staff"], password)
    for entry in people["citizen"][:-1]:
        citizen = _create_citizen(entry)
        citizen.password, citizen.activated_at = password, at
        terms.acknowledge(citizen, at=at)
        citizen.save()
        _agree_to_mail(citizen, at)
        _send_papers(citizen, at)
    _leave_to_activate(_create_citizen(people["citizen"][-1]), at)
    _create_agent(people["agent"], password, at)


def _create_staff(entries: list[dict[str, Any]], password: str) -> None:
    offices = {office.code: office for office in Office.objects.all()}
    for entry in entries:
        code = entry.pop("office", "")
        role = Role(entry.pop("role", Role.CASEWORKER))
        user = User.objects.create(role=role, password=password, **entry)
        if code:
            user.offices.add(offices[code])
    User.objects.create(
        username="demo.admin",
        role=Role.ADMINISTRATOR,
        family_name="Demo-Administration",
        password=password,
    )


def _create_citizen(entry: dict[str, Any]) -> User:
    office = Office.objects.get(code=entry.pop("office"))
    caseworker = User.objects.get(username=entry.pop("caseworker"))
    case = Case.objects.create(
        number=entry.pop("case"),
        office=office,
        caseworker=caseworker,
        grant_start=entry.pop("grant_start"),
        grant_end=entry.pop("grant_end"),
    )
    citizen = User(username=entry.pop("portal_id"), **entry)
    citizen.set_unusable_password()
    citizen.save()
    CaseMember.objects.create(case=case, user=citizen)
    return citizen


def _create_agent(entry: dict[str, Any], password: str, at: datetime) -> None:
    """Create a custodian, who may do everything for one of the others."""
    principal = User.objects.get(username=entry.pop("acts_for"))
    agent = User(username=entry.pop("portal_id"), **entry)
    agent.password, agent.activated_at = password, at
    terms.acknowledge(agent, at=at)
    agent.save()
    scope = Scope(kind=Mandate.Kind.CUSTODIAN, may_upload=True, may_read_decisions=True)
    mandates.grant(principal=principal, agent=agent, scope=scope, by=DEMO, at=at)


def _agree_to_mail(citizen: User, at: datetime) -> None:
    """Let who has an address have confirmed it, and agreed in their own language."""
    if not citizen.email:
        return
    citizen.email_confirmed_at = at
    citizen.save(update_fields=["email_confirmed_at"])
    mail = Consent.Kind.MAIL
    with translation.override(citizen.language):
        consents.give(citizen, mail, version=VERSIONS[mail], at=at)


def _leave_to_activate(citizen: User, at: datetime) -> None:
    """Leave one account as issued, so that the activation can be tried."""
    InitialPin.objects.create(
        user=citizen,
        pin_hash=make_password(PIN),
        issued_at=at,
        issued_by=DEMO.name,
        valid_until=at + VALID_FOR,
    )


def _send_papers(citizen: User, at: datetime) -> None:
    """Send one pay slip and publish one decision; the pipeline does the rest."""
    case = Case.objects.get(members__user=citizen)
    photo = papers.photo(f"Lohnabrechnung August 2026 · {case.number}")
    submission = Submission(
        document_type=DocumentType.objects.get(code="pay_slips"),
        title="Lohnabrechnung August",
        note="",
        files=[SimpleUploadedFile("lohn.jpg", photo)],
        key=uuid.uuid4(),
    )
    intake.receive(submission, case=case, by=citizen)
    if case.caseworker is None:
        return
    letter = Letter(
        case=case,
        addressee=citizen,
        decision_type=DecisionType.objects.get(code="grant"),
        dated=timezone.localdate(at),
        file=BytesIO(papers.pdf(f"Bewilligungsbescheid · {case.number}")),
    )
    decision = publishing.add(letter, by=case.caseworker, at=at)
    publishing.release(decision, by=case.caseworker, at=at)
