"""Changes a file as little as a faulty disk, or as cleverly as an attacker."""

import random
import re
from collections.abc import Callable

EDGES = (0, 1, 2, 127, 128, 255)
NUMBER = re.compile(rb"\d+")
NUMBERS = (b"0", b"-1", b"1", b"2147483648", b"4294967295", b"99999999999999999999")
MOST = 64 * 1024

Mutation = Callable[[random.Random, bytearray, bytes], None]


def mutated(chance: random.Random, content: bytes, other: bytes) -> bytes:
    """Change CONTENT in some places; OTHER is a file to take pieces of."""
    changing = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        if changing:
            chance.choice(MUTATIONS)(chance, changing, other)
    return bytes(changing[:MOST])


def _flip(chance: random.Random, content: bytearray, _: bytes) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _edge(chance: random.Random, content: bytearray, _: bytes) -> None:
    at = chance.randrange(len(content))
    length = chance.choice((1, 2, 4))
    content[at : at + length] = bytes([chance.choice(EDGES)]) * length


def _cut(chance: random.Random, content: bytearray, _: bytes) -> None:
    del content[chance.randrange(len(content)) :]


def _leave_out(chance: random.Random, content: bytearray, _: bytes) -> None:
    at = chance.randrange(len(content))
    del content[at : at + chance.randrange(1, 64)]


def _repeat(chance: random.Random, content: bytearray, _: bytes) -> None:
    at = chance.randrange(len(content))
    piece = content[at : at + chance.randrange(1, 256)]
    content[at:at] = piece * chance.choice((1, 2, 16))


def _borrow(chance: random.Random, content: bytearray, other: bytes) -> None:
    at, start = chance.randrange(len(content)), chance.randrange(len(other) or 1)
    piece = other[start : start + chance.randrange(1, 512)]
    content[at : at + chance.choice((0, len(piece)))] = piece


def _renumber(chance: random.Random, content: bytearray, _: bytes) -> None:
    """Change a number written out, as PDFs have them."""
    found = list(NUMBER.finditer(content))
    if found:
        start, end = chance.choice(found).span()
        content[start:end] = chance.choice(NUMBERS)


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _edge, _cut, _leave_out, _repeat, _borrow, _renumber),
)
