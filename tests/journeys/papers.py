"""The files of the journeys, as a telephone has them in its memory."""

from pathlib import Path

from tests import samples


def photo(folder: Path, name: str = "foto.jpg") -> Path:
    return _written(folder / name, samples.jpeg())


def iphone_photo(folder: Path) -> Path:
    return _written(folder / "IMG_0001.HEIC", samples.heic())


def paper(folder: Path, pages: int = 2) -> Path:
    return _written(folder / "lohn.pdf", samples.pdf(pages))


def infected_paper(folder: Path) -> Path:
    """A PDF with the test virus as an attachment; compressed, as PDF writers do."""
    infected = samples.pdf_with_attachment(samples.eicar())
    return _written(folder / "anlage.pdf", infected)


def locked_paper(folder: Path) -> Path:
    return _written(folder / "geheim.pdf", samples.encrypted_pdf("geheim"))


def letter(folder: Path) -> Path:
    return _written(folder / "bescheid.pdf", samples.pdf(text="Bewilligung"))


def text(folder: Path) -> Path:
    return _written(folder / "brief.jpg", samples.text())


def heavy(folder: Path, mebibytes: int = 51) -> Path:
    """A file over the limit; it takes no room on the disk."""
    path = folder / "film.jpg"
    with path.open("wb") as file:
        file.write(samples.jpeg())
        file.truncate(mebibytes << 20)
    return path


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
