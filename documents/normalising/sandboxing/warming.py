"""Loads all that a document may need before the first one comes.

A document's process is a copy of the one that did this: it starts in milliseconds,
and needs no file of ours any more.
"""

import encodings
import importlib
import pkgutil
import resource
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from itertools import chain
from types import ModuleType

import pypdf
from PIL import Image
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from documents import normalising
from documents.normalising import rendering
from documents.normalising.alarm import call_off_alarm
from documents.normalising.sandboxing.handover import in_memory
from documents.recognising import Kind

# Jobs beyond this package; by name, as these tools know nothing of each other.
PACKAGES = (normalising, pypdf, encodings)
OTHER_TOOLS = ("documents.scanning.attachments", "documents.scanning.eicar")


def warm_up() -> None:
    # It only saves time: a document that fails alike says more.
    for name in (*OTHER_TOOLS, *chain.from_iterable(map(_parts_of, PACKAGES))):
        with suppress(Exception):
            importlib.import_module(name)
    Image.init()
    with suppress(Exception):
        rehearse()


def rehearse() -> None:
    """Make a document of our own, for what the tools prepare at their first use."""
    limits = resource.getrlimit(resource.RLIMIT_CPU)
    facts = {"title": "", "cpu_seconds": 20, "cpu_seconds_per_page": 1}
    kinds = [Kind.JPEG, Kind.PDF]
    try:
        with (
            in_memory(_picture()) as picture,
            in_memory(_pdf()) as pdf,
            in_memory() as output,
        ):
            sources = [picture, pdf]
            rendering.convert(sources, output, facts | {"kinds": kinds})
    finally:
        # Which the job has set for itself.
        call_off_alarm()
        resource.setrlimit(resource.RLIMIT_CPU, limits)


def _parts_of(package: ModuleType) -> Iterator[str]:
    """Name the modules that it loads only for the files that need them."""
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield module.name


def _picture() -> bytes:
    coded = BytesIO()
    Image.new("RGB", (99, 99), "red").save(coded, "JPEG")
    return coded.getvalue()


def _pdf() -> bytes:
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F"): font})
    text = StreamObject()
    text.set_data(b"BT /F 12 Tf 9 9 Td (Text) Tj ET")
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(99, 99)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = text
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
