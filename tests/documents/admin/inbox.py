"""Reads the inbox as a caseworker's browser gets it."""

from django.test import Client

from documents.models import Document

URL = "/admin/documents/document/"


def listed(browser: Client, query: str = "") -> list[Document]:
    response = browser.get(f"{URL}?{query}")
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


def owners(browser: Client, query: str = "") -> set[str]:
    """Return whose documents are listed, by given name."""
    return {document.citizen.given_name for document in listed(browser, query)}
