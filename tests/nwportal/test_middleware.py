"""With the database or a store away, people read when to come back."""

import pytest

from tests.nwportal.fresh import real_parts, value_of
from tests.nwportal.test_health import AWAY

ASK = """
from django.conf import settings
from django.test import Client
client = Client(SERVER_NAME="portal.example", headers={"X-Forwarded-Proto": "https"})
if signed_in:
    client.cookies[settings.SESSION_COOKIE_NAME] = "s" * 32
client.raise_request_exception = False
answer = client.get("/accounts/login/")
"""


@pytest.mark.parametrize("signed_in", [False, True])
def test_a_database_that_is_away_is_a_pause(*, signed_in: bool) -> None:
    code, page, policy = value_of(
        "[answer.status_code, answer.content.decode(),"
        " answer['Content-Security-Policy']]",
        {**real_parts(), **AWAY["database"]},
        f"signed_in = {signed_in}\n{ASK}",
    )

    assert code == 503
    assert 'lang="de"' in page
    assert 'lang="en"' in page
    assert "default-src 'none'" in policy


def test_an_answer_that_needs_no_database_is_given_without_one() -> None:
    code = value_of(
        "client.get('/healthz').status_code",
        {**real_parts(), **AWAY["database"]},
        f"signed_in = True\n{ASK}",
    )

    assert code == 200
