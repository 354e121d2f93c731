"""What all tests share: an https client, the catalogues, and a fixed cast."""

from collections.abc import Callable, Iterator

import pytest
import pytest_django
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from documents.scanning import scanner
from nwportal.static_files import collect_if_changed
from tests.cast import Cast, build_cast
from tests.flushing import flushes_empty_the_audit_trail

pytest_plugins = ["tests.services.plugin"]

# A busy machine is slow, not wrong.
hypothesis_settings.register_profile("portal", deadline=None)
hypothesis_settings.load_profile("portal")


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Pages name their static files by the manifest, as in production."""
    collect_if_changed()


@pytest.fixture(scope="session", autouse=True)
def flushing() -> Iterator[None]:
    """Transactional tests leave nothing behind, not even in the audit trail."""
    with flushes_empty_the_audit_trail():
        yield


@pytest.fixture(autouse=True)
def fresh_scanner() -> Iterator[None]:
    """No test inherits the scanner that another one configured."""
    scanner.chosen_scanner.cache_clear()
    yield
    scanner.chosen_scanner.cache_clear()


@pytest.fixture(autouse=True)
def staff_without_factors(settings: pytest_django.Settings) -> None:
    """Staff of the cast come in as they are; the tests of the door ask for more."""
    settings.STAFF_SECOND_FACTOR = False


@pytest.fixture(autouse=True)
def usual_language() -> Iterator[None]:
    """No test inherits the language of a page that another one asked for."""
    yield
    translation.deactivate()


@pytest.fixture
def client() -> Client:
    """Return a browser without a log-in, on the address of the portal."""
    return https_client()


def https_client() -> Client:
    """Return a client that asks as the proxy in front of the portal does."""
    headers = {"X-Forwarded-Proto": "https"}
    return Client(SERVER_NAME="portal.example", headers=headers)


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the people of the tests, with the catalogues loaded."""
    del db
    call_command("load_catalogue", verbosity=0)
    return build_cast()


@pytest.fixture
def sign_in(client: Client) -> Callable[[object], Client]:
    """Return a function that signs a person of the cast in."""

    def signed_in(user: object) -> Client:
        client.force_login(user)  # type: ignore[arg-type]
        return client

    return signed_in
