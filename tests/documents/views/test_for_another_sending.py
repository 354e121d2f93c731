"""What an agent sends is the person's, and never goes to another one's case."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Mandate
from documents.models import Document
from tests.accounts.acting import act_for, events, mandate
from tests.cast import Cast
from tests.documents.views.sending import send

SignIn = Callable[[object], Client]


@pytest.fixture
def given(cast: Cast) -> Mandate:
    """Bernd may send for Amina, and nothing else."""
    return mandate(cast.bernd, cast.amina, may_see=False, may_read_decisions=False)


@pytest.fixture
def browser(cast: Cast, sign_in: SignIn, given: Mandate) -> Client:
    """Return Bernd's browser, acting for Amina."""
    signed_in = sign_in(cast.bernd)
    act_for(signed_in, given)
    return signed_in


def test_what_is_sent_is_the_persons(
    cast: Cast, browser: Client, given: Mandate
) -> None:
    response = send(browser, mandate=str(given.pk))

    sent = Document.objects.get()
    assert response["Location"] == f"/documents/{sent.reference}/received/"
    assert (sent.citizen, sent.sent_by, sent.case) == (
        cast.amina,
        cast.bernd,
        cast.case,
    )
    (event,) = events("document.received")
    assert (event.actor, event.subject) == (cast.bernd, cast.amina)


@pytest.mark.parametrize("token", [None, "", "b741211f-ee97-435b-9c94-c6222a5a8fa6"])
def test_a_form_made_for_another_person_sends_nothing(
    browser: Client, token: str | None
) -> None:
    """In another window somebody else was chosen meanwhile."""
    fields: dict[str, Any] = {} if token is None else {"mandate": token}

    response = send(browser, **fields)

    assert response.status_code == 422
    assert not Document.objects.exists()


def test_a_form_made_for_another_is_not_sent_as_ones_own(
    cast: Cast, sign_in: SignIn, given: Mandate
) -> None:
    response = send(sign_in(cast.bernd), mandate=str(given.pk))

    assert response.status_code == 422
    assert not Document.objects.exists()


def test_the_form_carries_for_whom_it_is(browser: Client, given: Mandate) -> None:
    page = browser.get("/documents/upload/").content.decode()

    assert f'name="mandate" value="{given.pk}"' in page
