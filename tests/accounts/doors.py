"""A door of the throttle, as views open it for the browser that asks."""

from django.test import RequestFactory

from accounts.throttling import CODES, Door


def door(account: str = "", name: str = "test") -> Door:
    return Door(name, account=account, request=RequestFactory().get("/"))


def door_for_codes(account: str) -> Door:
    request = RequestFactory().get("/")
    return Door("email", account=account, request=request, limit=CODES)
