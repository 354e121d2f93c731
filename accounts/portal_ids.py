"""The portal ID: ten digits that a citizen signs in with; not a secret."""

import secrets

from accounts.digits import in_groups, join_groups

LENGTH = 10


def new_portal_id() -> str:
    """Return ten random digits; the first is no zero, so that none gets lost."""
    return str(secrets.randbelow(9 * 10 ** (LENGTH - 1)) + 10 ** (LENGTH - 1))


def normalise_portal_id(typed: str) -> str:
    """Return what was typed as it is stored: spaces, case and script do not count."""
    joined = join_groups(typed)
    return joined if joined.isdigit() else typed.strip().casefold()


def printed_portal_id(portal_id: str) -> str:
    return in_groups(portal_id, size=4) if portal_id.isdigit() else portal_id
