"""An agent never reaches the account of the person they act for."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import get_resolver

from accounts.models import Consent, Mandate, User
from tests.accounts.acting import act_for, mandate
from tests.cast import Cast
from tests.conftest import https_client


def browser_of(user: User, given: Mandate) -> Client:
    browser = https_client()
    browser.force_login(user)
    assert act_for(browser, given).status_code == 302
    return browser


def _account_pages() -> Iterator[str]:
    """Give the addresses of one's own account that need no id."""
    for pattern in get_resolver("accounts.urls").url_patterns:
        route = str(pattern.pattern)
        if route.startswith("me/"):
            yield f"/accounts/{route}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_account_pages_stay_ones_own(cast: Cast, method: str) -> None:
    """Language, e-mail, password, consents: of the agent, never of the person."""
    fields = {"language": "uk", "email": "bernd@example.org", "kind": "mail"}
    before = User.objects.values().get(pk=cast.amina.pk)
    given = mandate(cast.bernd, cast.amina)

    for url in _account_pages():
        browser = browser_of(cast.bernd, given)
        page = getattr(browser, method)(url, fields if method == "post" else None)
        assert cast.amina.username.encode() not in page.content, url

    assert User.objects.values().get(pk=cast.amina.pk) == before
    assert not Consent.objects.filter(user=cast.amina).exists()


def test_the_persons_other_mandates_are_out_of_reach(cast: Cast) -> None:
    other = mandate(cast.chris, cast.amina)
    browser = browser_of(cast.bernd, mandate(cast.bernd, cast.amina))

    answer = browser.post(f"/accounts/mandates/{other.pk}/revoke/")

    assert answer.status_code == 404
    assert str(other.pk) not in browser.get("/accounts/mandates/").content.decode()
    assert Mandate.objects.get(pk=other.pk).revoked_at is None
