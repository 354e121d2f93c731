"""Who has a second factor, who needs one, and how it is taken away."""

import pytest
from allauth.mfa.models import Authenticator
from pytest_django import Settings

from accounts import codes, factors
from accounts.factors import LastFactorNeeded
from accounts.models import AuditEvent, Consent, User
from accounts.throttling import DOORKEEPER
from tests.accounts.protected import SECRET, app_code
from tests.cast import NOON, Cast


def add_app(user: User) -> Authenticator:
    codes.add_app(user, secret=SECRET, typed=app_code(NOON), at=NOON)
    return factors.of(user).get(type="totp")


def agree(user: User, **fields: object) -> None:
    kind = Consent.Kind.ANNOUNCEMENT
    Consent.objects.create(user=user, kind=kind, given_at=NOON, **fields)


def test_an_app_or_a_card_is_one(cast: Cast) -> None:
    assert not factors.has_second_factor(cast.amina)
    add_app(cast.amina)
    factors.issue_code_card(cast.bernd, by=cast.alex, at=NOON)

    assert factors.has_second_factor(cast.amina)
    assert factors.has_second_factor(cast.bernd)
    assert not factors.has_second_factor(cast.chris)


@pytest.mark.parametrize(
    ("setting", "agreed", "needed"),
    [
        ("offered", False, False),
        ("offered", True, False),
        ("announcement", False, False),
        ("announcement", True, True),
        ("required", False, True),
    ],
)
def test_what_citizens_need_is_a_setting(
    cast: Cast, settings: Settings, setting: str, *, agreed: bool, needed: bool
) -> None:
    settings.CITIZEN_SECOND_FACTOR = setting
    settings.STAFF_SECOND_FACTOR = not needed
    if agreed:
        agree(cast.amina)

    assert factors.needs_second_factor(cast.amina) is needed


def test_who_has_revoked_needs_none(cast: Cast) -> None:
    agree(cast.amina, revoked_at=NOON)

    assert not factors.needs_second_factor(cast.amina)


@pytest.mark.parametrize("needed", [True, False])
def test_what_staff_need_is_another(
    cast: Cast, settings: Settings, *, needed: bool
) -> None:
    settings.STAFF_SECOND_FACTOR = needed
    settings.CITIZEN_SECOND_FACTOR = "offered" if needed else "required"

    assert factors.must_protect(cast.carla) is needed
    add_app(cast.carla)
    assert not factors.must_protect(cast.carla)


def test_a_new_card_makes_the_old_one_void(cast: Cast) -> None:
    old = factors.issue_code_card(cast.amina, by=cast.alex, at=NOON)
    new = factors.issue_code_card(cast.amina, by=cast.alex, at=NOON)

    assert not set(old) & set(new)
    assert factors.of(cast.amina).count() == 1


def test_the_card_stays_when_the_app_goes(cast: Cast) -> None:
    app = add_app(cast.amina)
    factors.issue_code_card(cast.amina, by=cast.amina, at=NOON)

    factors.remove(app, by=cast.amina, at=NOON)

    assert [f.type for f in factors.of(cast.amina)] == [factors.KINDS.RECOVERY_CODES]
    event = AuditEvent.objects.get(event="factor.removed")
    assert (event.actor, event.facts) == (cast.amina, {"kind": "totp"})


def test_the_last_one_stays_where_it_is_needed(cast: Cast, settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR = True
    app = add_app(cast.carla)

    with pytest.raises(LastFactorNeeded):
        factors.remove(app, by=cast.carla, at=NOON)

    assert factors.has_second_factor(cast.carla)


def test_a_consent_keeps_nobody_from_their_papers(
    cast: Cast, settings: Settings
) -> None:
    settings.CITIZEN_SECOND_FACTOR = "announcement"
    agree(cast.amina)

    assert factors.needs_second_factor(cast.amina)
    assert not factors.must_protect(cast.amina)


def test_a_reset_takes_all_and_ends_the_sessions(cast: Cast) -> None:
    add_app(cast.amina)
    factors.issue_code_card(cast.amina, by=cast.amina, at=NOON)
    before = cast.amina.get_session_auth_hash()

    factors.reset(cast.amina, by=DOORKEEPER, at=NOON)

    assert not factors.has_second_factor(cast.amina)
    assert cast.amina.get_session_auth_hash() != before
    assert AuditEvent.objects.get(event="factor.reset").machine == "throttle"
