"""/decisions/<reference>/"""

from collections.abc import Callable

import pytest
from django.test import Client

from decisions.lifecycle import Status
from decisions.models import Retrieval
from tests.cast import Cast, decision
from tests.decisions.letters import UNPUBLISHED, in_status

SignIn = Callable[[object], Client]


def test_shows_the_decision_and_where_to_download_it(
    cast: Cast, sign_in: SignIn
) -> None:
    mine = decision(cast.amina)

    page = sign_in(cast.amina).get(f"/decisions/{mine.reference}/").content.decode()

    assert mine.decision_type.german in page
    assert f'href="/decisions/{mine.reference}/file"' in page


def test_looking_at_the_page_is_no_retrieval(cast: Cast, sign_in: SignIn) -> None:
    mine = decision(cast.amina)

    sign_in(cast.amina).get(f"/decisions/{mine.reference}/")

    assert not Retrieval.objects.exists()


def test_the_number_may_be_typed_as_it_is_read_aloud(
    cast: Cast, sign_in: SignIn
) -> None:
    decision(cast.amina, reference="7K3M-92Q1")

    response = sign_in(cast.amina).get("/decisions/7k3m92ql/")

    assert response.status_code == 200


def test_is_only_read(cast: Cast, sign_in: SignIn) -> None:
    mine = decision(cast.amina)

    assert sign_in(cast.amina).post(f"/decisions/{mine.reference}/").status_code == 405


def test_a_stranger_has_to_sign_in(cast: Cast, client: Client) -> None:
    url = f"/decisions/{decision(cast.amina).reference}/"

    response = client.get(url)

    assert response.status_code == 302
    assert response["Location"] == f"/accounts/login/?next={url}"


@pytest.mark.parametrize("name", ["bernd", "chris", "carla", "dora", "emil", "alex"])
def test_is_for_the_addressee_alone(cast: Cast, sign_in: SignIn, name: str) -> None:
    url = f"/decisions/{decision(cast.amina).reference}/"

    assert sign_in(getattr(cast, name)).get(url).status_code == 404


@pytest.mark.parametrize("status", UNPUBLISHED)
def test_what_is_not_published_is_not_there(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    url = f"/decisions/{in_status(cast.amina, status).reference}/"

    assert sign_in(cast.amina).get(url).status_code == 404


@pytest.mark.parametrize("reference", ["0000-0000", "nonsense", "UUUU-UUUU", "1"])
def test_a_wrong_number_is_not_there(
    cast: Cast, sign_in: SignIn, reference: str
) -> None:
    assert sign_in(cast.amina).get(f"/decisions/{reference}/").status_code == 404
