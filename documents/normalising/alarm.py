"""Ends a job a little before the kernel would, so that it can say why."""

import resource
import signal
import time
from types import FrameType

from documents.normalising.reasons import Reason, Unreadable

# An alarm after no time at all would be none.
SOON, AGAIN = 0.001, 0.1


def allow_cpu_until(seconds: float, *, spare: float) -> None:
    """Let this process run up to so many seconds, within the hard limit.

    An alarm comes so much earlier: whoever can answer it may still say what was wrong.
    """
    # The kernel counts whole ones.
    most = max(1, int(seconds))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (min(most, hard), hard))
    left = max(SOON, seconds - spare - time.process_time())
    signal.signal(signal.SIGPROF, _give_up)
    # Again and again: a parser's own clean-up may swallow one.
    signal.setitimer(signal.ITIMER_PROF, left, AGAIN)


def call_off_alarm() -> None:
    """Leave only the limit, as if no alarm had ever come."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    _Clock.alarmed = False


def time_is_up() -> bool:
    """Say whether the alarm has come: what fails afterwards may fail for it."""
    return _Clock.alarmed


class _Clock:
    alarmed = False


def _give_up(number: int, frame: FrameType | None) -> None:
    del number, frame
    _Clock.alarmed = True
    raise Unreadable(Reason.TOO_COMPLEX)
