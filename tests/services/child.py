"""A server as a child process that never outlives the tests."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 30
STOP_SECONDS = 10


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def dying_with_parent(command: Sequence[str], user: str | None = None) -> list[str]:
    """Return the command such that the kernel ends it when its parent is gone."""
    # setpriv and not preexec_fn, which may deadlock where threads run; and it sets
    # the signal after the change of user, which would otherwise clear it.
    change = ["--reuid", user, "--regid", user, "--init-groups"] if user else []
    return ["setpriv", *change, "--pdeathsig", "TERM", "--", *command]


def run_to_end(command: Sequence[str], user: str | None = None) -> None:
    """Run a preparing command as the given user; show its output if it fails."""
    done = subprocess.run(
        dying_with_parent(command, user),
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        message = f"{command[0]} failed:\n{done.stdout}"
        raise RuntimeError(message)


@contextmanager
def serving(  # noqa: PLR0913 - a program, where, as whom, and how it stops
    command: Sequence[str],
    *,
    port: int,
    log: Path,
    user: str | None = None,
    stop: signal.Signals = signal.SIGTERM,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """Run a server while the block runs; enter it once the port answers."""
    # A session of its own: Ctrl-C is for the tests, which still need the servers
    # while they wind up.
    with (
        log.open("ab") as output,
        subprocess.Popen(
            dying_with_parent(command, user),
            cwd=cwd or log.parent,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        ) as process,
    ):
        try:
            _wait_until_answering(process, port, log)
            yield
        finally:
            _stop(process, stop)


def _wait_until_answering(
    process: subprocess.Popen[bytes], port: int, log: Path
) -> None:
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    output = log.read_text(errors="replace")
    message = f"{log.parent.name} does not answer on port {port}:\n{output}"
    raise RuntimeError(message)


def _stop(process: subprocess.Popen[bytes], stop: signal.Signals) -> None:
    process.send_signal(stop)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
