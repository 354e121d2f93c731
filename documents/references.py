"""The number a person reads aloud on the phone: random, 40 bits, no look-alikes."""

import re
import secrets

from accounts.digits import join_groups

# Crockford's base 32: no I, L, O, U; what is read as one of them is understood.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("ILO", "110")
_SHAPE = re.compile(rf"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}")


def new_reference() -> str:
    """Return a new reference such as 7K3M-92QX."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def parse_reference(typed: str) -> str:
    """Return the reference as it is stored. Raises ValueError for another shape."""
    joined = join_groups(typed).upper().translate(_MISREAD)
    reference = f"{joined[:4]}-{joined[4:]}"
    if not _SHAPE.fullmatch(reference):
        message = "not a reference"
        raise ValueError(message)
    return reference


class ReferenceConverter:
    """A reference in an address; what has another shape is no such page."""

    regex = "[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}"

    def to_python(self, value: str) -> str:
        return parse_reference(value)

    def to_url(self, value: str) -> str:
        return value
