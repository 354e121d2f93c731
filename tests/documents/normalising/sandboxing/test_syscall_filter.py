"""The filter's program, run by hand for the processors it is written for."""

import ast
import errno
import os
import re
from pathlib import Path

import pytest

from documents.normalising.sandboxing import syscall_filter
from documents.normalising.sandboxing.syscall_filter import PROCESSORS
from documents.normalising.sandboxing.syscall_numbers import CHECKED, FREE, WRITING

OWN = 4321
ALLOWED, KILLED = "allowed", "killed"
MACHINES = sorted(PROCESSORS)


def verdict(machine: str, number: int, *arguments: int, **different: int) -> str:
    """Say what becomes of a call; without a folder of its own unless told so."""
    architecture = different.get("architecture", PROCESSORS[machine][1])
    data = {0: number, 4: architecture}
    data |= {16 + 8 * index: value for index, value in enumerate(arguments)}
    writing = "writing" in different
    program = syscall_filter.program(machine, OWN, writing=writing)
    at, loaded = 0, 0
    while True:
        code, if_true, if_false, value = program[at]
        at += 1
        if code == syscall_filter.LOAD:
            loaded = data.get(value, 0)
        elif code == syscall_filter.RETURN:
            return said(value)
        else:
            at += if_true if holds(code, loaded, value) else if_false


def holds(code: int, loaded: int, value: int) -> bool:
    if code == syscall_filter.IF_EQUAL:
        return loaded == value
    if code == syscall_filter.IF_AT_LEAST:
        return loaded >= value
    assert code == syscall_filter.IF_ANY_BIT
    return bool(loaded & value)


def said(value: int) -> str:
    if value == syscall_filter.ALLOW:
        return ALLOWED
    if value == syscall_filter.KILL:
        return KILLED
    return errno.errorcode[value & 0xFFFF]


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("folder", [{}, {"writing": True}])
def test_allows_what_needs_no_look_and_nothing_else(
    machine: str, folder: dict[str, int]
) -> None:
    column = PROCESSORS[machine][0]
    wanted = {**FREE, **WRITING} if folder else FREE
    checked = {each[column] for each in CHECKED.values()}

    allowed = {
        number
        for number in set(range(600)) - checked
        if verdict(machine, number, **folder) == ALLOWED
    }
    assert allowed == {each[column] for each in wanted.values()} - {None}


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(
    ("name", "arguments", "wanted"),
    [
        ("clone", [0x3D0F00], ALLOWED),
        ("clone", [17], "EPERM"),
        ("clone", [0x3D0F00 | 0x10000000], "EPERM"),
        ("kill", [OWN, 9], ALLOWED),
        ("kill", [OWN + 1, 9], "EPERM"),
        ("kill", [0, 9], "EPERM"),
        ("tgkill", [OWN, 5, 6], ALLOWED),
        ("tgkill", [1, 1, 6], "EPERM"),
        ("openat", [3, 0, os.O_RDONLY | os.O_CLOEXEC], ALLOWED),
        ("openat", [3, 0, os.O_RDONLY | os.O_TRUNC], "EPERM"),
        ("openat", [3, 0, os.O_WRONLY], "EPERM"),
        ("openat", [3, 0, os.O_RDWR | os.O_CREAT], "EPERM"),
        ("fcntl", [3, 3], ALLOWED),
        ("fcntl", [3, 8], "EPERM"),
        ("ioctl", [1, 0x5401], ALLOWED),
        ("ioctl", [1, 0x5412], "EPERM"),
        ("prctl", [15], ALLOWED),
        ("prctl", [4, 1], "EPERM"),
        ("prlimit64", [0, 0], ALLOWED),
        ("prlimit64", [1, 0], "EPERM"),
    ],
)
def test_looks_at_arguments(
    machine: str, name: str, arguments: list[int], wanted: str
) -> None:
    number = CHECKED[name][PROCESSORS[machine][0]]

    assert number is not None
    assert verdict(machine, number, *arguments) == wanted


@pytest.mark.parametrize("machine", MACHINES)
def test_refuses_the_rest(machine: str) -> None:
    sockets = {"x86_64": (41, 42, 49), "aarch64": (198, 203, 200)}[machine]
    programs = {"x86_64": (57, 58, 59, 322), "aarch64": (221, 281)}[machine]

    for number in (*sockets, *programs):
        assert verdict(machine, number) == "EPERM"
    # io_uring_setup, clone3, and one that does not exist yet.
    assert {verdict(machine, each) for each in (425, 435, 999)} == {"ENOSYS"}


def test_knows_no_other_ways_in() -> None:
    assert verdict("x86_64", 0x40000000 | 59) == "EPERM"
    assert verdict("x86_64", 0, architecture=0x40000003) == KILLED


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="another table")
def test_numbers_are_the_kernels() -> None:
    header = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
    if not header.exists():
        pytest.skip("no headers of the kernel here")
    defined = re.findall(r"#define __NR_(\w+)\s+(\d+)", header.read_text())
    numbers = {name: ast.literal_eval(number) for name, number in defined}

    for name, (number, _) in (FREE | WRITING | CHECKED).items():
        assert number == numbers.get(name), name
