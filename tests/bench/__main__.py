"""Run the portal on real parts, measure, and print tables: ``bin/bench``."""

import argparse
import importlib
import signal
import sys
from collections.abc import Sequence
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PARTS = {
    "normalising": "normalising",
    "uploads": "uploads",
    "sign-in": "sign_in",
    "letters": "mass_printing",
}
DESCRIPTION = """\
Measures beside the bare work that it cannot do without, in the same run and taking
turns, and prints both and their ratio, with what the ratio should be. Nothing is
asserted. All documents are made on the spot, the same every time.

normalising: what becomes of a citizen's file, without database and broker
  CPU, floor     all processes that take part, sandbox, text layer and re-check
                 included, after the first document. The floor, warm in a process of
                 its own, only decodes, scales and codes to as many pixels and bytes:
                 pictures by Pillow, pages of a PDF by PDFium
  memory         the peak of the largest process
  CPU and bytes of programs that somebody would use instead: ImageMagick to A4 at
                 300 dpi, OCRmyPDF without OCR (of a PDF, with its pages drawn anew)
                 and img2pdf. What is not installed is left out
  words          how many words OCR finds, on the source and on the new PDF
  per minute     with one worker process and with two

uploads: the running portal (gunicorn, Celery workers, PostgreSQL, Redis, clamd and S3,
all thrown away afterwards), one upload after the other
  answer to queued   from the upload's answer until the document is with the
                     caseworker, asked of the database every 5 ms
             floor   the scan of the same bytes by the same clamd and the conversion
                     in the sandbox, both called directly, one after the other
  upload request     from the first byte sent to the last byte of the answer
             floor   the same request to a bare Django view under gunicorn that only
                     stores the bytes in the same store
  p50 is the median, p95 is what nineteen of twenty stay under; the ratio is that of
  the two figures beside it. The picture is a JPEG of 12 megapixels

sign-in: the running portal on PostgreSQL, every browser a new one, medians
  right, bare hash       the answer to the right password, beside Argon2 alone
  ..., wrong password    every other reason to be refused, beside a wrong password; the
                     ratio is how often a guess by the time alone is right, where 0.5
                     is by chance

letters: `issue_accounts` with its letters, on PostgreSQL, without names of people
  drawn and split    letters in seven languages drawn in batches, each a PDF/A file and
                     all together one; the floor writes the same words with bare fpdf2
                     on as many pages of one file
  bare hashes        of so many PINs, one after the other, and nothing else
  memory             the peak of the command; of twice as many it should be the same
"""


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(
        "bin/bench",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--uploads", type=int, default=30, help="how many (30)")
    parser.add_argument("--rounds", type=int, default=7, help="of each document (7)")
    parser.add_argument("--tries", type=int, default=200, help="of each sign-in (200)")
    parser.add_argument("--accounts", type=int, default=500, help="issued (500)")
    given = parser.parse_args(arguments)
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for each in SIGNALS:
        signal.signal(each, _leave)
    times = {
        "normalising": given.rounds,
        "uploads": given.uploads,
        "sign-in": given.tries,
        "letters": given.accounts,
    }
    for part in given.parts or PARTS:
        # Only what is measured is loaded: all else would count as memory.
        importlib.import_module(f"tests.bench.{PARTS[part]}").run(times[part])


def _leave(number: int, _frame: FrameType | None) -> None:
    # A second signal must not interrupt the stopping.
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main(sys.argv[1:])
