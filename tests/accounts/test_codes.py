"""Codes typed as second factor: right ones open once, others never."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import RequestFactory

from accounts import codes, factors
from accounts.codes import WrongCode
from accounts.models import AuditEvent, User
from accounts.throttling import CODES, DOORKEEPER, Door
from tests.accounts.protected import SECRET, app_code
from tests.cast import NOON, Cast

MINUTE = timedelta(minutes=1)


@pytest.fixture
def amina(cast: Cast) -> User:
    """Return Amina; her app was set up some minutes ago."""
    before = NOON - 5 * MINUTE
    codes.add_app(cast.amina, secret=SECRET, typed=app_code(before), at=before)
    return cast.amina


def door(user: User) -> Door:
    request = RequestFactory().get("/")
    return Door("code", account=user.username, request=request, limit=CODES)


def use(user: User, typed: str, at: object = NOON) -> str:
    return codes.use(user, typed=typed, door=door(user), at=at)  # type: ignore[arg-type]


def test_the_code_of_the_app_is_right_once(amina: User) -> None:
    assert use(amina, app_code(NOON)) == "app"
    with pytest.raises(WrongCode):
        use(amina, app_code(NOON))


@pytest.mark.parametrize("seconds", [-30, 30])
def test_a_clock_may_be_wrong_by_half_a_minute(amina: User, seconds: int) -> None:
    assert use(amina, app_code(NOON + timedelta(seconds=seconds))) == "app"


@pytest.mark.parametrize("seconds", [-90, 90])
def test_and_no_more(amina: User, seconds: int) -> None:
    with pytest.raises(WrongCode):
        use(amina, app_code(NOON + timedelta(seconds=seconds)))


def test_an_older_code_is_wrong_after_a_newer_one(amina: User) -> None:
    use(amina, app_code(NOON))

    with pytest.raises(WrongCode):
        use(amina, app_code(NOON - timedelta(seconds=30)))


def test_the_code_that_set_up_the_app_does_not_sign_in(cast: Cast) -> None:
    codes.add_app(cast.amina, secret=SECRET, typed=app_code(NOON), at=NOON)

    with pytest.raises(WrongCode):
        use(cast.amina, app_code(NOON))


def test_an_app_that_shows_something_else_is_not_added(cast: Cast) -> None:
    wrong = app_code(NOON + timedelta(hours=1))

    with pytest.raises(WrongCode):
        codes.add_app(cast.amina, secret=SECRET, typed=wrong, at=NOON)

    assert not factors.has_second_factor(cast.amina)


def test_a_new_app_takes_the_place_of_the_old_one(amina: User) -> None:
    other = "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK"
    codes.add_app(amina, secret=other, typed=app_code(NOON, other), at=NOON)

    with pytest.raises(WrongCode):
        use(amina, app_code(NOON + MINUTE), NOON + MINUTE)
    later = NOON + 2 * MINUTE
    assert use(amina, app_code(later, other), later) == "app"


def test_what_the_app_knows_is_kept_sealed(amina: User) -> None:
    kept = Authenticator.objects.get(user=amina)

    assert SECRET not in str(kept.data)


def test_each_code_on_paper_is_right_once(cast: Cast) -> None:
    card = factors.issue_code_card(cast.amina, by=DOORKEEPER, at=NOON)

    assert len(set(card)) == 10
    assert [use(cast.amina, code) for code in card] == ["code"] * 10
    for code in card[:3]:
        with pytest.raises(WrongCode):
            use(cast.amina, code)
    assert codes.left(cast.amina) == 0


def test_codes_are_understood_as_typed(cast: Cast) -> None:
    first, second, *_ = factors.issue_code_card(cast.amina, by=DOORKEEPER, at=NOON)
    arabic = second.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert use(cast.amina, f" {first[:4]} {first[4:]} ") == "code"
    assert use(cast.amina, arabic) == "code"


def test_the_seed_of_the_card_is_kept_sealed(cast: Cast) -> None:
    card = factors.issue_code_card(cast.amina, by=DOORKEEPER, at=NOON)

    kept = str(Authenticator.objects.get(user=cast.amina).data)

    assert not any(code in kept for code in card)
    assert not any(
        code in str(event.facts) for event in AuditEvent.objects.all() for code in card
    )


def test_a_card_of_somebody_else_is_worth_nothing(cast: Cast) -> None:
    bernds = factors.issue_code_card(cast.bernd, by=DOORKEEPER, at=NOON)
    factors.issue_code_card(cast.amina, by=DOORKEEPER, at=NOON)

    with pytest.raises(WrongCode):
        use(cast.amina, bernds[0])


def test_guessing_ends_after_five_tries_even_with_the_right_one(amina: User) -> None:
    for _ in range(5):
        with pytest.raises(WrongCode):
            use(amina, "000000")

    with pytest.raises(WrongCode):
        use(amina, app_code(NOON))
    assert use(amina, app_code(NOON + MINUTE), NOON + MINUTE) == "app"


def test_without_a_card_nothing_is_left(cast: Cast) -> None:
    assert codes.left(cast.amina) is None
