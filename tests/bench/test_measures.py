"""What the bench measures with: floors, peers, OCR, costs, its command line."""

import io
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from documents.recognising import Kind
from tests.bench import costs, floors, peers, reading
from tests.bench.__main__ import main
from tests.bench.letters import letter, page_of, picture_pdf
from tests.bench.samples import DOCUMENTS
from tests.samples import jpeg

PIXELS = (420, 594)


def aim_of(pdf: bytes, tmp_path: Path) -> floors.Aim:
    source, made = tmp_path / "source.pdf", tmp_path / "made.pdf"
    source.write_bytes(pdf)
    costs.of_ours(source, Kind.PDF, made)
    return floors.aim_of(made.read_bytes())


def test_the_bare_work_turns_and_scales_as_ours_does() -> None:
    aim = floors.Aim([(100, 141)], 9999)

    made = Image.open(io.BytesIO(floors.picture(jpeg(PIXELS, 6), aim, 70)))

    assert made.size == (100, 141)
    # The red corner is where it belongs.
    red, _, blue = made.crop((2, 2, 9, 9)).resize((1, 1)).tobytes()
    assert red > blue + 60


def test_the_bare_work_draws_written_pages_as_ours_are(tmp_path: Path) -> None:
    pdf = letter([page_of(11, 1), page_of(11, 2)], 11)
    aim = aim_of(pdf, tmp_path)

    made = floors.written_pages(pdf, aim, 0)

    assert aim.sizes == [(1241, 1754)] * 2
    assert len(made) == pytest.approx(aim.picture_bytes, rel=0.1)


def test_the_bare_work_draws_scanned_pages(tmp_path: Path) -> None:
    pdf = picture_pdf([jpeg(PIXELS)] * 2, [50, 50])
    aim = aim_of(pdf, tmp_path)

    made = floors.scanned_pages(pdf, aim, 70)

    # Of a page that is not a whole number of pixels high, one more may be drawn.
    assert Image.open(io.BytesIO(made)).size == pytest.approx(aim.sizes[0], abs=1)
    assert made.count(b"\xff\xd8\xff") == 2


def test_ours_counts_all_processes(tmp_path: Path) -> None:
    source = tmp_path / "source.jpg"
    source.write_bytes(jpeg((2000, 3000)))

    cost = costs.of_ours(source, Kind.JPEG, tmp_path / "made.pdf")

    assert cost.bytes_out == (tmp_path / "made.pdf").stat().st_size
    assert cost.peak_mib > 10
    assert cost.cpu_seconds > 0


def test_a_call_counts_only_what_it_does_itself() -> None:
    with costs.warm_process() as process:
        idle = process.submit(costs.of_call, pause).result()
        busy = process.submit(costs.of_call, pause, 200_000_000).result()

    assert idle.cpu_seconds < 0.2
    assert idle.peak_mib < 150 < busy.peak_mib
    assert busy.bytes_out == 200_000_000


def pause(size: int = 0) -> bytes:
    time.sleep(0.3)
    return b"x" * size


@pytest.mark.parametrize(("code", "done"), [(0, True), (1, False)])
def test_a_program_counts_only_if_it_succeeds(
    code: int, tmp_path: Path, *, done: bool
) -> None:
    output = tmp_path / "output"
    program = f"open({str(output)!r}, 'w').write('made'); raise SystemExit({code})"

    cost = costs.of_command([sys.executable, "-c", program], {}, output)

    assert bool(cost and cost.bytes_out == 4) == done


def test_peers_get_only_what_they_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers.Peer, "place", "/usr/bin/peer")
    taken = {
        peer.name: [
            document.kind
            for document in DOCUMENTS
            if peer.command(Path("a"), document.kind, Path("b.pdf"))
        ]
        for peer in peers.PEERS
    }

    assert taken == {
        "ImageMagick": [Kind.JPEG, Kind.HEIC, Kind.PNG],
        "OCRmyPDF": [Kind.JPEG, Kind.PNG, Kind.PDF, Kind.PDF],
        "img2pdf": [Kind.JPEG, Kind.PNG],
    }


def test_a_peer_that_is_not_installed_has_no_command(tmp_path: Path) -> None:
    nobody = peers.PEERS[0]._replace(programs=["no-such-program"])

    assert nobody.place is None
    assert nobody.command(tmp_path / "a", Kind.JPEG, tmp_path / "b.pdf") is None


@pytest.mark.parametrize(
    ("found", "share"),
    [
        (["der", "Antrag", "der", "Miete"], 1.0),
        (["Miete", "der", "und"], 0.5),
        (["der"] * 9, 0.5),
        ([], 0.0),
    ],
)
def test_a_word_counts_as_often_as_it_is_there(found: list[str], share: float) -> None:
    assert reading.recall(["der", "Antrag", "der", "Miete"], found) == share


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["downloads"])

    assert "no such part: downloads" in capsys.readouterr().err


def test_help_names_what_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    said = capsys.readouterr().out
    assert all(f"\n{part}: " in said for part in ("normalising", "uploads"))
