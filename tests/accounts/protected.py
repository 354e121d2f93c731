"""People with a second factor, for the tests of signing in."""

from datetime import datetime, timedelta

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts import codes, factors
from accounts.codes import PERIOD
from accounts.models import User
from accounts.throttling import DOORKEEPER
from tests.accounts.device import Device
from tests.accounts.issued import give_password
from tests.cast import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN = "/accounts/login/"
CODE = "/accounts/login/code/"


def app_code(at: datetime | None = None, secret: str = SECRET) -> str:
    """Return what the app shows at AT, or now."""
    moment = at or timezone.now()
    return str(format_hotp_value(hotp_value(secret, int(moment.timestamp()) // PERIOD)))


def with_app(user: User) -> User:
    """Give USER a password and an app, set up five minutes ago."""
    give_password(user)
    before = timezone.now() - timedelta(minutes=5)
    codes.add_app(user, secret=SECRET, typed=app_code(before), at=before)
    return user


def with_card(user: User) -> list[str]:
    """Give USER a password and a card of codes; return the codes."""
    give_password(user)
    return factors.issue_code_card(user, by=DOORKEEPER, at=timezone.now())


def with_passkey(client: Client, user: User) -> Device:
    """Return a device on which USER, signed in with CLIENT, has set up a passkey."""
    give_password(user)
    give_the_password(client, user)
    device = Device()
    page = client.get("/accounts/protect/passkey/")
    answer = {"name": "Telefon", "credential": device.create(page.context["question"])}
    client.post("/accounts/protect/passkey/", answer)
    client.post("/accounts/logout/")
    return device


def give_the_password(client: Client, user: User, **more: str) -> HttpResponse:
    """Do the first step of signing in."""
    typed = {"portal_id": user.username, "password": PASSWORD, **more}
    return client.post(LOGIN, typed)  # type: ignore[return-value]


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
