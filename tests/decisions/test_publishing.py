"""A released decision is scanned by the real scanner; only then is it shown."""

from datetime import timedelta

import pytest
import pytest_django
from django.utils import timezone

from accounts.models import OwedMail
from decisions import publishing, tasks
from decisions.lifecycle import Status
from decisions.models import Decision
from documents import stores
from documents.scanning import scanner
from tests.cast import Cast, reachable
from tests.decisions.letters import INFECTED, drafted, events, released

NOBODY = "tcp://127.0.0.1:1"


@pytest.fixture
def mailbox(cast: Cast) -> Cast:
    """Give Amina an address."""
    reachable(cast.amina, "amina@example.org")
    return cast


@pytest.mark.needs("clamd")
def test_a_clean_decision_is_published(mailbox: Cast) -> None:
    decision = released(mailbox)

    tasks.publish(str(decision.pk))

    (seen,) = Decision.objects.visible_to(mailbox.amina)
    assert seen.status == Status.PUBLISHED
    assert seen.published_at is not None
    assert abs(seen.published_at - timezone.now()) < timedelta(minutes=1)
    assert seen.scanner == scanner.chosen_scanner().version()
    assert ("decision.published", "pipeline") in events(seen)
    mail = OwedMail.objects.get()
    assert (mail.kind, mail.recipient) == (OwedMail.Kind.DECISION, mailbox.amina)
    assert mail.next_try_at == seen.published_at


@pytest.mark.needs("clamd")
def test_who_has_no_address_is_owed_no_mail(cast: Cast) -> None:
    decision = released(cast)

    tasks.publish(str(decision.pk))

    assert Decision.objects.visible_to(cast.amina).exists()
    assert not OwedMail.objects.exists()


@pytest.mark.needs("clamd")
def test_an_infected_decision_is_refused(mailbox: Cast) -> None:
    decision = released(mailbox, INFECTED)

    tasks.publish(str(decision.pk))

    decision.refresh_from_db()
    assert decision.status == Status.REFUSED
    assert decision.published_at is None
    assert ("decision.refused", "pipeline") in events(decision)
    assert not Decision.objects.visible_to(mailbox.amina).exists()
    assert not OwedMail.objects.exists()


@pytest.mark.needs("clamd")
def test_publishing_twice_is_as_once(mailbox: Cast) -> None:
    decision = released(mailbox)

    for _ in range(2):
        tasks.publish(str(decision.pk))

    happened = [event for event, _who in events(decision)]
    assert happened.count("decision.published") == 1
    assert OwedMail.objects.count() == 1


@pytest.mark.needs("clamd")
def test_a_draft_stays_a_draft(cast: Cast) -> None:
    draft = drafted(cast)

    tasks.publish(str(draft.pk))

    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_with_the_scanner_away_it_waits(
    mailbox: Cast, settings: pytest_django.Settings
) -> None:
    settings.CLAMD_URL = NOBODY
    decision, before = released(mailbox), timezone.now()

    tasks.publish(str(decision.pk))

    decision.refresh_from_db()
    assert (decision.status, decision.trouble) == ("released", "ScannerUnavailable")
    assert decision.next_try_at is not None
    assert decision.next_try_at >= before + publishing.RETRY
    assert not Decision.objects.visible_to(mailbox.amina).exists()
    assert not OwedMail.objects.exists()


@pytest.mark.needs("clamd")
def test_once_the_scanner_is_back_it_goes_through(
    cast: Cast, settings: pytest_django.Settings
) -> None:
    decision, clamd = released(cast), settings.CLAMD_URL
    settings.CLAMD_URL = NOBODY
    tasks.publish(str(decision.pk))
    settings.CLAMD_URL = clamd
    scanner.chosen_scanner.cache_clear()

    rung = publishing.resume(at=timezone.now() + publishing.RETRY)
    tasks.publish(str(decision.pk))

    decision.refresh_from_db()
    assert rung == 1
    assert (decision.status, decision.trouble) == ("published", "")


@pytest.mark.needs("clamd")
@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_with_its_file_away_it_waits(cast: Cast, damage: str) -> None:
    decision = released(cast)
    if damage == "gone":
        stores.discard("decisions", decision.key)
    else:
        Decision.objects.filter(pk=decision.pk).update(sha256="0" * 64)

    tasks.publish(str(decision.pk))

    decision.refresh_from_db()
    assert (decision.status, decision.trouble) == ("released", "StoreUnavailable")
    assert not Decision.objects.visible_to(cast.amina).exists()
