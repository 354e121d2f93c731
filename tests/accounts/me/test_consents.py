"""/accounts/me/consents/: both in full, each given and taken back by one click."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts import consents
from accounts.models import Consent
from tests.cast import Cast, reachable

URL = "/accounts/me/consents/"
GIVE = f"{URL}give/"
REVOKE = f"{URL}revoke/"
SignIn = Callable[[object], Client]
KINDS = ["mail", "announcement"]


@pytest.fixture
def ready(cast: Cast) -> Cast:
    """Return the people; Amina has everything that both consents stand on."""
    reachable(cast.amina)
    Authenticator.objects.create(user=cast.amina, type="totp", data={})
    return cast


def test_both_are_shown_and_neither_is_given(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.amina).get(URL).content.decode()

    assert [f'id="{kind}"' in page for kind in KINDS] == [True, True]
    assert GIVE not in page
    assert REVOKE not in page
    assert 'href="/accounts/me/email/"' in page


def test_one_click_gives_and_one_takes_back(ready: Cast, sign_in: SignIn) -> None:
    client, typed = sign_in(ready.amina), {"kind": "announcement", "version": "1"}

    client.post(GIVE, typed)
    assert consents.in_force(ready.amina, Consent.Kind.ANNOUNCEMENT)
    client.post(REVOKE, typed)

    assert not consents.in_force(ready.amina, Consent.Kind.ANNOUNCEMENT)
    assert consents.in_force(ready.amina, Consent.Kind.MAIL)


def test_the_page_says_what_comes_first(cast: Cast, sign_in: SignIn) -> None:
    reachable(cast.amina)

    page = sign_in(cast.amina).get(URL).content.decode()

    assert 'href="/accounts/protect/"' in page
    assert GIVE not in page


def test_what_stands_on_nothing_is_not_given(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.amina).post(GIVE, {"kind": "mail", "version": "1"})

    assert response["Location"] == URL
    assert not Consent.objects.exists()


def test_words_of_another_version_are_not_given(ready: Cast, sign_in: SignIn) -> None:
    sign_in(ready.amina).post(GIVE, {"kind": "announcement", "version": "0"})

    assert not Consent.objects.filter(kind="announcement").exists()


def test_taking_back_mail_says_that_letters_come_by_post(
    ready: Cast, sign_in: SignIn
) -> None:
    client = sign_in(ready.amina)
    client.post(GIVE, {"kind": "announcement", "version": "1"})
    client.get(URL)

    page = client.post(REVOKE, {"kind": "mail"}, follow=True).content.decode()

    assert page.count('class="kern-alert') == 2
    assert not Consent.objects.filter(revoked_at=None).exists()


def test_documents_are_sent_without_either(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get("/documents/upload/").status_code == 200


@pytest.mark.parametrize("url", [GIVE, REVOKE])
def test_a_consent_that_is_none_is_not_there(
    cast: Cast, sign_in: SignIn, url: str
) -> None:
    assert sign_in(cast.amina).post(url, {"kind": "all"}).status_code == 404


@pytest.mark.parametrize("url", [GIVE, REVOKE])
def test_only_by_post_and_for_citizens(cast: Cast, sign_in: SignIn, url: str) -> None:
    assert sign_in(cast.amina).get(url).status_code == 405
    client = sign_in(cast.carla)
    assert client.post(url, {"kind": "mail"}).status_code == 404
    assert client.get(URL).status_code == 404

    client.logout()
    assert client.post(url)["Location"].startswith("/accounts/login/?next=")


def test_the_page_is_only_read(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).post(URL).status_code == 405
