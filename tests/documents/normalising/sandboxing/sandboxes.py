"""What comes of a job in a sandbox as it is in force here."""

import io
from typing import Any

import pytest

from documents.normalising.limits import DEFAULT, Limits
from documents.normalising.sandboxing import sandbox
from documents.normalising.sandboxing.forking import ForkServer
from documents.normalising.sandboxing.layers import Layers
from documents.normalising.sandboxing.sandbox import SandboxDied, available_protection

INSIDE = "tests.documents.normalising.sandboxing.inside"
ENDINGS = "tests.documents.normalising.sandboxing.endings"
FOUND = Layers(*[available_protection()[name] for name in Layers._fields])
NO_LAYERS = Layers(namespaces=False, landlock=False, syscall_filter=False)

needs_namespaces = pytest.mark.skipif(
    not FOUND.namespaces, reason="this kernel or container permits no namespaces"
)


def done(server: ForkServer, job: str, *sources: bytes, **facts: Any) -> dict[str, Any]:
    streams = [io.BytesIO(source) for source in sources]
    answer = sandbox.run(job, streams, facts=facts, server=server)
    said: dict[str, Any] = answer["done"]
    return said


def death(
    server: ForkServer, job: str, limits: Limits = DEFAULT, **facts: Any
) -> tuple[str, str]:
    with pytest.raises(SandboxDied) as died:
        sandbox.run(job, [], facts=facts, limits=limits, server=server)
    return died.value.cause, died.value.detail
