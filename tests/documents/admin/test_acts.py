"""What all acts of the review screen have in common: the five questions."""

import pytest
from django.test import Client

from documents.lifecycle import Status
from documents.models import Document
from tests.cast import NOON, Cast
from tests.conftest import https_client
from tests.documents.admin.pages import NOBODY, SignIn, events, page, stored
from tests.documents.sending import row

ACTS = {
    "accept": {},
    "return": {"return-reason": "blurred"},
    "undo": {},
    "reopen": {"reopen-reason": "falsche Seite"},
    "retry": {},
    "refuse": {"refuse-reason": "too_complex"},
}
HELD = {"retry", "refuse"}
PEOPLE = [
    *[("amina", act) for act in ACTS],
    *[("emil", act) for act in ACTS],
    *[("alex", act) for act in ACTS if act not in HELD],
    ("carla", "retry"),
]


def ready(cast: Cast, act: str) -> Document:
    """Return a document with which ACT could be done by the right person."""
    if act in HELD:
        return row(cast.amina, Status.CLEAN, held_at=NOON)
    if act in {"undo", "reopen"}:
        return row(cast.amina, Status.ACCEPTED)
    return row(cast.amina)


def is_untouched(document: Document) -> bool:
    after = stored(document)
    same = (after.status, after.held_at) == (document.status, document.held_at)
    return same and events(document) == []


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_is_done_by_post_alone(
    cast: Cast, sign_in: SignIn, act: str, method: str
) -> None:
    document = ready(cast, act)
    person = cast.alex if act == "retry" else cast.carla

    answer = getattr(sign_in(person), method)(page(act, document))

    assert answer.status_code == 405
    assert is_untouched(document)


@pytest.mark.parametrize(("person", "act"), PEOPLE)
def test_is_for_nobody_else(cast: Cast, sign_in: SignIn, person: str, act: str) -> None:
    document = ready(cast, act)

    answer = sign_in(getattr(cast, person)).post(page(act, document), ACTS[act])

    refusals = {"alex": {302, 404}, "amina": {302}}
    assert answer.status_code in refusals.get(person, {404})
    assert is_untouched(document)


@pytest.mark.parametrize("act", ACTS)
def test_sends_a_stranger_to_the_sign_in(cast: Cast, client: Client, act: str) -> None:
    document = ready(cast, act)

    assert client.post(page(act, document), ACTS[act]).status_code == 302
    assert is_untouched(document)


@pytest.mark.parametrize("act", ACTS)
def test_wrong_id_is_not_there(cast: Cast, sign_in: SignIn, act: str) -> None:
    person = cast.alex if act == "retry" else cast.carla

    answer = sign_in(person).post(page(act, NOBODY), ACTS[act])

    assert answer.status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_needs_the_token_of_our_own_page(cast: Cast, act: str) -> None:
    document, browser = ready(cast, act), https_client()
    browser.handler.enforce_csrf_checks = True
    browser.force_login(cast.alex if act == "retry" else cast.carla)

    assert browser.post(page(act, document), ACTS[act]).status_code == 403
    assert is_untouched(document)


@pytest.mark.parametrize("act", ACTS)
def test_other_fields_change_nothing(cast: Cast, sign_in: SignIn, act: str) -> None:
    document = ready(cast, act)
    person = cast.alex if act == "retry" else cast.carla
    more = {"title": "x", "citizen": str(cast.bernd.pk), "key": "other", "id": NOBODY}

    sign_in(person).post(page(act, document), {**ACTS[act], **more})

    after = stored(document)
    assert (after.title, after.citizen) == (document.title, cast.amina)
    assert after.key == document.key
