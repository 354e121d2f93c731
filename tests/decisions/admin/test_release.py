"""/admin/decisions/decision/<id>/release/"""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import AuditEvent
from decisions.lifecycle import Status
from decisions.models import Decision
from tests.cast import Cast
from tests.decisions.letters import events, in_status

NOBODYS = "b741211f-ee97-435b-9c94-c6222a5a8fa6"
SignIn = Callable[[object], Client]


@pytest.fixture
def draft(cast: Cast) -> Decision:
    return in_status(cast.amina, Status.DRAFT)


def url(of: Decision) -> str:
    return f"/admin/decisions/decision/{of.pk}/release/"


@pytest.mark.parametrize("name", ["carla", "dora"])
def test_releases_the_draft(
    cast: Cast, sign_in: SignIn, draft: Decision, name: str
) -> None:
    response = sign_in(getattr(cast, name)).post(url(draft))

    draft.refresh_from_db()
    assert response.status_code == 302
    assert response["Location"] == f"/admin/decisions/decision/{draft.pk}/change/"
    assert draft.status == Status.RELEASED
    assert events(draft) == [("decision.released", name)]


def test_a_second_press_does_no_harm(
    cast: Cast, sign_in: SignIn, draft: Decision
) -> None:
    client = sign_in(cast.carla)
    client.post(url(draft))

    response = client.post(url(draft), follow=True)

    draft.refresh_from_db()
    assert response.status_code == 200
    assert [message.level_tag for message in response.context["messages"]][-1] == (
        "warning"
    )
    assert draft.status == Status.RELEASED
    assert ("decision.released", "carla") in events(draft)
    assert len(AuditEvent.objects.filter(event="decision.released")) == 1


def test_is_only_posted(cast: Cast, sign_in: SignIn, draft: Decision) -> None:
    assert sign_in(cast.carla).get(url(draft)).status_code == 405


@pytest.mark.parametrize(
    ("name", "status"), [("amina", 302), ("bernd", 302), ("emil", 404), ("alex", 404)]
)
def test_nobody_else_releases(
    cast: Cast, sign_in: SignIn, draft: Decision, name: str, status: int
) -> None:
    response = sign_in(getattr(cast, name)).post(url(draft))

    draft.refresh_from_db()
    assert response.status_code == status
    assert (draft.status, events(draft)) == (Status.DRAFT, [])


def test_a_stranger_has_to_sign_in(client: Client, draft: Decision) -> None:
    assert client.post(url(draft)).status_code == 302

    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_a_wrong_id_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.carla).post(f"/admin/decisions/decision/{NOBODYS}/release/")

    assert response.status_code == 404
