"""How many of the words on a page OCR finds."""

import io
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from shutil import which

import pypdfium2
from PIL import Image, ImageOps

from tests.bench.peers import PLACES

RESOLUTION = 300
# One block of text, in light that is not the same all over: else a page that lies
# askew is not found, and chance decides.
HOW = ["--psm", "6", "-c", "thresholding_method=2"]


def tesseract() -> str | None:
    """Return where it is, if it can read German."""
    place = which("tesseract", path=PLACES)
    if not place:
        return None
    known = subprocess.run([place, "--list-langs"], capture_output=True, check=False)
    return place if b"deu" in known.stdout.split() else None


def recall(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Give the share of the wanted words that were found, each as often as it is."""
    both = Counter(wanted) & Counter(found)
    return both.total() / len(wanted)


def words_in(program: str, image: Image.Image, folder: Path) -> list[str]:
    path = folder / "page.png"
    image.save(path, compress_level=1)
    done = subprocess.run(
        [program, str(path), "-", "-l", "deu", "--dpi", str(RESOLUTION), *HOW],
        env={"OMP_THREAD_LIMIT": "1"},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().split()


def page_of(pdf: bytes) -> Image.Image:
    """Draw the first page as a printer would."""
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=RESOLUTION / 72)
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image


def photograph(data: bytes) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
