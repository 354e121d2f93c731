"""Notices go to who agreed, asked again at the door; the others about the address."""

import pytest
from django.core.mail import EmailMessage

from accounts import confirming, consents, outbox
from accounts.email_codes import code_of
from accounts.models import Consent, OwedMail, User
from tests.cast import NOON, Cast, reachable

MAIL = Consent.Kind.MAIL
NOTICES = [OwedMail.Kind.NEWS, OwedMail.Kind.DECISION]


def owe(to: User, kind: OwedMail.Kind = OwedMail.Kind.NEWS) -> None:
    outbox.owe(kind, to=to, about="document 1", at=NOON, wait=confirming.AT_ONCE)


@pytest.mark.parametrize("kind", NOTICES)
def test_an_address_of_the_office_brings_no_notice(
    cast: Cast, kind: OwedMail.Kind
) -> None:
    cast.amina.email = "amina@post.example"
    cast.amina.save()

    owe(cast.amina, kind)

    assert not OwedMail.objects.exists()


@pytest.mark.parametrize("kind", NOTICES)
def test_a_confirmed_address_alone_brings_none_either(
    cast: Cast, kind: OwedMail.Kind
) -> None:
    reachable(cast.amina)
    consents.revoke(cast.amina, MAIL, by=cast.amina, at=NOON)

    owe(cast.amina, kind)

    assert not OwedMail.objects.exists()


def test_a_word_taken_back_stops_the_mail_that_waits(
    cast: Cast, mailoutbox: list[EmailMessage]
) -> None:
    owe(reachable(cast.amina))
    consents.revoke(cast.amina, MAIL, by=cast.amina, at=NOON)

    sent = outbox.send_due(at=NOON)

    assert (sent, mailoutbox) == (0, [])
    assert not OwedMail.objects.exists()


def test_the_mail_that_waits_does_not_go_to_an_address_nobody_confirmed(
    cast: Cast, mailoutbox: list[EmailMessage]
) -> None:
    owe(reachable(cast.amina, "old@post.example"))
    confirming.change(cast.amina, email="new@post.example", at=NOON)

    outbox.send_due(at=NOON)

    told = sorted((mail.to[0], mail.subject) for mail in mailoutbox)
    assert [to for to, _subject in told] == ["new@post.example", "old@post.example"]
    assert not OwedMail.objects.filter(kind=OwedMail.Kind.NEWS).exists()


def test_the_code_goes_to_the_new_address_without_any_consent(
    cast: Cast, mailoutbox: list[EmailMessage]
) -> None:
    confirming.change(cast.amina, email="new@post.example", at=NOON)
    (owed,) = OwedMail.objects.all()

    outbox.send_due(at=NOON)

    (mail,) = mailoutbox
    assert mail.to == ["new@post.example"]
    code = code_of(owed, email="new@post.example")
    assert str(mail.body).count(code) == 2
    assert code not in mail.subject


def test_the_address_given_up_is_forgotten_once_it_was_told(
    cast: Cast, mailoutbox: list[EmailMessage]
) -> None:
    confirming.remove(reachable(cast.amina, "old@post.example"), at=NOON)

    outbox.send_due(at=NOON)

    assert [mail.to for mail in mailoutbox] == [["old@post.example"]]
    assert OwedMail.objects.get().address == ""
