"""Finds out what the new PDF of a citizen's PDF no longer shows. Hints, never fatal."""

import re
import zlib
from collections.abc import Callable, Iterator

import pypdfium2
from pypdfium2 import raw

from documents.normalising.flags import Flag
from documents.normalising.reasons import Unreadable
from documents.normalising.recheck import ticks

ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
# What is written for people and not for programs; links may say anything there. To
# take what does not end as well keeps it from being looked at again and again.
STRINGS = re.compile(rb"\((?:\\.|[^\\()])*+\)?", re.DOTALL)
SCRIPTS = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoTo[RE]|Rendition|RichMedia)\b"
)
PORTFOLIO = re.compile(rb"/Collection\b")
ATTACHED = re.compile(rb"/(?:FileAttachment|EmbeddedFiles)\b")
WAITING = ("please wait", "bitte warten", "veuillez patienter")
# Of the objects' text, and of each stream that holds objects.
MOST_TEXT = 8 * 1024 * 1024
MOST_INFLATED = 1024 * 1024
HEAD = 1024


def notice(document: pypdfium2.PdfDocument, data: bytes) -> set[Flag]:
    """Look at a PDF that is open and at the bytes of its file."""
    text = _objects(data)
    tests: dict[Flag, Callable[[], bool]] = {
        Flag.SIGNED: lambda: _is_signed(document),
        Flag.ATTACHMENTS: lambda: (
            raw.FPDFDoc_GetAttachmentCount(document) > 0 or bool(ATTACHED.search(text))
        ),
        Flag.PORTFOLIO: lambda: bool(PORTFOLIO.search(text)),
        Flag.DYNAMIC_FORM: lambda: (
            _is_dynamic_form(document) or ticks.are_unseen(document)
        ),
        Flag.SCRIPTS_REMOVED: lambda: (
            raw.FPDFDoc_GetJavaScriptActionCount(document) > 0
            or bool(SCRIPTS.search(text))
        ),
    }
    return {flag for flag, test in tests.items() if _holds(test)}


def _holds(test: Callable[[], bool]) -> bool:
    try:
        return test()
    except Unreadable:
        # Not of the file, but of the clock.
        raise
    except Exception:  # noqa: BLE001 -- a broken PDF may raise anything
        return False


def _is_signed(document: pypdfium2.PdfDocument) -> bool:
    fields = range(raw.FPDF_GetSignatureCount(document))
    signatures = (raw.FPDF_GetSignatureObject(document, field) for field in fields)
    # An empty field waits for a signature.
    return any(
        raw.FPDFSignatureObj_GetContents(signature, None, 0) > 0
        for signature in signatures
    )


def _is_dynamic_form(document: pypdfium2.PdfDocument) -> bool:
    kind = raw.FPDF_GetFormType(document)
    if kind != raw.FORMTYPE_XFA_FOREGROUND:
        return bool(kind == raw.FORMTYPE_XFA_FULL)
    shown = document[0].get_textpage().get_text_bounded().lower()
    return any(words in shown for words in WAITING)


def _silenced(string: re.Match[bytes]) -> bytes:
    """Leave out what it says; what does not end is no string."""
    return b"()" if string[0].endswith(b")") else string[0]


def _objects(data: bytes) -> bytes:
    """Return what is written outside of streams, and in streams of objects."""
    text = bytearray()
    for piece in _pieces(data):
        text += piece
        if len(text) > MOST_TEXT:
            break
    names = STRINGS.sub(_silenced, bytes(text))
    return ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), names)


def _pieces(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        start = data.find(b"stream", at)
        before = data[at : start if start >= 0 else len(data)]
        yield before
        if start < 0:
            return
        end = data.find(b"endstream", start)
        end = end if end >= 0 else len(data)
        if b"/ObjStm" in before[-HEAD:]:
            yield _inflated(data[start + len(b"stream") : end].lstrip(b"\r\n"))
        at = end + len(b"endstream")


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream, MOST_INFLATED)
    except zlib.error:
        return b""
