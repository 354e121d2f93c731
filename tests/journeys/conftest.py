"""Two running products, each started once, and the browsers that visit them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsing import Visitors, chromium, visiting
from tests.journeys.history import History, make_history
from tests.journeys.parts import Parts, own_parts
from tests.journeys.product import Product, running


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """Return what the product on real parts runs on."""
    with own_parts(tmp_path_factory.mktemp("parts")) as own:
        yield own


@pytest.fixture(scope="session")
def real(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Return a product on PostgreSQL, Redis, S3, clamd and SMTP."""
    with running(tmp_path_factory.mktemp("real"), parts.environment) as product:
        yield product


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Return a product on nothing but Python."""
    with running(tmp_path_factory.mktemp("embedded"), {}) as product:
        yield product


# Not longer than these tests: while Playwright runs, Django refuses its database.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture(scope="package")
def history(
    embedded: Product, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> History:
    """Return what one citizen has sent in the course of time."""
    with visiting(browser) as several:
        return make_history(embedded, several, tmp_path_factory.mktemp("history"))


@pytest.fixture
def visitors(browser: Browser) -> Iterator[Visitors]:
    """Return the browsers of one test; it fails if one of them has a complaint."""
    with visiting(browser) as several:
        yield several
