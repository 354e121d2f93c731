"""Between the two steps of an activation: what the session keeps of the first.

Not the PIN: which row it was, a fingerprint of its hash, and when.
"""

from datetime import datetime, timedelta
from typing import TypedDict

from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.activating import NotActivated, is_good
from accounts.models import InitialPin

VALID_FOR = timedelta(minutes=15)
# Where the session keeps it.
KEY = "activation"


class Proof(TypedDict):
    """Who has shown letter and date of birth; as the session stores it."""

    pin: int
    fingerprint: str
    at: str


def proof_of(initial: InitialPin, *, at: datetime) -> Proof:
    return Proof(pin=initial.pk, fingerprint=_print(initial), at=at.isoformat())


def proven(proof: Proof | None, *, at: datetime) -> InitialPin:
    """Return the PIN that was shown a moment ago.

    Raises NotActivated after a while, after a new letter, use, or a lock.
    """
    if proof is None or datetime.fromisoformat(proof["at"]) + VALID_FOR <= at:
        raise NotActivated
    rows = InitialPin.objects.select_related("user").filter(pk=proof["pin"])
    initial = rows.first()
    if (
        initial is None
        or not constant_time_compare(_print(initial), proof["fingerprint"])
        or not is_good(initial, at=at)
    ):
        raise NotActivated
    return initial


def _print(initial: InitialPin) -> str:
    value = initial.pin_hash
    return salted_hmac("accounts.proofs", value, algorithm="sha256").hexdigest()
