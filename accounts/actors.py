"""Who acted: a signed-in person, or a machine with a name (pipeline, command)."""

import getpass
from dataclasses import dataclass


@dataclass(frozen=True)
class Machine:
    """A process that acts without a signed-in person."""

    name: str


PIPELINE = Machine("pipeline")


def command_line() -> Machine:
    """Return the operating-system account that runs a management command."""
    return Machine(f"command:{getpass.getuser()}")
