"""/accounts/me/email/remove/: the address goes, and what stood on it."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.test import Client

from accounts import consents
from accounts.models import Consent, User
from tests.cast import NOON, Cast, reachable

URL = "/accounts/me/email/remove/"
SignIn = Callable[[object], Client]


def test_the_address_and_the_consent_are_gone(cast: Cast, sign_in: SignIn) -> None:
    reachable(cast.amina)

    response = sign_in(cast.amina).post(URL, follow=True)

    assert response.redirect_chain == [("/accounts/me/email/", 302)]
    assert User.objects.get(pk=cast.amina.pk).email == ""
    assert not Consent.objects.filter(revoked_at=None).exists()


def test_who_had_decisions_announced_is_told_of_paper(
    cast: Cast, sign_in: SignIn
) -> None:
    reachable(cast.amina)
    Authenticator.objects.create(user=cast.amina, type="totp", data={})
    consents.give(cast.amina, Consent.Kind.ANNOUNCEMENT, version="1", at=NOON)

    page = sign_in(cast.amina).post(URL, follow=True).content.decode()

    assert page.count('class="kern-alert') == 2


def test_only_ones_own(cast: Cast, sign_in: SignIn) -> None:
    reachable(cast.amina)

    sign_in(cast.bernd).post(URL, {"user": str(cast.amina.pk)})

    assert User.objects.get(pk=cast.amina.pk).email


def test_only_by_post_and_for_citizens(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get(URL).status_code == 405
    client = sign_in(cast.carla)
    assert client.post(URL).status_code == 404

    client.logout()
    assert client.post(URL)["Location"].startswith("/accounts/login/?next=")
