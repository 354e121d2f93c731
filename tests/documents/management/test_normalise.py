"""manage.py normalise: each file on its own, and a line of JSON for each."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader
from pytest_django import Settings

from tests import samples
from tests.documents.scanning.fake_clamd import answering, fake_clamd

FIELDS = [
    *("file", "verdict", "reason", "flags", "page_count", "seconds"),
    *("cpu_seconds", "peak_mib", "bytes_in", "bytes_out", "output"),
]
Line = dict[str, Any]
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def no_scanner(settings: Settings) -> None:
    settings.CLAMD_URL = ""


def file(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def lines(capsys: Said, out: Path, *files: Path) -> list[Line]:
    call_command("normalise", *map(str, files), out=out, json=True)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def verdict(line: Line) -> tuple[str, str]:
    assert list(line) == FIELDS
    return line["verdict"], line["reason"]


def test_says_all_about_a_file_it_accepts(tmp_path: Path, capsys: Said) -> None:
    source = file(tmp_path, "Lohn Mai.pdf", samples.pdf(pages=2))

    [line] = lines(capsys, tmp_path / "deep" / "out", source)

    made = tmp_path / "deep" / "out" / "Lohn Mai.pdf.pdf"
    assert verdict(line) == ("accepted", "")
    assert (line["file"], line["output"]) == (str(source), str(made))
    assert (line["flags"], line["page_count"]) == ([], 2)
    assert line["bytes_in"] == source.stat().st_size
    assert line["bytes_out"] == made.stat().st_size
    assert line["cpu_seconds"] > 0
    assert line["peak_mib"] > 1
    assert len(PdfReader(made).pages) == 2


def test_refuses_one_and_goes_on_with_the_next(tmp_path: Path, capsys: Said) -> None:
    contents = {
        "secret.pdf": samples.encrypted_pdf("geheim"),
        "empty.jpg": b"",
        "text.pdf": samples.text(),
        "cut.jpg": samples.jpeg()[:900],
        "good.png": samples.png(),
    }
    files = [file(tmp_path, name, content) for name, content in contents.items()]

    found = lines(capsys, tmp_path / "out", *files)

    reasons = ["encrypted", "empty", "not_a_document", "incomplete"]
    refused = [("refused", reason) for reason in reasons]
    assert [verdict(line) for line in found] == [*refused, ("accepted", "")]
    assert [line["output"] for line in found[:4]] == [""] * 4
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.png.pdf"]


def test_never_replaces_a_file(tmp_path: Path, capsys: Said) -> None:
    one = file(tmp_path / "one", "scan.jpg", samples.jpeg())
    two = file(tmp_path / "two", "scan.jpg", samples.jpeg((100, 80)))

    found = lines(capsys, tmp_path / "out", one, two, one)

    names = [Path(line["output"]).name for line in found]
    assert names == ["scan.jpg.pdf", "scan.jpg-2.pdf", "scan.jpg-3.pdf"]


def test_says_what_is_no_file(tmp_path: Path, capsys: Said) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "round").symlink_to("round")
    names = ("missing", "pipe", "round", ".")

    found = lines(capsys, tmp_path / "out", *[tmp_path / name for name in names])

    assert [verdict(line)[0] for line in found] == ["refused"] * 2 + ["held", "refused"]
    assert found[0]["reason"] == "not_found"
    assert found[1]["reason"] == found[3]["reason"] == "not_a_document"
    assert found[2]["reason"].startswith("OSError")


def test_holds_what_it_cannot_save(tmp_path: Path, capsys: Said) -> None:
    source = file(tmp_path, "scan.jpg", samples.jpeg())

    [line] = lines(capsys, Path("/proc"), source)

    assert verdict(line)[0] == "held"
    assert line["output"] == ""


def test_needs_a_folder_to_write_to(tmp_path: Path) -> None:
    source = file(tmp_path, "scan.jpg", samples.jpeg())

    with pytest.raises(CommandError, match="cannot be made"):
        call_command("normalise", str(source), out=source)


@pytest.mark.parametrize("name", ["ä" * 120, "a\nb.jpg", "bad\udcff.jpg", "-x.png"])
def test_takes_every_name(name: str, tmp_path: Path, capsys: Said) -> None:
    source = file(tmp_path, name, samples.jpeg())

    [line] = lines(capsys, tmp_path / "out", source)

    assert verdict(line) == ("accepted", "")
    assert Path(line["output"]).is_file()


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (b"stream: OK\n", ("accepted", "")),
        (b"stream: Eicar FOUND\n", ("refused", "infected")),
        (b"INSTREAM: Can't allocate memory ERROR\n", ("held", "ScannerUnavailable")),
    ],
)
def test_asks_the_scanner_if_there_is_one(
    answer: bytes,
    wanted: tuple[str, str],
    tmp_path: Path,
    settings: Settings,
    capsys: Said,
) -> None:
    source = file(tmp_path, "scan.jpg", samples.jpeg())

    with fake_clamd(answering(answer)) as settings.CLAMD_URL:
        [line] = lines(capsys, tmp_path / "out", source)

    assert (line["verdict"], line["reason"].partition(":")[0]) == wanted


def test_writes_a_line_for_people_as_well(tmp_path: Path, capsys: Said) -> None:
    source = file(tmp_path, "a\nb.jpg", samples.encrypted_pdf("geheim"))

    call_command("normalise", str(source), out=tmp_path / "out")

    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("refused")
    assert line.endswith("(encrypted)")
