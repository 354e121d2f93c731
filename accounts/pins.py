"""The initial PIN: printed once, single use; twelve characters in groups of four."""

import secrets

from accounts.digits import in_groups, join_groups

# No look-alikes: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V are left out.
ALPHABET = "34679ACDEFGHJKMNPQRTWXY"
LENGTH = 12


def new_pin() -> str:
    """Return a PIN of 54 random bits from the system's generator."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalise_pin(typed: str) -> str:
    return join_groups(typed).upper()


def looks_like_pin(typed: str) -> bool:
    pin = normalise_pin(typed)
    return len(pin) == LENGTH and set(pin) <= set(ALPHABET)


def printed_pin(pin: str) -> str:
    return in_groups(pin, size=4, by="-")
