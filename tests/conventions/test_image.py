"""The Dockerfile agrees with the tree and delivers no more than it must."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

Instruction = tuple[str, str]


def instructions() -> list[Instruction]:
    """Return the Dockerfile as (instruction, rest of its line)."""
    text = (ROOT / "Dockerfile").read_text()
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)
    lines = re.sub(r"\\\s*\n", " ", text).splitlines()
    pairs = (line.strip().partition(" ") for line in lines if line.strip())
    return [(word.upper(), rest.strip()) for word, _, rest in pairs]


def stages() -> list[list[Instruction]]:
    found: list[list[Instruction]] = []
    for word, rest in instructions():
        if word == "FROM":
            found.append([])
        if found:
            found[-1].append((word, rest))
    return found


def taken_from_tree() -> Iterator[str]:
    """Give each path that COPY, ADD or a bind mount takes from this repository."""
    for word, rest in instructions():
        if word in {"COPY", "ADD"} and "--from=" not in rest:
            words = [one.strip('[]",') for one in rest.split()]
            yield from [one for one in words if not one.startswith("--")][:-1]
        for mount in re.findall(r"--mount=(\S*type=bind\S*)", rest):
            facts = dict(fact.partition("=")[::2] for fact in mount.split(","))
            if "from" not in facts:
                yield facts.get("source") or facts.get("src", ".")


def test_everything_the_image_takes_exists() -> None:
    taken = {path.strip("/") for path in taken_from_tree()}
    assert taken, "the image holds nothing of this repository"
    absent = {
        path
        for path in taken - {".", ""}
        if not any(ROOT.glob(path.removeprefix("./")))
    }
    assert absent == set()


def test_the_image_is_built_in_stages() -> None:
    *earlier, final = stages()
    assert earlier, "one stage only: what building needs would be delivered"
    names = {str(number) for number in range(len(earlier))}
    for stage in earlier:
        names.update(re.findall(r"\bas (\S+)", stage[0][1], re.IGNORECASE))
    copies = " ".join(rest for word, rest in final if word == "COPY")
    sources = set(re.findall(r"--from=(\S+)", copies))
    assert sources & names, "the last stage takes nothing from an earlier one"


def test_the_image_does_not_run_as_root() -> None:
    users = [rest for word, rest in stages()[-1] if word == "USER"]
    assert users, "the last stage names no USER"
    assert users[-1].split(":")[0] not in {"root", "0"}
