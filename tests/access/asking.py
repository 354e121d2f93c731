"""Asks one address as one person, and leaves no trace of having asked."""

import re
from copy import deepcopy
from urllib.parse import quote

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from tests.cast import Cast
from tests.conftest import https_client

# Who asks, as the columns of outcomes.txt stand; nobody is signed in as "nobody".
PEOPLE = {
    "nobody": "",
    "owner": "amina",
    "neighbour": "bernd",
    "caseworker": "carla",
    "elsewhere": "emil",
    "administrator": "alex",
}
# The other roles of staff, as the columns of outcomes_of_staff.txt stand.
STAFF = {
    "job coach": "jonas",
    "team lead": "tina",
    "service desk": "selma",
    "desk elsewhere": "sven",
    "mailroom": "mara",
    "data protection": "dario",
    "auditor": "audrey",
}
METHODS = ("GET", "POST")
POSTED = {"return-reason": "blurred", "reopen-reason": "new facts", "language": "de"}
# What differs between two answers of the same page.
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


def client_of(person: str, cast: Cast) -> Client:
    client, name = https_client(), {**PEOPLE, **STAFF}[person]
    if name:
        client.force_login(getattr(cast, name))
    return client


def ask(client: Client, method: str, path: str) -> tuple[str, bytes]:
    """Return (outcome, body): a status, "in" to the sign-in, "go" elsewhere."""
    signed_in = deepcopy(client.cookies)
    with transaction.atomic():
        posted = POSTED if method == "POST" else None
        response = getattr(client, method.lower())(path, posted)
        found = _outcome(response), _body(response, path)
        transaction.set_rollback(True)
    # The session is as it was, so the cookies have to be, too.
    client.cookies = signed_in
    return found


def _outcome(response: HttpResponseBase) -> str:
    if response.status_code != 302:
        return str(response.status_code)
    return "in" if "/login/?next=" in response["Location"] else "go"


def _body(response: HttpResponseBase, path: str) -> bytes:
    body: bytes = response.getvalue()
    # The page names its own address, in a link back to it after the sign-in, too.
    for written in (path, quote(path, safe="")):
        body = body.replace(written.encode(), b"")
    return TOKEN.sub(b"", body)
