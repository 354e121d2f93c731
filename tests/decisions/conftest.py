"""The broker's folders, where the broker is one; and a broker that is away."""

import pytest

from nwportal import celery_app
from nwportal.celery import make_broker_folders


@pytest.fixture(autouse=True)
def _broker() -> None:
    make_broker_folders()


@pytest.fixture
def no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Point Celery at a port on which nobody listens."""
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", "redis://127.0.0.1:1/0")
    # The connections that are open already.
    monkeypatch.setattr(celery_app, "_pool", None)
    monkeypatch.setattr(celery_app.amqp, "_producer_pool", None)
