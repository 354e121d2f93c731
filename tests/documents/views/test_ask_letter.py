"""/accounts/letter/: asking for credentials, answered always the same."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import CredentialRequest
from documents import tasks
from tests.cast import Cast
from tests.documents.asking import live_at_the_market

URL = "/accounts/letter/"
ASKED = "/accounts/letter/asked/"
TYPED = {
    "name": "Amina Muster",
    "birth_date": "24.12.1990",
    "street": "Am Markt 1",
    "postal_code": "64646",
}


def test_is_reached_from_the_sign_in(cast: Cast, client: Client) -> None:
    del cast
    assert reverse("ask_letter") == URL
    assert f'href="{URL}"' in client.get("/accounts/login/").content.decode()


def test_is_written_down_and_answered(cast: Cast, client: Client) -> None:
    del cast
    response = client.post(URL, {**TYPED, "lost_second_factor": "on"})

    assert (response.status_code, response["Location"]) == (302, ASKED)
    request = CredentialRequest.objects.get()
    assert (request.typed_name, request.lost_second_factor) == ("Amina Muster", True)
    assert request.typed_address == "Am Markt 1, 64646"


def test_the_beat_compares_it(cast: Cast, client: Client) -> None:
    live_at_the_market(cast.amina)
    client.post(URL, TYPED)
    names = [entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()]

    tasks.tend_letter_requests()

    assert "documents.tasks.tend_letter_requests" in names
    assert CredentialRequest.objects.get().matched == cast.amina


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("street", " "),
        ("postal_code", ""),
        ("postal_code", "6464"),
        ("birth_date", "nonsense"),
        ("birth_date", "31.02.1990"),
    ],
)
def test_what_is_missing_is_asked_for(
    cast: Cast, client: Client, field: str, typed: str
) -> None:
    del cast
    response = client.post(URL, {**TYPED, field: typed})

    assert response.status_code == 422
    named = "case_number" if field == "name" else field
    assert list(response.context["form"].errors) == [named]
    assert not CredentialRequest.objects.exists()


def test_numbers_are_understood_in_any_script(cast: Cast, client: Client) -> None:
    del cast
    typed = {**TYPED, "birth_date": "٢٤.١٢.١٩٩٠", "postal_code": "٦٤٦٤٦"}

    assert client.post(URL, typed).status_code == 302
    assert CredentialRequest.objects.get().typed_address.endswith(" 64646")


def test_a_year_is_enough(cast: Cast, client: Client) -> None:
    del cast
    typed = {**TYPED, "birth_date": "", "birth_date_year": "1990"}

    assert client.post(URL, typed).status_code == 302


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_refuses_other_methods(cast: Cast, client: Client, method: str) -> None:
    del cast
    assert getattr(client, method)(URL).status_code == 405


def test_needs_the_token_of_our_own_page(cast: Cast, client: Client) -> None:
    del cast
    client.handler.enforce_csrf_checks = True

    assert client.post(URL, TYPED).status_code == 403
    assert not CredentialRequest.objects.exists()
