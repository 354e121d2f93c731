"""Where the host permits less, what it permits is found out and used."""

import json
import os
import subprocess
import sys

import pytest

from documents.normalising.sandboxing.layers import Layers
from documents.normalising.sandboxing.view import ROOT
from tests.documents.normalising.sandboxing.sandboxes import FOUND

# What Docker's default profile does to a worker: it may not unshare.
WITHOUT = """
import ctypes, json, struct, sys
sys.path.append(sys.argv[1])
from documents.normalising.sandboxing import kernel, sandbox, syscall_filter as own
number = {"x86_64": 272, "aarch64": 97}[sys.argv[2]]
refuse = [(own.IF_EQUAL, 0, 1, number), own.REFUSED]
steps = [(own.LOAD, 0, 0, own.NUMBER), *refuse, own.ALLOWED]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *s) for s in steps))
head = struct.pack("HP", len(steps), ctypes.addressof(code))
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
kernel.prctl(kernel.PR_SET_SECCOMP, 2, ctypes.create_string_buffer(head))
print(json.dumps([sandbox.available_protection(), sandbox.is_confined()]))
"""


@pytest.mark.parametrize(
    ("layers", "enough"),
    [
        ((False, False, False), False),
        ((True, False, False), True),
        ((False, True, False), False),
        ((False, False, True), False),
        ((False, True, True), True),
        ((True, True, True), True),
    ],
)
def test_knows_what_is_enough(layers: tuple[bool, bool, bool], *, enough: bool) -> None:
    assert Layers(*layers).sufficient is enough


@pytest.mark.skipif(not FOUND.syscall_filter, reason="nothing to refuse it with")
def test_goes_on_without_namespaces() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(ROOT), os.uname().machine],
        check=True,
        capture_output=True,
    )

    found, enough = json.loads(done.stdout)
    assert {name: found[name] for name in Layers._fields} == {
        "namespaces": False,
        "landlock": FOUND.landlock,
        "syscall_filter": True,
    }
    assert enough is FOUND.landlock
