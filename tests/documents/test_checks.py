"""Without protection the portal does not start, but for a demonstration."""

import pytest
from celery.signals import worker_init
from django.core.checks import run_checks
from pytest_django import Settings

from documents import checks
from documents.normalising.sandboxing import sandbox

NOTHING = dict.fromkeys(sandbox.available_protection(), False)


@pytest.fixture
def unprotected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "available_protection", lambda: NOTHING)
    monkeypatch.setattr(checks, "available_protection", lambda: NOTHING)


def errors() -> list[str]:
    return [found.id or "" for found in run_checks(tags=["security"])]


@pytest.mark.usefixtures("unprotected")
def test_refuses_without_protection(settings: Settings) -> None:
    settings.DEMO = False

    assert "documents.E001" in errors()


@pytest.mark.usefixtures("unprotected")
def test_a_demonstration_goes_on(settings: Settings) -> None:
    settings.DEMO = True

    assert "documents.E001" not in errors()


@pytest.mark.skipif(not sandbox.is_confined(), reason="no protection on this host")
def test_starts_with_protection(settings: Settings) -> None:
    settings.DEMO = False

    assert "documents.E001" not in errors()


@pytest.mark.usefixtures("unprotected")
def test_no_worker_starts_without_protection(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(SystemExit, match="neither files nor network"):
        worker_init.send(sender=None)


@pytest.mark.usefixtures("unprotected")
def test_says_what_is_missing_to_those_who_deploy() -> None:
    found = run_checks(tags=["security"], include_deployment_checks=True)

    messages = [message.msg for message in found if message.id == "documents.I001"]
    names = ", ".join(NOTHING)
    assert messages == [
        f"The sandbox has in force: nothing. Not permitted: {names}.",
    ]
