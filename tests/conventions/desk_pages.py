"""The pages of service desk, data protection and audit, with something on each."""

from collections.abc import Iterator

from django.utils import timezone

from accounts import auditing
from accounts.models import CredentialRequest, OwedLetter, User
from tests.accounts.acting import mandate
from tests.cast import NOON, PASSWORD, Cast, decision, document
from tests.conventions.pages import Page

DESK = "/admin/desk/"


def for_the_desk(cast: Cast) -> Iterator[Page]:
    """Give Selma's pages, before and after there is something on them."""
    person = f"{DESK}people/{cast.amina.pk}/"
    yield Page("/admin/")
    yield Page(f"/admin/documents/case/{cast.case.pk}/change/")
    yield from _lists(person)
    _fill(cast)
    yield from _lists(person)
    yield Page(f"{DESK}people/")
    yield Page(f"{DESK}people/", {"number": cast.case.number})
    yield Page(f"{DESK}people/", {"number": "nobody"})
    for name in ("activate", "birth-date", "data", "mandate", "as-person"):
        yield Page(f"{person}{name}/")
        yield Page(f"{person}{name}/", {"new_password1": PASSWORD})
    yield Page(f"{DESK}people/new/")
    yield Page(f"{DESK}people/new/", {"case": "nonsense"})
    locked = {"is_active": False, "locked_at": NOON}
    User.objects.filter(pk=cast.amina.pk).update(**locked)
    yield Page(person)


def _lists(person: str) -> Iterator[Page]:
    yield Page(person)
    yield Page(f"{person}as-person/", {"purpose": "fault"})
    for query in ("letters/", "letters/?printed", "requests/", "requests/?handled"):
        yield Page(DESK + query)


def for_data_protection(cast: Cast) -> Iterator[Page]:
    looks = "/admin/accounts/auditevent/looks/"
    yield Page("/admin/")
    yield Page(looks)
    yield Page(f"{looks}?person={cast.amina.username}&staff=")
    yield Page(f"{looks}?since=2026-12-01&until=2026-11-01")


def for_the_auditor(cast: Cast) -> Iterator[Page]:
    del cast
    trail = "/admin/accounts/auditevent/"
    yield Page("/admin/")
    yield Page(trail)
    yield Page(f"{trail}export/")
    yield Page(f"{trail}export/", {"since": "2026-12-01", "until": "2026-11-01"})


def _fill(cast: Cast) -> None:
    """Give Amina letters, requests and mandates, and papers for the view of hers."""
    document(cast.amina)
    decision(cast.amina)
    mandate(agent=cast.chris, principal=cast.amina, expires_on=NOON.date())
    mandate(agent=cast.bernd, principal=cast.amina, revoked_at=NOON)
    mandate(agent=cast.amina, principal=cast.bernd)
    kinds = {"cause": OwedLetter.Cause.DESK, "owed_at": NOON}
    for printed in (None, NOON):
        OwedLetter.objects.create(
            recipient=cast.amina, kind="access", printed_at=printed, **kinds
        )
    just_now = timezone.now()
    lost = OwedLetter.objects.create(
        recipient=cast.amina, kind="codes", printed_at=just_now, **kinds
    )
    auditing.record("letter.printed", on=lost, by=cast.selma, at=just_now)
    handled = {"handled_at": NOON, "handled_by": cast.selma}
    for facts in ({}, {"matched": cast.amina}, handled):
        CredentialRequest.objects.create(asked_at=NOON, typed_name="A. M.", **facts)
    User.objects.filter(pk=cast.amina.pk).update(
        city="Heppenheim", customer_number="K1", email="amina@post.example"
    )
