"""A process has one fork server of its own, whatever happens to either of them."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from documents.normalising.sandboxing import sandbox
from documents.normalising.sandboxing.own_server import own_server
from tests.documents.normalising.sandboxing.trying import processes
from tests.documents.normalising.sandboxing.waiting import is_gone, wait_for


def works() -> bool:
    done: dict[str, Any] = sandbox.run(sandbox.NOTHING, [])["done"]
    return done == {}


@pytest.mark.parametrize("which", [0, 1])
def test_is_started_again_after_it_was_killed(which: int) -> None:
    assert works()
    first = own_server()
    both = processes(first)
    os.kill(both[which], signal.SIGKILL)
    wait_for(lambda: all(map(is_gone, both)))

    assert works()
    assert own_server() is not first


def test_is_one_for_all_threads_and_outlives_the_one_that_started_it() -> None:
    own_server().stop()
    with ThreadPoolExecutor(4) as pool:
        servers = {pool.submit(own_server).result() for _ in range(4)}
    time.sleep(0.1)

    assert servers == {own_server()}
    assert own_server().alive


def test_is_not_shared_with_a_forked_process() -> None:
    assert works()
    ours = own_server()._process.pid
    if not (child := os.fork()):
        apart = works() and own_server()._process.pid != ours
        os._exit(0 if apart else 1)

    assert os.waitpid(child, 0)[1] == 0
    assert works()
    assert own_server()._process.pid == ours
