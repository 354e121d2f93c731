"""A scanner for demonstrations, where no real one runs: it knows only EICAR."""

from typing import IO

from documents.normalising.sandboxing import sandbox

JOB = "documents.scanning.eicar:find"


def find_eicar(stream: IO[bytes]) -> bool:
    """Raise ``SandboxDied`` if the file could not be looked through."""
    found = sandbox.run(JOB, [stream])["done"].get("found")
    if not isinstance(found, bool):
        raise sandbox.SandboxDied("answer", "no verdict")
    return found
