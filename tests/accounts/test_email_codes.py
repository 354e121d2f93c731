"""Six digits of the latest mail, for a day, hard to guess, not sent all day long."""

from datetime import timedelta

import pytest

from accounts import confirming, outbox
from accounts.confirming import TooManyCodes, WrongEmailCode
from accounts.models import OwedMail, User
from tests.accounts.confirming import HOUR, NEW, codes_to, confirm, fresh
from tests.cast import NOON, Cast


@pytest.fixture
def amina(cast: Cast) -> User:
    return cast.amina


def test_a_code_has_six_digits_of_any_script(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)
    (code,) = codes_to(amina)
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    confirm(amina, f"{arabic[:3]} {arabic[3:]}")

    assert len(code) == 6
    assert fresh(amina).email_confirmed_at


def test_a_wrong_code_confirms_nothing(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)
    (code,) = codes_to(amina)
    wrong = f"{(int(code) + 1) % 10**6:06}"

    with pytest.raises(WrongEmailCode):
        confirm(amina, wrong)

    assert fresh(amina).email_confirmed_at is None


def test_after_a_day_the_code_is_too_old(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)
    (code,) = codes_to(amina)

    with pytest.raises(WrongEmailCode):
        confirm(amina, code, at=timedelta(hours=24))


def test_only_the_latest_code_works(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)
    OwedMail.objects.update(sent_at=NOON)
    confirming.send_code(amina, at=NOON + timedelta(minutes=1))
    first, second = codes_to(amina)

    with pytest.raises(WrongEmailCode):
        confirm(amina, first)
    confirm(amina, second)

    assert fresh(amina).email_confirmed_at


def test_a_code_fits_no_other_address_and_no_other_person(cast: Cast) -> None:
    for person in (cast.amina, cast.bernd):
        confirming.change(person, email=NEW, at=NOON)
    (of_bernd,) = codes_to(cast.bernd)
    (before,) = codes_to(cast.amina)
    User.objects.filter(pk=cast.amina.pk).update(email="other@post.example")

    for code in (of_bernd, before):
        with pytest.raises(WrongEmailCode):
            confirm(cast.amina, code)


def test_guessing_is_slowed_down(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)
    (code,) = codes_to(amina)
    for _ in range(5):
        with pytest.raises(WrongEmailCode):
            confirm(amina, "1234567")

    with pytest.raises(WrongEmailCode):
        confirm(amina, code)


def test_nobody_is_written_to_all_day(amina: User) -> None:
    for number in range(5):
        at = NOON + timedelta(seconds=number)
        confirming.change(amina, email=f"{number}@post.example", at=at)
        OwedMail.objects.update(sent_at=at)

    with pytest.raises(TooManyCodes):
        confirming.change(amina, email=NEW, at=NOON + HOUR)

    assert fresh(amina).email == "4@post.example"
    confirming.change(amina, email=NEW, at=NOON + timedelta(hours=25))
    assert fresh(amina).email == NEW


def test_a_code_of_yesterday_is_not_sent(amina: User) -> None:
    confirming.change(amina, email=NEW, at=NOON)

    assert outbox.send_due(at=NOON + timedelta(hours=25)) == 0
    assert not OwedMail.objects.exists()
