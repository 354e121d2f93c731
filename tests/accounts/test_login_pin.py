"""/accounts/login/: whoever types the PIN of the letter is led to the activation."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.issued import give_password
from tests.accounts.protected import signed_in
from tests.cast import PASSWORD, Cast

URL = "/accounts/login/"


@pytest.mark.parametrize(
    ("portal_id", "password"),
    [
        ("2000000000", "ACDE-3467-FGHJ"),
        ("9999999999", "acde 3467 fghj"),
        ("", "ACDE٣٤٦۴FGHJ"),
        ("ACDE-3467-FGHJ", ""),
        ("ACDE-3467-FGHJ", PASSWORD),
    ],
)
def test_a_pin_leads_to_the_activation_unchecked(
    client: Client, cast: Cast, portal_id: str, password: str
) -> None:
    cast.amina.username = "2000000000"
    cast.amina.set_password(password)
    cast.amina.save()

    response = client.post(URL, {"portal_id": portal_id, "password": password})

    assert response.status_code == 302
    assert response["Location"] == reverse("accounts:activate")
    assert "_auth_user_id" not in client.session


def test_the_portal_id_comes_along_and_the_pin_does_not(
    client: Client, cast: Cast
) -> None:
    del cast
    client.post(URL, {"portal_id": "2000 0000 00", "password": "ACDE-3467-FGHJ"})

    page = client.get(reverse("accounts:activate")).content.decode()

    assert 'value="2000 0000 00"' in page
    assert "ACDE" not in page


def test_a_pin_is_not_kept_wherever_it_was_typed(client: Client, cast: Cast) -> None:
    del cast
    client.post(URL, {"portal_id": "ACDE-3467-FGHJ", "password": "acde3467fghj"})

    assert "ACDE" not in str(dict(client.session)).upper()


def test_a_user_name_may_look_like_a_pin(client: Client, cast: Cast) -> None:
    cast.carla.username = "werner-kramer"
    give_password(cast.carla)

    client.post(URL, {"portal_id": "werner-kramer", "password": PASSWORD})

    assert signed_in(client)
