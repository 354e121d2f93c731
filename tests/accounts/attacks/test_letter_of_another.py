"""A stranger without the letter, and a thief with it, keep nobody out for good."""

from django.utils import timezone

from accounts.renewing import renew_pin
from tests.accounts.attacks.test_activation import FIRST, WRONG, throttled
from tests.accounts.issued import COUNTER, issued, letter
from tests.cast import Cast
from tests.conftest import https_client


def test_wrong_pins_of_a_stranger_do_not_shut_out_who_has_the_letter(
    cast: Cast,
) -> None:
    del cast
    account, stranger = issued(), https_client()
    for _ in range(9):
        stranger.post(FIRST, letter(account, pin=WRONG))

    assert https_client().post(FIRST, letter(account)).status_code == 302


def test_a_new_letter_opens_what_a_thief_of_the_old_one_has_closed(cast: Cast) -> None:
    del cast
    account = throttled()

    new = renew_pin(account.user, by=COUNTER, at=timezone.now())

    assert https_client().post(FIRST, letter(new)).status_code == 302
