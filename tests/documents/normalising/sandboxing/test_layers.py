"""Each layer alone keeps what it is there for, and together nothing gets through."""

import functools
import json
import shutil
import subprocess
import sys

import pytest

from documents.normalising.sandboxing import landlock, sandbox
from documents.normalising.sandboxing.layers import Layers
from documents.normalising.sandboxing.view import ROOT
from tests.documents.normalising.sandboxing.sandboxes import NO_LAYERS
from tests.documents.normalising.sandboxing.trying import outcomes

NAMESPACES = NO_LAYERS._replace(namespaces=True)
LANDLOCK = NO_LAYERS._replace(landlock=True)
FILTER = NO_LAYERS._replace(syscall_filter=True)
WITHOUT_NAMESPACES = Layers(namespaces=False)

TCP = {"connect_ipv4", "connect_ipv6"}
SOCKETS = TCP | {"send_datagram", "connect_unix", "connect_abstract"}
FILES = {"read_document", "read_settings", "read_passwords", "delete_outside"}
FILES |= {"write_outside", "list_processes", "owners_files"}
MEMORY = {"owners_environment", "servers_memory", "trace_owner", "trace_server"}
SIGNALS = {"signal_owner", "signal_server", "open_owner"}
MEDDLING = {"signal_by_owning", "slow_owner_down", "limit_owner"}
PROCESSES = {"fork", "start_program"}
OTHERS = {"change_source_mode", "memory_beside_limit", "shared_memory"}
OTHERS |= {"become_root", "more_namespaces"}
ALL = SOCKETS | FILES | MEMORY | SIGNALS | MEDDLING | PROCESSES | OTHERS

TRYING = "tests.documents.normalising.sandboxing.trying"
AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

tried = functools.cache(outcomes)


def in_reach(layers: Layers) -> Layers:
    found = sandbox.available_protection()
    missing = [name for name, on in layers._asdict().items() if on > found[name]]
    if missing:
        pytest.skip(f"this kernel or container does not permit {missing}")
    return layers


def worked(found: dict[str, str]) -> set[str]:
    assert set(found) == ALL
    return {name for name, outcome in found.items() if outcome == "worked"}


def landlock_keeps() -> set[str]:
    kept = FILES | MEMORY | {"start_program"}
    if landlock.version() >= landlock.NETWORK_SINCE:
        kept |= TCP
    if landlock.version() >= landlock.SCOPES_SINCE:
        kept |= SIGNALS | {"connect_abstract"}
    return kept


def test_without_any_layer_the_attempts_do_work() -> None:
    assert worked(tried(NO_LAYERS)) >= {
        *("connect_ipv4", "send_datagram", "connect_unix", "connect_abstract"),
        *("read_passwords", "list_processes", "fork", "start_program"),
        *("memory_beside_limit", "shared_memory"),
    }


def test_even_then_the_memory_of_others_stays_shut() -> None:
    assert not worked(tried(NO_LAYERS)) & MEMORY


def test_namespaces_alone() -> None:
    kept = ALL - OTHERS - {"fork"} | {"become_root"}

    assert not worked(tried(in_reach(NAMESPACES))) & kept


def test_landlock_alone() -> None:
    assert not worked(tried(in_reach(LANDLOCK))) & landlock_keeps()


def test_filter_alone() -> None:
    kept = SOCKETS | MEMORY | SIGNALS | MEDDLING | PROCESSES | OTHERS

    assert not worked(tried(in_reach(FILTER))) & kept


@pytest.mark.parametrize("layers", [WITHOUT_NAMESPACES, Layers()])
def test_together_nothing_works(layers: Layers) -> None:
    assert worked(tried(in_reach(layers))) == set()


@pytest.mark.parametrize("layers", [WITHOUT_NAMESPACES, Layers()])
def test_nothing_works_for_a_plain_user(layers: Layers) -> None:
    in_reach(layers)
    done = subprocess.run(
        [*AS_NOBODY, python_of_all(), "-m", TRYING, json.dumps(layers._asdict())],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
    )

    assert worked(json.loads(done.stdout)) == set()


def python_of_all() -> str:
    """Find an interpreter that others may start: root's own may lie in its home."""
    may_start = "import os, sys; sys.exit(not os.access(sys.argv[1], os.X_OK))"
    places = (
        sys.executable,
        shutil.which("python3.11", path="/usr/local/bin:/usr/bin"),
    )
    for place in filter(None, places):
        # setpriv still has root's rights when it starts the program.
        command = [*AS_NOBODY, place, "-c", may_start, place]
        if subprocess.run(command, check=False, capture_output=True).returncode == 0:
            return place
    pytest.skip("only root may change the user, and only to one who can run Python")
