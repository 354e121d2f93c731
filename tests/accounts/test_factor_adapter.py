"""Secrets of factors are sealed, and open with the key of before."""

import pytest
from cryptography.fernet import InvalidToken
from pytest_django import Settings

from accounts.factor_adapter import FactorAdapter


def test_what_was_sealed_opens_again() -> None:
    sealed = FactorAdapter().encrypt("secret")

    assert "secret" not in sealed
    assert FactorAdapter().encrypt("secret") != sealed
    assert FactorAdapter().decrypt(sealed) == "secret"


def test_the_key_of_before_opens_it_as_long_as_it_is_named(settings: Settings) -> None:
    sealed = FactorAdapter().encrypt("secret")
    old, settings.SECRET_KEY = settings.SECRET_KEY, "n" * 50

    with pytest.raises(InvalidToken):
        FactorAdapter().decrypt(sealed)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert FactorAdapter().decrypt(sealed) == "secret"
