"""How the commands about mandates ask for one, and print one."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from accounts.mandates import Scope
from accounts.models import Mandate


def add_scope(parser: ArgumentParser) -> None:
    kinds = [str(kind.value) for kind in Mandate.Kind]
    parser.add_argument("--kind", required=True, choices=kinds)
    parser.add_argument("--see", action="store_true", help="what was sent")
    parser.add_argument("--upload", action="store_true", help="send documents")
    parser.add_argument("--decisions", action="store_true", help="read decisions")
    parser.add_argument(
        "--until", type=date.fromisoformat, help="last day, e.g. 2027-06-30"
    )


def scope_of(options: dict[str, Any]) -> Scope:
    return Scope(
        kind=options["kind"],
        may_see=options["see"],
        may_upload=options["upload"],
        may_read_decisions=options["decisions"],
        expires_on=options["until"],
    )


def facts(mandate: Mandate) -> dict[str, Any]:
    """Return what a mandate says, for programs; ids only."""
    return {
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


def printed(mandate: Mandate, *, as_json: bool) -> str:
    """Return one line; ids only, as it may end up in a log."""
    told = facts(mandate)
    if as_json:
        return json.dumps(told)
    allowed = [name for name in ("see", "upload", "decisions") if told[name]]
    ended = f", revoked {told['revoked']}" if mandate.revoked_at else ""
    return (
        f"{told['mandate']}  {told['agent']} for {told['principal']} "
        f"({told['kind']}): {', '.join(allowed)}, "
        f"until {told['until'] or 'somebody ends it'}{ended}"
    )
