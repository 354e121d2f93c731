"""Every page of the product, with something of each kind to show on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser

from django.test import Client
from django.utils import timezone

from accounts import auditing
from accounts.codes import add_app
from accounts.deeds import TOLD
from decisions.lifecycle import Status as DecisionStatus
from documents.lifecycle import Status
from documents.models import DocumentType
from documents.normalising.reasons import Reason
from tests.accounts.acting import mandate
from tests.accounts.protected import SECRET, app_code
from tests.cast import NOON, Cast, decision, document
from tests.conventions import account_pages

FRAGMENT = {"X-Requested-With": "fetch"}


@dataclass(frozen=True)
class Page:
    """An address, and what is posted to it if a page comes back from a POST."""

    url: str
    posted: dict[str, str] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    follow: bool = False

    def shown_to(self, client: Client) -> str:
        ask = client.get if self.posted is None else client.post
        response = ask(self.url, self.posted, headers=self.headers, follow=self.follow)
        assert response.status_code in {200, 403, 404, 422}, self
        return response.content.decode()


class Tags(HTMLParser):
    """The tags of a page: `found` is a list of (name, attributes)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


def for_nobody() -> Iterator[Page]:
    yield Page("/accounts/login/")
    yield Page("/accounts/login/?next=/documents/")
    yield Page("/accounts/login/", {"portal_id": "1234567890", "password": "wrong"})
    yield Page("/accounts/activate/")
    yield Page("/accounts/activate/", {"birth_date": "nonsense"})
    yield Page("/accounts/letter/")
    yield Page("/accounts/letter/", {"birth_date": "nonsense", "postal_code": "12"})
    yield Page("/accounts/letter/asked/")
    yield Page("/accounts/terms/")
    yield Page(*account_pages.of_a_letter(), follow=True)
    yield Page("/no/such/page/")


def for_a_citizen(cast: Cast) -> Iterator[Page]:
    """Give Amina's pages, once she has something in every state."""
    yield Page("/")
    yield Page("/documents/upload/")
    yield Page("/documents/")
    yield Page("/decisions/")
    for paper in _papers(cast):
        for end in ("", "received/"):
            yield Page(f"/documents/{paper}/{end}")
        yield Page(f"/documents/{paper}/", headers=FRAGMENT)
    for letter in (decision(cast.amina), decision(cast.amina)):
        yield Page(f"/decisions/{letter.reference}/")
    letter.retrievals.create(user=cast.amina, at=NOON)
    yield Page("/documents/upload/", {"document_type": "nonsense"})
    yield Page(f"/documents/upload/?replaces={_returned(cast)}")
    yield Page("/")
    yield Page("/", headers=FRAGMENT)
    yield Page("/documents/?page=2")
    yield Page("/documents/?page=1", headers=FRAGMENT)
    yield Page("/decisions/")
    yield Page("/accounts/mandates/")
    _mandates(cast)
    yield Page("/accounts/mandates/")
    yield Page("/")
    yield from _protecting(cast)
    yield from (Page(*one) for one in account_pages.of_a_citizen(cast))


def for_a_caseworker(cast: Cast) -> Iterator[Page]:
    yield from (Page(*one) for one in account_pages.of_staff())
    yield Page("/admin/")
    yield Page("/admin/documents/document/")
    _papers(cast)
    for paper in cast.case.documents.all():
        yield Page(f"/admin/documents/document/{paper.pk}/change/")
    for status in ("accepted", "returned", "check", "held"):
        yield Page(f"/admin/documents/document/?inbox=office&status={status}")
    yield Page("/admin/documents/case/")
    yield Page(f"/admin/documents/case/{cast.case.pk}/change/")
    for letter in _letters(cast):
        yield Page(f"/admin/decisions/decision/{letter}/change/")
    yield Page("/admin/decisions/decision/")
    yield Page(f"/admin/decisions/decision/add/?case={cast.case.pk}")
    yield Page("/admin/decisions/decision/add/", {"case": "nonsense"})
    yield Page("/admin/no/such/page/")
    yield Page("/admin/accounts/user/")


def for_the_administrator(cast: Cast) -> Iterator[Page]:
    yield Page("/admin/")
    tables = ("office", "organisation", "user", "auditevent")
    yield from (Page(f"/admin/accounts/{table}/") for table in tables)
    yield Page("/admin/accounts/user/add/")
    yield Page(f"/admin/accounts/user/{cast.carla.pk}/change/")
    yield Page("/admin/accounts/organisation/1/change/")
    others = ("documents/documenttype", "documents/returnreason", "documents/case")
    yield from (Page(f"/admin/{table}/") for table in others)
    yield Page("/admin/decisions/decisiontype/")
    kind = DocumentType.objects.get(code="pay_slips")
    yield Page(f"/admin/documents/documenttype/{kind.pk}/change/")
    yield Page(f"/admin/documents/case/{cast.case.pk}/change/")
    yield Page(f"/admin/documents/case/{cast.case.pk}/history/")


def _protecting(cast: Cast) -> Iterator[Page]:
    """Give the pages about the second factor, without one and with one."""
    for _ in range(2):
        yield Page("/accounts/protect/")
        yield Page("/accounts/confirm/")
        yield Page("/accounts/confirm/", {"password": "wrong", "code": "0"})
        yield Page("/accounts/protect/passkey/")
        yield Page("/accounts/protect/passkey/", {"credential": "{}"})
        # Without touching the password, which would end the session of the test.
        before = timezone.now() - timedelta(minutes=5)
        add_app(cast.amina, secret=SECRET, typed=app_code(before), at=before)
    yield Page("/accounts/protect/codes/")
    yield Page("/accounts/protect/codes/", {})
    yield Page("/accounts/protect/app/")
    yield Page("/accounts/protect/app/", {"code": "nonsense"})


def _mandates(cast: Cast) -> None:
    """Let Amina act for Chris, and Bernd for her; he has done all there is to do."""
    mandate(agent=cast.amina, principal=cast.chris, expires_on=NOON.date())
    given = mandate(agent=cast.bernd, principal=cast.amina)
    for event in TOLD:
        auditing.record(event, on=given, by=cast.bernd, at=NOON, subject=cast.amina)


def _papers(cast: Cast) -> list[str]:
    """Return the references of documents in every state there is."""
    papers = [document(cast.amina, status, note="n") for status in Status]
    papers.append(document(cast.amina, Status.CLEAN, held_at=NOON, trouble="away"))
    papers += [
        document(cast.amina, Status.UNREADABLE, failure=reason, failed_source=None)
        for reason in Reason
    ]
    replaced = document(cast.amina, Status.RETURNED, return_note="n")
    papers += [replaced, document(cast.amina, replaces=replaced)]
    return [paper.reference for paper in papers]


def _returned(cast: Cast) -> str:
    return document(cast.amina, Status.RETURNED).reference


def _letters(cast: Cast) -> list[str]:
    shown = decision(cast.amina)
    shown.retrievals.create(user=cast.amina, at=NOON)
    others = [
        decision(cast.amina, status=status, published_at=None)
        for status in DecisionStatus
        if status is not DecisionStatus.PUBLISHED
    ]
    return [str(letter.pk) for letter in (shown, *others)]
