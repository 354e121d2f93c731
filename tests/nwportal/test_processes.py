"""Children live and die with their parent, however it ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.nwportal.fresh import ROOT, demo
from tests.nwportal.living import lives, wait_until

CHILD = """
import os, pathlib, signal, sys, time
kind, folder = sys.argv[1], pathlib.Path(sys.argv[2])
def finish(number, frame):
    if kind == "slow":
        time.sleep(1)
    (folder / f"{kind}.finished").touch()
    sys.exit()
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN if kind == "deaf" else finish)
(folder / f"{kind}.part").write_text(str(os.getpid()))
(folder / f"{kind}.part").rename(folder / f"{kind}.pid")
time.sleep(60)
"""
PARENT = """
import sys
from functools import partial
from pathlib import Path
from nwportal import processes
folder, child, *kinds = sys.argv[1:]
processes.STOP_SECONDS = 3
commands = {kind: [sys.executable, "-c", child, kind, folder] for kind in kinds}
watch = partial(Path(folder, "watched").touch)
sys.exit(processes.run_together(commands, watch=watch))
"""


class Family:
    """A parent in a session of its own, with the pids of its children."""

    def __init__(self, folder: Path, kinds: tuple[str, ...]) -> None:
        self.parent = subprocess.Popen(
            [sys.executable, "-c", PARENT, str(folder), CHILD, *kinds],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **demo(folder)},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        files = [folder / f"{kind}.pid" for kind in kinds]
        assert wait_until(lambda: all(file.exists() for file in files), 60)
        self.children = [int(file.read_text()) for file in files]

    def gone(self, seconds: float) -> bool:
        return wait_until(lambda: not any(map(lives, self.children)), seconds)


Start = Callable[..., Family]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    families: list[Family] = []

    def started(*kinds: str) -> Family:
        families.append(Family(tmp_path, kinds))
        return families[-1]

    yield started
    for family in families:
        family.parent.kill()
        family.parent.communicate()
        for child in filter(lives, family.children):
            os.kill(child, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_them_all(
    start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    family = start("one", "two")

    family.parent.send_signal(number)

    assert family.parent.wait(20) == 0
    assert family.gone(0)
    assert (tmp_path / "one.finished").exists()
    assert (tmp_path / "two.finished").exists()


def test_ctrl_c_reaches_the_whole_group_and_ends_it_once(start: Start) -> None:
    family = start("one", "two")
    groups = {os.getpgid(pid) for pid in family.children}

    os.killpg(family.parent.pid, signal.SIGINT)

    assert groups == {family.parent.pid}
    assert family.parent.wait(20) == 0
    assert family.gone(0)


def test_a_parent_that_is_shot_leaves_no_orphans(start: Start, tmp_path: Path) -> None:
    family = start("one", "two")

    family.parent.kill()
    family.parent.wait(20)

    assert family.gone(20)
    assert (tmp_path / "one.finished").exists()


def test_one_that_ends_ends_them_all(start: Start) -> None:
    family = start("one", "two")

    os.kill(family.children[0], signal.SIGKILL)

    _, said = family.parent.communicate(timeout=20)
    assert family.parent.returncode == 1
    assert "one has ended with -9" in said
    assert family.gone(0)


def test_what_is_being_done_is_finished(start: Start, tmp_path: Path) -> None:
    family = start("slow", "one")

    family.parent.terminate()

    assert family.parent.wait(20) == 0
    assert (tmp_path / "slow.finished").exists()


def test_whoever_does_not_listen_is_shot_in_the_end(start: Start) -> None:
    family = start("deaf", "one")

    family.parent.terminate()

    assert family.parent.wait(20) == 0
    assert family.gone(0)


def test_the_watch_is_kept_meanwhile(start: Start, tmp_path: Path) -> None:
    start("one")

    assert wait_until((tmp_path / "watched").exists, 20)
