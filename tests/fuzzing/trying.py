"""Puts one file through the sandbox, and says how that ended."""

import io
from typing import NamedTuple

from documents.normalising.converting import Source, convert
from documents.normalising.doubts import Doubtful
from documents.normalising.limits import Limits
from documents.normalising.reasons import Unreadable
from documents.normalising.sandboxing import sandbox
from documents.normalising.sandboxing.forking import ForkServer
from documents.normalising.sandboxing.sandbox import SandboxDied
from documents.recognising import HEAD_BYTES, Kind, recognise

TRACED = "tests.fuzzing.traced"
# Files as small as these take milliseconds.
LIMITS = Limits(cpu_seconds=5, wall_seconds=60)
# How a sandbox may end when its parser is at fault; the others are mistakes of ours.
PARSERS = {"signal", "timeout"}


class Ending(NamedTuple):
    said: str
    is_finding: bool = False


def ending_of(content: bytes) -> Ending:
    kind = recognise(content[:HEAD_BYTES])
    if kind is None:
        return Ending("not_a_document")
    try:
        convert(
            [Source(io.BytesIO(content), kind)],
            io.BytesIO(),
            title="fuzzed",
            limits=LIMITS,
        )
    except Unreadable as refused:
        return Ending(str(refused.reason))
    except Doubtful as doubt:
        return Ending(f"held: {doubt.cause}")
    except SandboxDied as death:
        said = f"sandbox: {death.cause} {death.detail}".strip()
        return Ending(said, is_finding=death.cause not in PARSERS)
    except Exception as error:  # noqa: BLE001 -- this is what is looked for
        return Ending(f"raised {type(error).__name__}", is_finding=True)
    return Ending("accepted")


def lines_of(content: bytes, server: ForkServer) -> set[str]:
    """Name the lines it reaches; none if the sandbox died of it."""
    kind: Kind | None = recognise(content[:HEAD_BYTES])
    if kind is None:
        return set()
    facts: dict[str, sandbox.JSON] = {
        "kinds": [kind],
        "title": "fuzzed",
        "cpu_seconds": LIMITS.cpu_seconds,
        "cpu_seconds_per_page": LIMITS.cpu_seconds_per_page,
    }
    try:
        answer = sandbox.run(
            f"{TRACED}:convert",
            [io.BytesIO(content)],
            output=io.BytesIO(),
            facts=facts,
            limits=LIMITS,
            server=server,
        )
    except (SandboxDied, Unreadable):
        return set()
    return set(answer["done"]["lines"])
