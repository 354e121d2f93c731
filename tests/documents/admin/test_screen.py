"""The review screen: the document beside its facts, and what may be done with it."""

import pytest
from django.test import Client

from documents.lifecycle import SHOWABLE, Status
from documents.models import Document
from tests import samples
from tests.cast import NOON, Cast
from tests.documents.admin.pages import NOBODY, SignIn, events, page, stored
from tests.documents.sending import received, row


def shown(browser: Client, document: Document) -> str:
    response = browser.get(page("change", document))
    assert response.status_code == 200
    text: str = response.content.decode()
    return text


@pytest.mark.parametrize("status", Status)
def test_shows_the_pdf_only_where_there_is_one(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    document = row(cast.amina, status)

    text = shown(sign_in(cast.carla), document)

    assert (page("file", document) in text) == (status in SHOWABLE)
    assert document.reference in text
    assert document.title in text


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (Status.RECEIVED, set()),
        (Status.NORMALISED, set()),
        (Status.QUEUED, {"accept", "return"}),
        (Status.ACCEPTED, {"reopen"}),
        (Status.RETURNED, {"reopen"}),
        (Status.INFECTED, set()),
        (Status.UNREADABLE, set()),
        (Status.WITHDRAWN, set()),
    ],
)
def test_offers_what_can_be_done(
    cast: Cast, sign_in: SignIn, status: Status, offered: set[str]
) -> None:
    document = row(cast.amina, status)

    text = shown(sign_in(cast.dora), document)

    acts = {"accept", "return", "undo", "reopen", "retry", "refuse"}
    assert {act for act in acts if page(act, document) in text} == offered


def test_offers_undo_to_its_author_in_time(cast: Cast, sign_in: SignIn) -> None:
    now = received(cast.amina, samples.pdf()).received_at
    document = row(cast.amina, Status.ACCEPTED, decided_at=now)

    assert page("undo", document) in shown(sign_in(cast.carla), document)
    assert page("undo", document) not in shown(sign_in(cast.dora), document)


def test_offers_retry_to_who_runs_the_house(cast: Cast, sign_in: SignIn) -> None:
    held = row(cast.amina, Status.CLEAN, held_at=NOON, trouble="sandbox: signal")

    for person, offered in ((cast.alex, True), (cast.carla, False)):
        text = shown(sign_in(person), held)
        assert (page("retry", held) in text) == offered
        assert "sandbox: signal" in text


def test_offers_to_ask_for_another_file_in_place_of_a_held_one(
    cast: Cast, sign_in: SignIn
) -> None:
    held = row(cast.amina, Status.CLEAN, held_at=NOON, trouble="doubtful: blank")

    for person in (cast.alex, cast.carla, cast.dora):
        assert page("refuse", held) in shown(sign_in(person), held)


def test_shows_remarks_in_words(cast: Cast, sign_in: SignIn) -> None:
    scores = [{}, {"blurred": 80, "dark": 10, "cut_off": 0, "too_small": 60}]
    document = row(
        cast.amina, flags=["signed", "hard_to_read"], page_scores=scores, page_count=2
    )

    text = shown(sign_in(cast.carla), document)

    assert "Elektronisch signiert" in text
    assert "Seite 2 ist schwer lesbar: unscharf, zu klein" in text


def test_failed_attempt_shows_time_and_reason_and_never_the_file(
    cast: Cast, sign_in: SignIn
) -> None:
    facts = {"failure": "Eicar-Test-Signature", "failed_source": 0}
    document = received(cast.amina, samples.pdf(), status=Status.INFECTED, **facts)

    text = shown(sign_in(cast.carla), document)

    assert "Eicar-Test-Signature" in text
    assert "<iframe" not in text
    assert document.sources.get().key not in text


def test_words_of_the_person_are_only_words(cast: Cast, sign_in: SignIn) -> None:
    evil = "<img src=x onerror=alert(1)>"
    document = row(cast.amina, title=evil, note=evil)

    text = shown(sign_in(cast.carla), document)

    assert evil not in text
    assert text.count("&lt;img src=x onerror=alert(1)&gt;") >= 2


def test_administrator_sees_the_facts_but_not_the_document(
    cast: Cast, sign_in: SignIn
) -> None:
    document = row(cast.amina, note="an meine Sachbearbeiterin")

    text = shown(sign_in(cast.alex), document)

    assert document.reference in text
    assert document.title not in text
    assert document.note not in text
    for name in ("file", "accept", "return"):
        assert page(name, document) not in text


def test_looking_is_recorded_and_ends_the_taking_back(
    cast: Cast, sign_in: SignIn
) -> None:
    document = row(cast.amina)

    shown(sign_in(cast.carla), document)

    assert events(document) == ["document.opened"]
    assert not stored(document).can_be_withdrawn


def test_posting_to_the_screen_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina)

    sign_in(cast.carla).post(
        page("change", document), {"title": "x", "status": "accepted", "_save": "1"}
    )

    after = stored(document)
    assert (after.title, after.status) == (document.title, Status.QUEUED)


@pytest.mark.parametrize("person", ["emil", "carla", "alex"])
def test_another_offices_and_no_document_are_the_same(
    cast: Cast, sign_in: SignIn, person: str
) -> None:
    mine = {"emil": cast.amina, "carla": cast.chris}.get(person)
    browser = sign_in(getattr(cast, person))

    strange = [NOBODY] + ([row(mine).pk] if mine else [])

    answers = {browser.get(page("change", str(pk))).status_code for pk in strange}
    assert answers == {404}


@pytest.mark.parametrize("person", [None, "amina"])
def test_is_for_staff_only(cast: Cast, client: Client, person: str | None) -> None:
    document = row(cast.amina)
    if person:
        client.force_login(getattr(cast, person))

    assert client.get(page("change", document)).status_code == 302
    assert events(document) == []
