"""/i18n/setlang/: the switch on every page, kept with the account."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import get_language_info

from accounts.models import User
from tests.cast import Cast
from tests.conftest import https_client

URL = "/i18n/setlang/"
LOGIN = "/accounts/login/"
CODES = [code for code, _name in settings.LANGUAGES]


def lang_and_dir(client: Client, url: str) -> str:
    page = client.get(url, follow=True).content.decode()
    return " ".join(page.partition("<html")[2].partition(">")[0].split())


@pytest.mark.parametrize("code", CODES)
def test_an_anonymous_reader_keeps_it_in_a_cookie(
    client: Client, cast: Cast, code: str
) -> None:
    del cast
    response = client.post(URL, {"language": code, "next": LOGIN})

    way = "rtl" if code in {"ar", "fa"} else "ltr"
    cookie = client.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (response.status_code, response["Location"]) == (302, LOGIN)
    assert lang_and_dir(client, LOGIN) == f'lang="{code}" dir="{way}"'
    assert (cookie.value, cookie["secure"], cookie["httponly"]) == (code, True, True)


@pytest.mark.parametrize(("code", "way"), [("fa", "rtl"), ("uk", "ltr")])
def test_is_kept_with_the_account(
    client: Client, cast: Cast, code: str, way: str
) -> None:
    client.force_login(cast.amina)

    client.post(URL, {"language": code, "next": "/"})

    elsewhere = https_client()
    elsewhere.force_login(cast.amina)
    assert User.objects.get(pk=cast.amina.pk).language == code
    assert lang_and_dir(elsewhere, "/") == f'lang="{code}" dir="{way}"'


def test_changes_nobody_else(client: Client, cast: Cast) -> None:
    client.force_login(cast.amina)

    client.post(URL, {"language": "fa"})

    others = User.objects.exclude(pk=cast.amina.pk).values_list("language", flat=True)
    assert set(others) == {"de"}


def test_the_account_outweighs_cookie_and_browser(client: Client, cast: Cast) -> None:
    client.post(URL, {"language": "ru", "next": "/"})
    client.force_login(cast.amina)

    response = client.get("/", headers={"Accept-Language": "uk"})

    assert response["Content-Language"] == "tr"
    assert '<html lang="tr"' in response.content.decode().replace("\n", " ")


@pytest.mark.parametrize(
    ("browser", "code"), [("ar-EG, de;q=0.5", "ar"), ("nl", "de"), ("", "de")]
)
def test_at_first_the_browser_decides(
    client: Client, cast: Cast, browser: str, code: str
) -> None:
    del cast
    response = client.get(LOGIN, headers={"Accept-Language": browser})

    assert response["Content-Language"] == code


@pytest.mark.parametrize("code", ["nl", "", "de-x", "<b>"])
def test_a_language_we_do_not_have_changes_nothing(
    client: Client, cast: Cast, code: str
) -> None:
    client.force_login(cast.amina)

    response = client.post(URL, {"language": code, "next": "/"})

    assert response["Location"] == "/"
    assert User.objects.get(pk=cast.amina.pk).language == "tr"


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_a_mere_link_changes_nothing(client: Client, cast: Cast, method: str) -> None:
    client.force_login(cast.amina)

    assert getattr(client, method)(URL, {"language": "fa"}).status_code == 405
    assert User.objects.get(pk=cast.amina.pk).language == "tr"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/"])
def test_nobody_is_sent_elsewhere(client: Client, cast: Cast, target: str) -> None:
    del cast
    response = client.post(URL, {"language": "tr", "next": target})

    assert "evil" not in response["Location"]


@pytest.mark.parametrize("who", ["nobody", "amina", "carla"])
def test_every_page_offers_seven_languages_in_their_own_script(
    client: Client, cast: Cast, who: str
) -> None:
    if who != "nobody":
        client.force_login(getattr(cast, who))

    page = client.get("/", follow=True).content.decode()

    offered = page.partition(f'action="{URL}"')[2].partition("</form>")[0]
    assert offered.count("<button") == len(CODES) == 7
    for code in CODES:
        assert f'value="{code}"' in offered
        assert f">{get_language_info(code)['name_local']}</button>" in offered
