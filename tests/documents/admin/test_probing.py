"""Nothing is learned or changed through what Django's admin offers besides."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from documents.models import Document
from tests.cast import Cast
from tests.documents.sending import row

SignIn = Callable[[object], Client]
URL = "/admin/documents/document/"


@pytest.mark.parametrize("person", ["carla", "alex"])
@pytest.mark.parametrize(
    "lookup",
    [
        "citizen__password__startswith=argon2",
        "citizen__username__startswith=2",
        "citizen__birth_date__year=1990",
        "citizen__initial_pin__pin_hash__startswith=a",
        "citizen__email__contains=@",
        "decided_by__password__startswith=argon2",
        "case__caseworker__password__startswith=argon2",
        "case__members__user__password__startswith=argon2",
        "case__office__phone__startswith=0",
        "sources__original_name__startswith=a",
        "sources__sha256__startswith=a",
        "replaces__note__startswith=a",
        "replaced_by__citizen__password__startswith=argon2",
        "note__startswith=a",
        "title__contains=a",
        "return_note__regex=^a",
        "sha256__startswith=a",
        "key=%00",
        "id__gt=0",
    ],
)
def test_other_tables_are_not_guessed_at(
    cast: Cast, sign_in: SignIn, person: str, lookup: str
) -> None:
    row(cast.amina)

    response = sign_in(getattr(cast, person)).get(f"{URL}?{lookup}")

    assert response.status_code == 400
    assert cast.amina.username not in response.content.decode()


@pytest.mark.parametrize(
    "value", ["abc", "%00", "9" * 30, "", "1&document_type__id__exact=2"]
)
def test_nonsense_in_a_filter_is_no_fault_of_ours(
    cast: Cast, sign_in: SignIn, value: str
) -> None:
    page = f"{URL}?document_type__id__exact={value}"

    assert sign_in(cast.carla).get(page).status_code in {200, 302}


@pytest.mark.parametrize("person", ["carla", "alex"])
def test_nobody_adds_or_deletes(cast: Cast, sign_in: SignIn, person: str) -> None:
    document, browser = row(cast.amina), sign_in(getattr(cast, person))
    add = reverse("admin:documents_document_add")
    delete = reverse("admin:documents_document_delete", args=[document.pk])

    answers = [
        browser.get(add),
        browser.post(add, {"title": "x"}),
        browser.get(delete),
        browser.post(delete, {"post": "yes"}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert Document.objects.get() == document


@pytest.mark.parametrize("person", ["carla", "alex"])
def test_nobody_deletes_many(cast: Cast, sign_in: SignIn, person: str) -> None:
    document = row(cast.amina)
    chosen = {"action": "delete_selected", "_selected_action": [str(document.pk)]}

    sign_in(getattr(cast, person)).post(URL, {**chosen, "post": "yes"})

    assert Document.objects.get() == document


def test_sources_have_no_page_of_their_own() -> None:
    registered = {model._meta.label for model in admin.site._registry}

    assert "documents.SourceFile" not in registered
    assert "documents.CaseMember" not in registered


def test_history_of_another_office_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    history = reverse("admin:documents_document_history", args=[row(cast.chris).pk])

    assert sign_in(cast.carla).get(history).status_code == 404


@pytest.mark.parametrize("model", ["documenttype", "returnreason"])
def test_catalogues_are_the_administrators(
    cast: Cast, sign_in: SignIn, model: str
) -> None:
    page = reverse(f"admin:documents_{model}_changelist")

    assert sign_in(cast.alex).get(page).status_code == 200
    assert sign_in(cast.carla).get(page).status_code == 403
