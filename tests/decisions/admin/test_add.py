"""/admin/decisions/decision/add/"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from decisions.lifecycle import Status
from decisions.models import Decision
from documents.models import Case
from tests import samples
from tests.cast import Cast
from tests.decisions.letters import PAPER, events

URL = "/admin/decisions/decision/add/"
SignIn = Callable[[object], Client]


def entered(cast: Cast, content: bytes = PAPER) -> dict[str, Any]:
    """Return what Carla enters for Amina's case."""
    fields = {
        "case": str(cast.case.pk),
        "addressee": str(cast.amina.pk),
        "decision_type": "grant",
        "dated": "2026-11-20",
    }
    return {**fields, "file": SimpleUploadedFile("b.pdf", content)}


def test_offers_the_case_it_was_called_from(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.carla)

    page = client.get(f"{URL}?case={cast.case.pk}").content.decode()

    assert f'<option value="{cast.case.pk}" selected' in page
    assert str(cast.amina.pk) in page
    assert str(cast.bernd.pk) not in page


@pytest.mark.parametrize("value", ["", "nonsense", "foreign"])
def test_a_case_in_the_address_that_is_not_theirs_is_ignored(
    cast: Cast, sign_in: SignIn, value: str
) -> None:
    theirs = Case.objects.get(members__user=cast.chris)
    wanted = str(theirs.pk) if value == "foreign" else value

    response = sign_in(cast.carla).get(f"{URL}?case={wanted}")

    page = response.content.decode()
    assert response.status_code == 200
    assert theirs.number not in page
    assert str(cast.chris.pk) not in page


def test_saves_a_draft(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.carla).post(URL, {**entered(cast), "_save": "1"})

    decision = Decision.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/admin/decisions/decision/{decision.pk}/change/"
    assert (decision.status, decision.addressee) == (Status.DRAFT, cast.amina)
    assert events(decision) == [("decision.added", "carla")]


def test_saves_and_publishes(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.carla).post(URL, {**entered(cast), "_publish": "1"})

    decision = Decision.objects.get()
    assert (decision.status, decision.released_by) == (Status.RELEASED, cast.carla)


@pytest.mark.parametrize("field", ["case", "addressee", "decision_type", "dated"])
def test_shows_the_form_again_with_the_error(
    cast: Cast, sign_in: SignIn, field: str
) -> None:
    response = sign_in(cast.carla).post(URL, {**entered(cast), field: "nonsense"})

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not Decision.objects.exists()


def test_refuses_what_is_no_pdf(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.carla).post(URL, entered(cast, samples.jpeg()))

    assert response.status_code == 200
    assert not Decision.objects.exists()


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_a_post_adds(cast: Cast, sign_in: SignIn, method: str) -> None:
    getattr(sign_in(cast.carla), method)(URL, {"case": str(cast.case.pk)})

    assert not Decision.objects.exists()


def test_a_stranger_has_to_sign_in(client: Client, cast: Cast) -> None:
    response = client.post(URL, entered(cast))

    assert response.status_code == 302
    assert response["Location"] == f"/admin/login/?next={URL}"
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("amina", 302), ("alex", 403)])
def test_is_for_caseworkers(
    cast: Cast, sign_in: SignIn, name: str, status: int
) -> None:
    client = sign_in(getattr(cast, name))

    assert client.get(URL).status_code == status
    assert client.post(URL, entered(cast)).status_code == status
    assert not Decision.objects.exists()


def test_another_office_cannot_add_to_the_case(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.emil).post(URL, entered(cast))

    assert response.status_code == 200
    assert "case" in response.context["form"].errors
    assert not Decision.objects.exists()
