"""What an agent sees and takes back of a person's papers, and what is recorded."""

from collections.abc import Callable

import pytest
from django.test import Client

from documents.lifecycle import Status
from documents.models import Document
from tests.accounts.acting import act_for, events, mandate, opened
from tests.cast import Cast, document
from tests.documents.sending import row

SignIn = Callable[[object], Client]
NOTHING = {"may_see": False, "may_upload": False, "may_read_decisions": False}


@pytest.fixture
def bernd_for_amina(cast: Cast, sign_in: SignIn) -> Callable[..., Client]:
    """Return a function: Bernd's browser, acting for Amina within what is given."""

    def browser(*allowed: str) -> Client:
        scope = {**NOTHING, **dict.fromkeys(allowed, True)}
        signed_in = sign_in(cast.bernd)
        act_for(signed_in, mandate(cast.bernd, cast.amina, **scope))
        return signed_in

    return browser


def test_the_person_sees_who_sent_it(cast: Cast, sign_in: SignIn) -> None:
    cast.bernd.given_name = "Bernadette"
    cast.bernd.save()
    paper = row(cast.amina, sent_by=cast.bernd)
    browser = sign_in(cast.amina)

    for page in ("/documents/", f"/documents/{paper.reference}/", "/"):
        assert "Bernadette" in browser.get(page).content.decode()


def test_with_leave_to_see_all_of_it_is_there(
    cast: Cast, bernd_for_amina: Callable[..., Client]
) -> None:
    own, paper = row(cast.bernd), document(cast.amina)

    browser = bernd_for_amina("may_see")

    assert list(browser.get("/documents/").context["page"]) == [paper]
    assert browser.get(f"/documents/{paper.reference}/").status_code == 200
    assert opened(browser, f"/documents/{paper.reference}/file") == 200
    assert browser.get(f"/documents/{own.reference}/").status_code == 404


def test_an_opened_file_is_recorded_with_the_person(
    cast: Cast, bernd_for_amina: Callable[..., Client]
) -> None:
    paper = document(cast.amina)

    opened(bernd_for_amina("may_see"), f"/documents/{paper.reference}/file")

    (event,) = events("document.read")
    assert (event.actor, event.subject) == (cast.bernd, cast.amina)


def test_ones_own_opened_file_is_no_deed_of_others(cast: Cast, sign_in: SignIn) -> None:
    paper = document(cast.amina)

    assert opened(sign_in(cast.amina), f"/documents/{paper.reference}/file") == 200
    assert not events("document.read")


def test_with_leave_to_send_only_the_own_sendings_are_there(
    cast: Cast, bernd_for_amina: Callable[..., Client]
) -> None:
    theirs, sent = row(cast.amina), row(cast.amina, sent_by=cast.bernd)

    browser = bernd_for_amina("may_upload")

    assert list(browser.get("/documents/").context["page"]) == [sent]
    assert browser.get(f"/documents/{sent.reference}/received/").status_code == 200
    assert browser.get(f"/documents/{theirs.reference}/").status_code == 404


def test_takes_back_what_the_agent_sent(
    cast: Cast, bernd_for_amina: Callable[..., Client]
) -> None:
    sent = row(cast.amina, sent_by=cast.bernd)

    bernd_for_amina("may_upload").post(f"/documents/{sent.reference}/withdraw/")

    assert Document.objects.get().status == Status.WITHDRAWN
    (event,) = events("document.withdrawn")
    assert (event.actor, event.subject) == (cast.bernd, cast.amina)


def test_leaves_what_the_person_sent(
    cast: Cast, bernd_for_amina: Callable[..., Client]
) -> None:
    theirs, browser = row(cast.amina), bernd_for_amina("may_see", "may_upload")
    url = f"/documents/{theirs.reference}/"

    assert f"{url}withdraw/" not in browser.get(url).content.decode()
    assert browser.post(f"{url}withdraw/").status_code == 403
    assert Document.objects.get().status == Status.QUEUED


def test_the_person_takes_back_what_was_sent_for_them(
    cast: Cast, sign_in: SignIn
) -> None:
    sent = row(cast.amina, sent_by=cast.bernd)

    sign_in(cast.amina).post(f"/documents/{sent.reference}/withdraw/")

    assert Document.objects.get().status == Status.WITHDRAWN


def test_one_representative_does_not_take_back_for_another(
    cast: Cast, bernd_for_amina: Callable[..., Client]
) -> None:
    sent = row(cast.amina, sent_by=cast.chris)

    bernd_for_amina("may_see", "may_upload").post(
        f"/documents/{sent.reference}/withdraw/"
    )

    assert Document.objects.get().status == Status.QUEUED
