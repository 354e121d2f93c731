"""How the commands about mandates ask for one, and print one."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from accounts.mandates import Terms
from accounts.models import Mandate


def add_terms(parser: ArgumentParser) -> None:
    kinds = [str(kind.value) for kind in Mandate.Kind]
    parser.add_argument("--kind", required=True, choices=kinds)
    parser.add_argument("--see", action="store_true", help="what was sent")
    parser.add_argument("--upload", action="store_true", help="send documents")
    parser.add_argument("--decisions", action="store_true", help="read decisions")
    parser.add_argument(
        "--until", type=date.fromisoformat, help="last day, e.g. 2027-06-30"
    )


def terms_of(options: dict[str, Any]) -> Terms:
    return Terms(
        kind=options["kind"],
        may_see=options["see"],
        may_upload=options["upload"],
        may_read_decisions=options["decisions"],
        expires_on=options["until"],
    )


def printed(mandate: Mandate, *, as_json: bool) -> str:
    """Return one line; ids only, as it may end up in a log."""
    facts = {
        "mandate": str(mandate.pk),
        "principal": mandate.principal.username,
        "agent": mandate.agent.username,
        "kind": mandate.kind,
        "see": mandate.may_see,
        "upload": mandate.may_upload,
        "decisions": mandate.may_read_decisions,
        "until": mandate.expires_on and mandate.expires_on.isoformat(),
        "revoked": mandate.revoked_at and mandate.revoked_at.isoformat(),
    }
    if as_json:
        return json.dumps(facts)
    allowed = [name for name in ("see", "upload", "decisions") if facts[name]]
    ended = f", revoked {facts['revoked']}" if mandate.revoked_at else ""
    return (
        f"{facts['mandate']}  {facts['agent']} for {facts['principal']} "
        f"({facts['kind']}): {', '.join(allowed)}, "
        f"until {facts['until'] or 'somebody ends it'}{ended}"
    )
