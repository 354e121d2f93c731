"""Measures one upload after the other, and its floors directly afterwards."""

import io
import tempfile
import time
from dataclasses import dataclass
from typing import LiteralString

import psycopg

from documents.normalising.converting import Source, convert
from documents.recognising import Kind
from documents.scanning.clamd_client import Clamd
from tests.bench.sending import Citizen, Plain
from tests.journeys.product import Product

EVERY = 0.005
PATIENCE = 60
STATUS: LiteralString = "SELECT status FROM documents_document WHERE reference = %s"
WAITING: LiteralString = """
    SELECT count(*) FROM documents_document
    WHERE status IN ('received', 'clean', 'normalised')
"""


@dataclass(frozen=True)
class Round:
    """The seconds of one upload: ours and the floors."""

    request: float
    queued: float
    bare_request: float
    bare_queued: float


def measure(
    portal: Product, citizen: Citizen, bare: Plain, picture: bytes, times: int
) -> list[Round]:
    """Upload the picture several times; ours and the floors take turns."""
    with psycopg.connect(
        portal.environment["DATABASE_URL"], autocommit=True
    ) as database:
        _wait(database, WAITING, [], "0")
        return [_round(portal, database, citizen, bare, picture) for _ in range(times)]


def _round(
    portal: Product,
    database: psycopg.Connection,
    citizen: Citizen,
    bare: Plain,
    picture: bytes,
) -> Round:
    reference, request = citizen.send_evidence(picture)
    answered = time.perf_counter()
    _wait(database, STATUS, [reference], "queued")
    queued = time.perf_counter() - answered
    return Round(
        request=request,
        queued=queued,
        bare_request=bare.upload("/", picture).seconds,
        bare_queued=_scan_and_convert(portal.environment["CLAMD_URL"], picture),
    )


def _wait(
    database: psycopg.Connection, query: LiteralString, values: list[str], wanted: str
) -> None:
    end = time.perf_counter() + PATIENCE
    while (row := database.execute(query, values).fetchone()) and str(row[0]) != wanted:
        if time.perf_counter() > end:
            raise TimeoutError(row)
        time.sleep(EVERY)


def _scan_and_convert(clamd_url: str, picture: bytes) -> float:
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as output:
        source.write(picture)
        source.seek(0)
        start = time.perf_counter()
        verdict = Clamd(clamd_url).scan(io.BytesIO(picture))
        convert([Source(source, Kind.JPEG)], output, title="Lohnabrechnung August")
        seconds = time.perf_counter() - start
    assert not verdict.signature
    return seconds
