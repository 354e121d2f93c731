"""A consent holds as long as what it stands on."""

import pytest
from django.utils import translation
from pytest_django import Settings

from accounts import consent_texts, consents
from accounts.consents import Ground, Groundless
from accounts.models import Consent, User
from tests.accounts.consents.people import (
    ANNOUNCEMENT,
    add_factor,
    give,
    undecided,
)
from tests.cast import NOON, Cast


@pytest.fixture
def amina(cast: Cast) -> User:
    return undecided(cast)


def test_nobody_has_agreed_to_anything_before_they_did(amina: User) -> None:
    assert [consents.in_force(amina, kind) for kind in Consent.Kind] == [None, None]
    assert not consents.mail_allowed(amina)


def test_mail_needs_a_confirmed_address(cast: Cast) -> None:
    cast.amina.email = "of.the.office@post.example"
    cast.amina.save()

    with pytest.raises(Groundless) as caught:
        give(cast.amina)

    assert caught.value.ground is Ground.ADDRESS


def test_announcement_needs_the_mail_and_then_the_factor(amina: User) -> None:
    assert consents.missing(amina, ANNOUNCEMENT) is Ground.MAIL
    give(amina)
    assert consents.missing(amina, ANNOUNCEMENT) is Ground.FACTOR
    add_factor(amina)

    assert give(amina, ANNOUNCEMENT)
    assert consents.in_force(amina, ANNOUNCEMENT)


def test_where_factors_are_only_offered_announcement_needs_none(
    amina: User, settings: Settings
) -> None:
    settings.CITIZEN_SECOND_FACTOR = "offered"
    give(amina)

    assert give(amina, ANNOUNCEMENT)


def test_an_unconfirmed_address_lets_both_rest_until_it_is(amina: User) -> None:
    give(amina)
    User.objects.filter(pk=amina.pk).update(email_confirmed_at=None)
    amina.refresh_from_db()
    assert not consents.mail_allowed(amina)

    User.objects.filter(pk=amina.pk).update(email_confirmed_at=NOON)
    amina.refresh_from_db()

    assert consents.mail_allowed(amina)


def test_no_mail_goes_to_a_locked_account(amina: User) -> None:
    give(amina)
    amina.is_active = False

    assert not consents.mail_allowed(amina)


@pytest.mark.parametrize("kind", Consent.Kind)
def test_every_consent_says_it_is_voluntary_and_names_no_benefit(
    cast: Cast, kind: Consent.Kind
) -> None:
    assert cast
    with translation.override("en"):
        words = " ".join(consent_texts.text(kind))

    assert "voluntary" in words
    assert "one click" in words
    assert "Geld" not in words
