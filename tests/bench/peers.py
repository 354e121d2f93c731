"""The programs that somebody would use instead, as far as this machine has them."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import which
from typing import NamedTuple

from documents.recognising import Kind
from tests.bench.table import Target

PICTURES = {Kind.JPEG, Kind.PNG}
A4_AT_300_DPI = "2480x3508>"
# The distribution's own before anything else of the same name.
PLACES = os.pathsep.join(["/usr/bin", os.environ["PATH"]])
WITHOUT_OCR = ["--tesseract-timeout", "0", "--output-type", "pdfa-2", "--quiet"]


class Peer(NamedTuple):
    name: str
    # The first of these that there is.
    programs: Sequence[str]
    arguments: Callable[[Path, Kind, Path], list[str] | None]
    # How many times longer it should take, if that is promised.
    slower: Target | None
    # Once is enough for what takes half a minute.
    often: bool = True

    @property
    def place(self) -> str | None:
        found = (which(program, path=PLACES) for program in self.programs)
        return next(filter(None, found), None)

    def command(self, source: Path, kind: Kind, output: Path) -> list[str] | None:
        """Say what to run; None if it cannot be had or does not take this kind."""
        arguments = self.arguments(source, kind, output)
        return [self.place, *arguments] if self.place and arguments else None


def environment(folder: Path) -> dict[str, str]:
    return {"PATH": PLACES, "HOME": str(folder), "TMPDIR": str(folder)}


def _imagemagick(source: Path, kind: Kind, output: Path) -> list[str] | None:
    if kind not in PICTURES | {Kind.HEIC}:
        return None
    # Debian forbids it to write what it calls PDF, not what it calls PDFA.
    sized = ["-auto-orient", "-resize", A4_AT_300_DPI, "-density", "300"]
    # Else it stores all but JPEGs without loss, which takes longer still.
    sized += ["-compress", "jpeg"]
    return [str(source), *sized, f"pdfa:{output}"]


def _ocrmypdf(source: Path, kind: Kind, output: Path) -> list[str] | None:
    if kind in PICTURES:
        how = ["--image-dpi", "300"]
    elif kind is Kind.PDF:
        # Pages drawn anew, as ours are; else it leaves what was in them.
        how = ["--force-ocr"]
    else:
        return None
    return [*WITHOUT_OCR, *how, str(source), str(output)]


def _img2pdf(source: Path, kind: Kind, output: Path) -> list[str] | None:
    if kind not in PICTURES:
        return None
    return ["--pagesize", "A4", "--output", str(output), str(source)]


PEERS = (
    Peer(
        "ImageMagick", ["magick", "convert"], _imagemagick, Target(1.5, at_least=True)
    ),
    Peer("OCRmyPDF", ["ocrmypdf"], _ocrmypdf, Target(5, at_least=True), often=False),
    Peer("img2pdf", ["img2pdf"], _img2pdf, None),
)
