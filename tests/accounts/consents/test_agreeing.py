"""Two consents: apart, in the words shown, revocable, on record."""

from datetime import timedelta

import pytest
from django.utils import translation

from accounts import consent_texts, consents, factors
from accounts.actors import Machine
from accounts.consents import Cause, OtherWords
from accounts.models import AuditEvent, Consent, User
from tests.accounts.consents.people import (
    ANNOUNCEMENT,
    MAIL,
    add_factor,
    give,
    undecided,
)
from tests.cast import NOON, Cast

COUNTER = Machine("counter")


@pytest.fixture
def amina(cast: Cast) -> User:
    return undecided(cast)


def test_the_record_holds_the_words_shown_and_the_german_ones(amina: User) -> None:
    with translation.override("en"):
        shown = consent_texts.text(MAIL)
        consent = give(amina)
    with translation.override("de"):
        german = consent_texts.text(MAIL)

    assert (consent.language, consent.version) == ("en", "1")
    assert "Kreis Muster" in consent.text
    for paragraph in shown + german:
        assert paragraph in consent.text


def test_given_it_holds_and_lets_mail_leave(amina: User) -> None:
    consent = give(amina)

    assert consents.in_force(amina, MAIL) == consent
    assert consents.mail_allowed(amina)
    event = AuditEvent.objects.get(event="consent.given")
    assert (event.actor, event.subject) == (amina, amina)
    assert event.facts == {"kind": "mail", "version": "1"}


def test_given_twice_is_given_once(amina: User) -> None:
    assert give(amina) == give(amina)
    assert AuditEvent.objects.filter(event="consent.given").count() == 1


def test_other_words_than_todays_are_no_consent(amina: User) -> None:
    with pytest.raises(OtherWords):
        consents.give(amina, MAIL, version="0", at=NOON)

    assert not Consent.objects.exists()


def test_new_words_replace_the_old_consent(
    amina: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = give(amina)
    monkeypatch.setitem(consent_texts.VERSIONS, MAIL, "2")

    new = give(amina)

    old.refresh_from_db()
    assert (old.revoked_at, new.version) == (NOON, "2")
    assert consents.in_force(amina, MAIL) == new


def test_a_revoked_consent_stays_on_record(amina: User) -> None:
    consent = give(amina)

    ended = consents.revoke(amina, MAIL, by=amina, at=NOON + timedelta(days=1))

    consent.refresh_from_db()
    assert ended == [MAIL]
    assert consent.revoked_at == NOON + timedelta(days=1)
    assert not consents.mail_allowed(amina)
    assert AuditEvent.objects.get(event="consent.revoked").facts["cause"] == "asked"


def test_without_mail_decisions_are_announced_on_paper(amina: User) -> None:
    give(amina)
    add_factor(amina)
    give(amina, ANNOUNCEMENT)

    ended = consents.revoke(amina, MAIL, by=amina, at=NOON)

    assert ended == [MAIL, ANNOUNCEMENT]
    causes = AuditEvent.objects.filter(event="consent.revoked").values_list("facts")
    assert {facts["cause"] for (facts,) in causes} == {Cause.ASKED, Cause.MAIL_ENDED}


def test_announcement_alone_can_be_revoked(amina: User) -> None:
    give(amina)
    add_factor(amina)
    give(amina, ANNOUNCEMENT)

    assert consents.revoke(amina, ANNOUNCEMENT, by=amina, at=NOON) == [ANNOUNCEMENT]
    assert consents.mail_allowed(amina)


def test_revoking_nothing_records_nothing(amina: User) -> None:
    assert consents.revoke(amina, MAIL, by=amina, at=NOON) == []
    assert not AuditEvent.objects.exists()


def test_the_last_factor_gone_means_paper_again_and_mail_as_before(
    amina: User,
) -> None:
    give(amina)
    add_factor(amina)
    give(amina, ANNOUNCEMENT)

    factors.reset(amina, by=COUNTER, at=NOON)

    assert Consent.objects.get(kind=ANNOUNCEMENT).revoked_at == NOON
    event = AuditEvent.objects.get(event="consent.revoked")
    assert (event.machine, event.facts["cause"]) == ("counter", "second factor lost")
    assert consents.mail_allowed(amina)
