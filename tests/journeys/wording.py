"""What pages say, taken from the catalogues: the tests follow every correction."""

import tomllib

from django.utils import translation
from django.utils.translation import gettext

from tests.journeys.product import ROOT

# The citizen's words for the states.
IN_CHECK = "Received – technical check running"
QUEUED = "With your caseworker – not yet looked at"
ACCEPTED = "Checked – in your file"
RETURNED = "Please send again"
INFECTED = "Security check not passed"
DEMO_SCANNER = "Only a demo virus scanner that knows one test file is running."
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def said(text: str, language: str) -> str:
    """Return an English source string as pages in LANGUAGE show it."""
    with translation.override(language):
        return gettext(text)


def return_reason(code: str, language: str) -> dict[str, str]:
    """Return name and advice of a reason, as the catalogue brings them."""
    path = ROOT / "documents" / "catalogue" / "return_reasons.toml"
    entries = tomllib.loads(path.read_text())["return_reason"]
    entry = next(entry for entry in entries if entry["code"] == code)
    return {name: entry[name][language] for name in ("name", "advice")}


def in_arabic_digits(text: str) -> str:
    return text.translate(ARABIC_DIGITS)
