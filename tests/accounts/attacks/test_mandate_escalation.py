"""A mandate reaches no further than it says, however the agent tries."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts import acting, mandates
from accounts.models import Mandate, User
from documents.models import Document
from tests.accounts.acting import URL, act_for, events, mandate, person_on
from tests.cast import Cast, decision, document
from tests.conftest import https_client
from tests.documents.views.sending import send

SignIn = Callable[[object], Client]
NOTHING = {"may_see": False, "may_upload": False, "may_read_decisions": False}


def browser_of(user: User, given: Mandate) -> Client:
    browser = https_client()
    browser.force_login(user)
    assert act_for(browser, given).status_code == 302
    return browser


def pages_of(cast: Cast) -> list[str]:
    """Return every page there is about one paper and one letter of Amina."""
    paper, letter = document(cast.amina).reference, decision(cast.amina).reference
    return [
        f"/documents/{paper}/",
        f"/documents/{paper}/received/",
        f"/documents/{paper}/file",
        f"/documents/upload/?replaces={paper}",
        f"/decisions/{letter}/",
        f"/decisions/{letter}/file",
    ]


def test_an_agent_of_an_agent_reaches_nothing(cast: Cast) -> None:
    """Chris acts for Bernd, and Bernd for Amina: Chris does not act for Amina."""
    chain = mandate(cast.bernd, cast.amina)
    browser = browser_of(cast.chris, mandate(cast.chris, cast.bernd))

    assert act_for(browser, chain).status_code == 404
    assert person_on(browser) == cast.bernd
    assert {browser.get(page).status_code for page in pages_of(cast)} == {404}
    assert str(chain.pk) not in browser.get("/").content.decode()


@pytest.mark.parametrize("person", ["amina", "chris", "carla", "selma", "alex"])
def test_anothers_mandate_is_nobodys_key(
    cast: Cast, sign_in: SignIn, person: str
) -> None:
    given, browser = mandate(cast.bernd, cast.amina), sign_in(getattr(cast, person))

    act_for(browser, given)

    assert acting.KEY not in browser.session
    assert not events("mandate.used")


@pytest.mark.parametrize("page", range(6))
def test_an_old_session_ends_with_the_mandate(cast: Cast, page: int) -> None:
    given = mandate(cast.bernd, cast.amina)
    browser, url = browser_of(cast.bernd, given), pages_of(cast)[page]
    mandates.revoke(given, by=cast.amina, at=timezone.now())

    assert browser.get(url)["Location"] == "/"
    assert browser.get(url).status_code == 404


def test_an_upload_after_the_end_goes_nowhere(cast: Cast) -> None:
    """Neither to the person any more, nor by mistake into the agent's own case."""
    given = mandate(cast.bernd, cast.amina)
    browser = browser_of(cast.bernd, given)
    mandates.revoke(given, by=cast.amina, at=timezone.now())

    answers = [send(browser, mandate=str(given.pk)).status_code for _ in range(2)]

    assert answers == [302, 422]
    assert not Document.objects.exists()


def test_without_leave_to_send_nothing_is_sent(cast: Cast) -> None:
    given = mandate(cast.bernd, cast.amina, may_upload=False)
    browser = browser_of(cast.bernd, given)
    paper = document(cast.amina, sent_by=cast.bernd)

    assert send(browser, mandate=str(given.pk)).status_code == 403
    withdraw = browser.post(f"/documents/{paper.reference}/withdraw/")
    assert withdraw.status_code == 403
    assert Document.objects.get().status == paper.status


def test_without_leave_to_read_decisions_there_are_none(cast: Cast) -> None:
    given = mandate(cast.bernd, cast.amina, may_read_decisions=False)
    browser, letter = browser_of(cast.bernd, given), decision(cast.amina)

    pages = ["", f"{letter.reference}/", f"{letter.reference}/file", "0000-0000/"]
    answers = [browser.get(f"/decisions/{page}") for page in pages]

    assert {answer.status_code for answer in answers} == {403}
    assert not letter.retrievals.exists()
    assert letter.reference not in browser.get("/").content.decode()


def test_without_leave_to_see_no_paper_of_the_person_is_there(cast: Cast) -> None:
    scope = {**NOTHING, "may_upload": True}
    browser = browser_of(cast.bernd, mandate(cast.bernd, cast.amina, **scope))

    answers = {page: browser.get(page).status_code for page in pages_of(cast)[:4]}

    assert set(answers.values()) == {404}


def test_decisions_alone_open_no_papers(cast: Cast) -> None:
    scope = {**NOTHING, "may_read_decisions": True}
    browser = browser_of(cast.bernd, mandate(cast.bernd, cast.amina, **scope))

    answers = {page: browser.get(page).status_code for page in pages_of(cast)[:4]}

    assert set(answers.values()) == {403}


@pytest.mark.parametrize("stored", ["somebody else's", "revoked", "nonsense", "staff"])
def test_a_tampered_session_value_is_worth_nothing(cast: Cast, stored: str) -> None:
    browser, user = https_client(), cast.carla if stored == "staff" else cast.bernd
    browser.force_login(user)
    agent = cast.chris if stored == "somebody else's" else user
    over = timezone.now() if stored == "revoked" else None
    given = mandate(agent, cast.amina, revoked_at=over)
    session = browser.session
    session[acting.KEY] = "nonsense" if stored == "nonsense" else str(given.pk)
    session.save()

    answers = {browser.get(page).status_code for page in pages_of(cast)}

    assert answers <= {302, 404}
    assert acting.KEY not in browser.session


def test_the_session_of_before_is_dead(cast: Cast) -> None:
    browser = https_client()
    browser.force_login(cast.bernd)
    before = browser.session.session_key

    browser.post(URL, {"mandate": str(mandate(cast.bernd, cast.amina).pk)})

    assert not Session.objects.filter(session_key=before).exists()


def test_the_back_office_knows_no_mandates(cast: Cast) -> None:
    """A member of staff is no agent, and an agent is no member of staff."""
    browser = browser_of(cast.bernd, mandate(cast.bernd, cast.amina))

    assert "/login/" in browser.get("/admin/")["Location"]
    paper = document(cast.amina)
    answer = browser.get(f"/admin/documents/document/{paper.pk}/file")
    assert "/login/" in answer["Location"]
