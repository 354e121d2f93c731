"""/accounts/login/code/: the second step of those who have a second factor."""

import pytest
from django.test import Client

from accounts import sessions
from accounts.models import AuditEvent
from tests.accounts.protected import (
    CODE,
    LOGIN,
    app_code,
    give_the_password,
    signed_in,
    with_app,
    with_card,
    with_passkey,
)
from tests.cast import Cast


def method_of_sign_in() -> str:
    return str(AuditEvent.objects.filter(event="account.signed_in")[0].facts["method"])


def test_the_password_alone_is_not_enough(client: Client, cast: Cast) -> None:
    response = give_the_password(client, with_app(cast.amina))

    assert response["Location"] == CODE
    assert not signed_in(client)
    assert client.get("/").status_code == 302
    assert not AuditEvent.objects.filter(event="account.signed_in").exists()


def test_the_code_of_the_app_lets_in(client: Client, cast: Cast) -> None:
    give_the_password(client, with_app(cast.amina))

    response = client.post(CODE, {"code": app_code()})

    assert (response.status_code, response["Location"]) == (302, "/")
    assert signed_in(client)
    assert method_of_sign_in() == "app"


def test_a_code_of_the_card_lets_in(client: Client, cast: Cast) -> None:
    card = with_card(cast.amina)
    give_the_password(client, cast.amina)

    client.post(CODE, {"code": card[0]})

    assert signed_in(client)
    assert method_of_sign_in() == "code"


def test_who_has_only_a_card_is_asked_for_a_code(client: Client, cast: Cast) -> None:
    with_card(cast.amina)
    give_the_password(client, cast.amina)

    page = client.get(CODE)

    assert 'name="code"' in page.content.decode()
    assert page.context["question"] is None


def test_a_passkey_lets_in(client: Client, cast: Cast) -> None:
    device = with_passkey(client, cast.amina)
    give_the_password(client, cast.amina)

    page = client.get(CODE)
    answer = {"credential": device.get(page.context["question"])}
    response = client.post(CODE, answer)

    assert 'name="code"' not in page.content.decode()
    assert response["Location"] == "/"
    assert method_of_sign_in() == "passkey"


def test_a_wrong_code_is_told_and_may_be_tried_again(
    client: Client, cast: Cast
) -> None:
    give_the_password(client, with_app(cast.amina))

    response = client.post(CODE, {"code": "000000"})

    assert response.status_code == 422
    assert response.context["form"].non_field_errors()
    client.post(CODE, {"code": app_code()})
    assert signed_in(client)


def test_a_broken_passkey_answer_is_told(client: Client, cast: Cast) -> None:
    with_passkey(client, cast.amina)
    give_the_password(client, cast.amina)

    response = client.post(CODE, {"credential": '{"id": 7}'})

    assert response.status_code == 422
    assert response.context["trouble"]
    assert not signed_in(client)


def test_the_way_goes_on_to_where_it_led(client: Client, cast: Cast) -> None:
    give_the_password(client, with_app(cast.amina), next="/documents/")

    assert client.get(LOGIN)["Location"] == CODE
    assert client.post(CODE, {"code": app_code()})["Location"] == "/documents/"


def test_a_shared_computer_stays_one(client: Client, cast: Cast) -> None:
    give_the_password(client, with_app(cast.amina), shared="on")
    response = client.post(CODE, {"code": app_code()})

    assert sessions.is_shared(client.session)
    assert not any("known" in name for name in response.cookies)


def test_the_last_codes_are_announced(client: Client, cast: Cast) -> None:
    card = with_card(cast.amina)
    give_the_password(client, cast.amina)
    for code in card[:6]:
        client.post(CODE, {"code": code})
        client.post("/accounts/logout/")
        give_the_password(client, cast.amina)

    response = client.post(CODE, {"code": card[6]}, follow=True)

    assert [message.level_tag for message in response.context["messages"]] == [
        "warning"
    ]


def test_one_may_begin_again_as_somebody_else(client: Client, cast: Cast) -> None:
    give_the_password(client, with_app(cast.amina))

    client.post("/accounts/logout/")

    assert client.get(LOGIN).status_code == 200
    assert client.get(CODE)["Location"] == LOGIN


def test_a_stranger_is_sent_to_the_sign_in(client: Client, cast: Cast) -> None:
    del cast
    assert client.get(CODE)["Location"] == LOGIN
    assert client.post(CODE, {"code": app_code()})["Location"] == LOGIN


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, cast: Cast, method: str) -> None:
    del cast
    assert getattr(client, method)(CODE).status_code == 405
