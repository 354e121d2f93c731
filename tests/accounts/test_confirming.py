"""One's own address: a code confirms it, a change stops mail, the old one is told."""

import pytest

from accounts import confirming, consents
from accounts.models import AuditEvent, Consent, OwedMail, User
from tests.accounts.confirming import HOUR, NEW, codes_to, confirm, fresh
from tests.cast import NOON, Cast, reachable


@pytest.fixture
def amina(cast: Cast) -> User:
    return cast.amina


def test_the_code_of_the_mail_confirms_the_address(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)
    assert fresh(amina).email_confirmed_at is None
    (code,) = codes_to(amina)

    confirm(amina, code)

    assert fresh(amina).email == NEW
    assert fresh(amina).email_confirmed_at == NOON + HOUR
    assert AuditEvent.objects.filter(event="account.email_confirmed").exists()


def test_the_audit_trail_holds_no_address(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)
    confirming.remove(amina, at=NOON)

    assert NEW not in str(list(AuditEvent.objects.values()))


def test_a_tick_beside_the_code_is_the_consent_to_mail(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)
    confirm(amina, codes_to(amina)[-1], agreed_to="1")

    assert consents.mail_allowed(fresh(amina))


def test_a_confirmed_address_alone_is_no_consent(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)
    confirm(amina, codes_to(amina)[-1])

    assert not consents.mail_allowed(fresh(amina))
    assert not Consent.objects.exists()


def test_a_changed_address_stops_mail_until_it_is_confirmed(amina: User) -> None:
    reachable(amina)

    confirming.change(amina, email=NEW, at=NOON)

    assert not consents.mail_allowed(fresh(amina))
    assert Consent.objects.get().revoked_at is None
    confirm(amina, codes_to(amina)[-1])
    assert consents.mail_allowed(fresh(amina))


def test_the_address_given_up_is_told(amina: User) -> None:
    reachable(amina, "old@post.example")

    confirming.change(amina, email=NEW, at=NOON)

    owed = OwedMail.objects.get(kind=OwedMail.Kind.ADDRESS_CHANGED)
    assert owed.address == "old@post.example"


def test_an_address_nobody_confirmed_is_not_written_to(amina: User) -> None:
    User.objects.filter(pk=amina.pk).update(email="somebody@post.example")

    confirming.change(amina, email=NEW, at=NOON)

    assert [owed.kind for owed in OwedMail.objects.all()] == [OwedMail.Kind.CONFIRM]


def test_the_same_address_again_changes_nothing(amina: User) -> None:
    reachable(amina, NEW)

    confirming.change(amina, email=NEW, at=NOON)

    assert fresh(amina).email_confirmed_at == NOON
    assert not OwedMail.objects.exists()


def test_a_removed_address_ends_both_consents(amina: User) -> None:
    reachable(amina)
    Consent.objects.create(
        user=amina, kind="announcement", version="1", text="Ja.", given_at=NOON
    )

    ended = confirming.remove(amina, at=NOON)

    assert (fresh(amina).email, fresh(amina).email_confirmed_at) == ("", None)
    assert ended == [Consent.Kind.MAIL, Consent.Kind.ANNOUNCEMENT]
    assert not Consent.objects.filter(revoked_at=None).exists()
