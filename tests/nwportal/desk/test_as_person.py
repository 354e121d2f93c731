"""/admin/desk/people/<id>/as-person/: to read, for a purpose, and recorded."""

from typing import Any

import pytest

from accounts.models import AuditEvent
from documents.lifecycle import Status
from tests.cast import Cast, decision, document
from tests.conventions.pages import Tags
from tests.nwportal.desk.counter import SignIn, of

PURPOSES = ["help with the portal", "complaint", "fault"]


def looked(sign_in: SignIn, cast: Cast, **typed: str) -> Any:
    return sign_in(cast.selma).post(of(cast.amina, "as-person/"), typed)


def test_asks_what_for_first(cast: Cast, sign_in: SignIn) -> None:
    paper = document(cast.amina)

    response = sign_in(cast.selma).get(of(cast.amina, "as-person/"))

    assert paper.reference not in response.content.decode()
    assert not AuditEvent.objects.filter(event__startswith="person.").exists()


@pytest.mark.parametrize("purpose", ["", "curiosity", "casework"])
def test_no_other_purpose_opens_it(cast: Cast, sign_in: SignIn, purpose: str) -> None:
    paper = document(cast.amina)

    response = looked(sign_in, cast, purpose=purpose)

    assert response.status_code == 422
    assert paper.reference not in response.content.decode()


@pytest.mark.parametrize("purpose", PURPOSES)
def test_shows_titles_and_states(cast: Cast, sign_in: SignIn, purpose: str) -> None:
    papers = [document(cast.amina), document(cast.amina, Status.RETURNED)]
    letter, foreign = decision(cast.amina), document(cast.bernd)

    page = looked(sign_in, cast, purpose=purpose).content.decode()

    assert all(paper.reference in page for paper in papers)
    assert letter.reference in page
    assert foreign.reference not in page
    look = AuditEvent.objects.get(event="person.seen_as_they_see")
    assert (look.subject, look.facts["purpose"]) == (cast.amina, purpose)


def test_leads_nowhere_and_sends_nothing(cast: Cast, sign_in: SignIn) -> None:
    paper, letter = document(cast.amina), decision(cast.amina)

    tags = Tags(looked(sign_in, cast, purpose="fault").content.decode())

    links = " ".join(str(one.get("href")) for one in tags.named("a"))
    forms = {one.get("action") for one in tags.named("form")}
    assert not [one for one in (paper, letter) if one.reference in links]
    assert not [one for one in (paper, letter) if str(one.pk) in links]
    assert forms <= {"/admin/logout/", "/accounts/logout/", "/i18n/setlang/"}
    assert not tags.named("iframe")


def test_it_is_no_retrieval_and_no_first_look(cast: Cast, sign_in: SignIn) -> None:
    paper, letter = document(cast.amina), decision(cast.amina)

    looked(sign_in, cast, purpose="fault")

    paper.refresh_from_db()
    assert paper.opened_at is None
    assert not letter.retrievals.exists()


def test_in_the_language_of_the_person_if_asked(cast: Cast, sign_in: SignIn) -> None:
    ours = looked(sign_in, cast, purpose="fault").content.decode()
    theirs = looked(
        sign_in, cast, purpose="fault", in_their_language="on"
    ).content.decode()

    assert 'lang="de"' in ours[:400]
    assert 'lang="tr"' in theirs[:400]
