"""Guessing at letters, taking over half-done activations, using one twice."""

from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.initial_pins import Issued
from accounts.locking import lock, revoke
from accounts.models import AuditEvent, InitialPin, User
from accounts.renewing import renew_pin
from tests.access.asking import TOKEN
from tests.accounts.issued import COUNTER, choices, issued, letter
from tests.cast import Cast
from tests.conftest import https_client

FIRST = "/accounts/activate/"
SECOND = "/accounts/activate/password/"
WRONG = "ACDE3467FGHJ"


def refused() -> Iterator[tuple[str, dict[str, str]]]:
    """Give every reason to be turned away, with what was typed."""
    at = timezone.now()
    right, locked, revoked, used = issued(), issued(), issued(), issued()
    lock(locked.user, reason="misuse", by=COUNTER, at=at)
    revoke(revoked.user, reason="left", by=COUNTER, at=at)
    InitialPin.objects.filter(user=used.user).update(used_at=at)
    unknown = issued()
    User.objects.filter(pk=unknown.user.pk).update(
        birth_date=None, birth_date_known="not"
    )
    yield "nobody", letter(right, portal_id="9999999999")
    yield "wrong PIN", letter(right, pin=WRONG)
    yield "wrong date", letter(right, birth_date="1990-12-25")
    yield "date not known", letter(unknown)
    yield "expired", letter(issued(at=at - timedelta(days=30)))
    for name, account in (("locked", locked), ("revoked", revoked), ("used", used)):
        yield name, letter(account)
    yield "throttled", letter(throttled())


def throttled() -> Issued:
    account = issued()
    for _ in range(6):
        https_client().post(FIRST, letter(account, birth_date="1990-12-25"))
    return account


def test_every_reason_gets_the_same_words_and_status(cast: Cast) -> None:
    del cast
    answers = {}

    for reason, typed in refused():
        response = https_client().post(FIRST, typed)
        page = TOKEN.sub(b"", response.content)
        for value in typed.values():
            page = page.replace(value.encode(), b"")
        answers[reason] = (response.status_code, page.replace(b"25", b"24"))

    assert answers["nobody"][0] == 422
    assert {r for r, answer in answers.items() if answer != answers["nobody"]} == set()


def test_every_reason_costs_one_hash(cast: Cast) -> None:
    del cast
    cases, spent = list(refused()), {}

    for reason, typed in cases:
        with patch.object(
            Argon2PasswordHasher, "verify", autospec=True, return_value=True
        ) as verify:
            https_client().post(FIRST, {**typed, "pin": WRONG})
        spent[reason] = verify.call_count

    reasons = {reason for reason, _typed in cases}
    assert spent == dict.fromkeys(reasons, 1)


def test_guessing_the_date_of_birth_is_slowed_down(cast: Cast) -> None:
    del cast
    account = throttled()

    assert https_client().post(FIRST, letter(account)).status_code == 422
    assert https_client().post(FIRST, letter(issued())).status_code == 302


def test_a_planted_session_does_not_get_the_letter(client: Client, cast: Cast) -> None:
    del cast
    planted = client.session
    planted["planted"] = True
    planted.save()
    attacker = https_client()
    attacker.cookies = client.cookies.__class__(client.cookies.output(header=""))

    client.post(FIRST, letter(issued()))

    assert attacker.post(SECOND, choices())["Location"] == FIRST
    assert not Session.objects.filter(pk=planted.session_key).exists()


def test_the_session_key_changes_at_the_end_again(client: Client, cast: Cast) -> None:
    del cast
    client.post(FIRST, letter(issued()))
    before = client.session.session_key

    client.post(SECOND, choices())

    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_a_step_is_worth_nothing_after_a_new_letter(client: Client, cast: Cast) -> None:
    del cast
    account = issued()
    client.post(FIRST, letter(account))
    renew_pin(account.user, by=COUNTER, at=timezone.now())

    response = client.post(SECOND, choices())

    assert response["Location"] == FIRST
    assert User.objects.get(pk=account.user.pk).activated_at is None


def test_a_step_is_worth_nothing_after_a_lock(client: Client, cast: Cast) -> None:
    del cast
    account = issued()
    client.post(FIRST, letter(account))
    lock(account.user, reason="misuse", by=COUNTER, at=timezone.now())

    assert client.post(SECOND, choices())["Location"] == FIRST
    assert "_auth_user_id" not in client.session


def test_of_two_browsers_with_one_letter_the_first_wins(cast: Cast) -> None:
    del cast
    account, first, second = issued(), https_client(), https_client()
    for browser in (first, second):
        browser.post(FIRST, letter(account))

    first.post(SECOND, choices())
    late = second.post(SECOND, choices())

    assert late["Location"] == FIRST
    assert "_auth_user_id" not in second.session
    assert AuditEvent.objects.filter(event="account.activated").count() == 1


def test_the_address_of_the_page_carries_no_secret(client: Client, cast: Cast) -> None:
    del cast
    account = issued()

    response = client.post(FIRST, letter(account))

    assert account.pin not in str(dict(client.session.items()))
    assert "?" not in response["Location"]
