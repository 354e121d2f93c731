"""A browser is known by a signed cookie that says nothing about anybody."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from accounts import devices
from tests.cast import NOON


def browser(response: HttpResponse | None = None) -> HttpRequest:
    """Return the next request of a browser that got RESPONSE."""
    request = RequestFactory().get("/")
    for name, cookie in response.cookies.items() if response else ():
        request.COOKIES[name] = cookie.value
    return request


@pytest.fixture
def remembered() -> HttpResponse:
    response = HttpResponse()
    devices.remember(response, browser(), "2000000001", epoch=0)
    return response


def test_a_strange_browser_is_not_known() -> None:
    assert devices.known_as(browser(), "2000000001", epoch=0) == ""


def test_a_browser_is_known_for_one_account(remembered: HttpResponse) -> None:
    assert len(devices.known_as(browser(remembered), "2000000001", epoch=0)) == 22
    assert devices.known_as(browser(remembered), "2000000002", epoch=0) == ""


def test_a_cookie_of_one_account_is_none_of_another(remembered: HttpResponse) -> None:
    taken, other = browser(remembered), HttpResponse()
    devices.remember(other, browser(), "2000000002", epoch=0)
    (stolen,) = taken.COOKIES.values()
    taken.COOKIES = dict.fromkeys(other.cookies, stolen)

    assert devices.known_as(taken, "2000000002", epoch=0) == ""


def test_a_changed_cookie_is_worth_nothing(remembered: HttpResponse) -> None:
    request = browser(remembered)
    ((name, value),) = request.COOKIES.items()
    request.COOKIES[name] = f"x{value[1:]}"

    assert devices.known_as(request, "2000000001", epoch=0) == ""


def test_a_browser_keeps_its_number(remembered: HttpResponse) -> None:
    again = HttpResponse()

    devices.remember(again, browser(remembered), "2000000001", epoch=0)

    first, second = browser(remembered), browser(again)
    number = devices.known_as(first, "2000000001", epoch=0)
    assert devices.known_as(second, "2000000001", epoch=0) == number


def test_a_browser_is_forgotten_after_a_year(remembered: HttpResponse) -> None:
    with time_machine.travel(NOON + timedelta(days=800), tick=False):
        assert devices.known_as(browser(remembered), "2000000001", epoch=0) == ""


def test_the_cookie_is_for_this_host_alone_and_names_nobody(
    settings: Settings,
) -> None:
    settings.SECURE = True
    response = HttpResponse()
    devices.remember(response, browser(), "2000000001", epoch=0)

    ((name, cookie),) = response.cookies.items()

    assert re.fullmatch(r"__Host-known-[0-9a-f]{12}", name)
    assert "2000000001" not in cookie.OutputString()
    assert (cookie["secure"], cookie["httponly"], cookie["path"]) == (True, True, "/")
    assert cookie["domain"] == ""
    assert cookie["samesite"] == "Lax"
