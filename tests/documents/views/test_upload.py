"""/documents/upload/: one multipart form that works without JavaScript."""

import pytest
from django.contrib.messages import WARNING, get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.lifecycle import Status
from documents.models import Document, SourceFile
from tests import samples
from tests.cast import Cast
from tests.conftest import https_client
from tests.documents.sending import row, upload
from tests.documents.views.sending import URL, SignIn, send


def test_has_the_address_that_scripts_use() -> None:
    assert reverse("documents:upload") == URL


def test_shows_the_form(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.amina).get(URL)

    page = response.content.decode()
    assert response.status_code == 200
    for name in ("document_type", "files", "title", "note", "submission_key"):
        assert f'name="{name}"' in page
    assert 'enctype="multipart/form-data"' in page


def test_form_has_another_key_each_time(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)

    keys = [browser.get(URL).context["form"]["submission_key"].value() for _ in "12"]

    assert keys[0] != keys[1]


def test_receives_and_confirms(cast: Cast, sign_in: SignIn) -> None:
    response = send(sign_in(cast.amina), title="Lohn August", note="bitte")

    document = Document.objects.get()
    confirmation = reverse("documents:received", args=[document.reference])
    assert (response.status_code, response["Location"]) == (302, confirmation)
    assert (document.citizen, document.case) == (cast.amina, cast.case)
    assert (document.title, document.note) == ("Lohn August", "bitte")
    assert document.status == Status.RECEIVED


def test_receives_several_files_in_their_order(cast: Cast, sign_in: SignIn) -> None:
    files = [upload(samples.jpeg(), "z.jpg"), upload(samples.pdf(), "a.pdf")]

    send(sign_in(cast.amina), files)

    names = [source.original_name for source in Document.objects.get().sources.all()]
    assert names == ["z.jpg", "a.pdf"]


def test_same_key_twice_is_one_document(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)

    first = send(browser, submission_key="august-1")
    second = send(browser, submission_key="august-1")

    assert first["Location"] == second["Location"]
    assert Document.objects.count() == SourceFile.objects.count() == 1


def test_without_a_key_twice_is_two(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)

    send(browser)
    send(browser)

    assert Document.objects.count() == 2


def test_replaces_a_returned_one(cast: Cast, sign_in: SignIn) -> None:
    returned, browser = row(cast.amina, Status.RETURNED), sign_in(cast.amina)

    form = browser.get(URL, {"replaces": returned.reference})
    send(browser, replaces=returned.reference.lower())

    assert f'value="{returned.reference}"' in form.content.decode()
    assert form.context["form"]["title"].value() == returned.title
    assert Document.objects.get(replaces=returned).citizen == cast.amina


def test_replacing_twice_is_refused(cast: Cast, sign_in: SignIn) -> None:
    returned, browser = row(cast.amina, Status.RETURNED), sign_in(cast.amina)
    send(browser, replaces=returned.reference)

    response = send(browser, replaces=returned.reference)

    assert response.status_code == 422
    assert response.context["form"].non_field_errors()
    assert Document.objects.count() == 2


@pytest.mark.parametrize("wrong", ["0000-0000", "nonsense", "%00", "\0", "7K3M-92QU"])
def test_replaces_nothing_that_is_not_there(
    cast: Cast, sign_in: SignIn, wrong: str
) -> None:
    browser = sign_in(cast.amina)

    assert browser.get(URL, {"replaces": wrong}).status_code == 404
    assert send(browser, replaces=wrong).status_code == 404
    assert not Document.objects.exists()


def test_replaces_nothing_of_somebody_else(cast: Cast, sign_in: SignIn) -> None:
    strange, browser = row(cast.bernd, Status.RETURNED), sign_in(cast.amina)

    assert browser.get(URL, {"replaces": strange.reference}).status_code == 404
    assert send(browser, replaces=strange.reference).status_code == 404
    assert not Document.objects.filter(replaces=strange).exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_refuses_other_methods(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405


@pytest.mark.usefixtures("cast")
def test_sends_a_stranger_to_the_sign_in(client: Client) -> None:
    first = client.get(f"{URL}?replaces=7K3M-92QX")
    assert not list(get_messages(first.wsgi_request))
    assert first["Location"].startswith(f"/accounts/login/?next={URL}%3Freplaces")


@pytest.mark.usefixtures("cast")
def test_what_a_stranger_sends_is_not_lost_silently(client: Client) -> None:
    response = send(client)

    assert response.status_code == 302
    assert [m.level for m in get_messages(response.wsgi_request)] == [WARNING]
    assert not Document.objects.exists()


@pytest.mark.parametrize("person", ["carla", "alex"])
def test_is_not_for_staff(cast: Cast, sign_in: SignIn, person: str) -> None:
    browser = sign_in(getattr(cast, person))

    assert browser.get(URL).status_code == send(browser).status_code == 404
    assert not Document.objects.exists()


def test_needs_the_token_of_our_own_page(cast: Cast) -> None:
    browser = https_client()
    browser.handler.enforce_csrf_checks = True
    browser.force_login(cast.amina)

    assert send(browser).status_code == 403
    assert not Document.objects.exists()


def test_form_asks_the_database_little(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    browser.get(URL)

    with CaptureQueriesContext(connection) as captured:
        browser.get(URL)

    assert len(captured) <= 8
