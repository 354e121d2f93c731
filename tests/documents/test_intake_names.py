"""File names are other people's text: kept for display, never trusted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import intake
from documents.intake import safe_name
from documents.models import Document
from tests.cast import Cast
from tests.documents.sending import submission, upload

GONE = "\ufffd"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Lohnabrechnung März.pdf", "Lohnabrechnung März.pdf"),
        ("Lohn Ma\u0308rz.pdf", "Lohn März.pdf"),
        ("توضیح.pdf", "توضیح.pdf"),
        ("Счёт №5.pdf", "Счёт №5.pdf"),
        ("😀 Miete.pdf", "😀 Miete.pdf"),
        ("a\r\nSet-Cookie: x.pdf", f"a{GONE}{GONE}Set-Cookie: x.pdf"),
        ("a\0b\x1b[31m\x7f.pdf", f"a{GONE}b{GONE}[31m{GONE}.pdf"),
        ("rechnung\u202efdp.exe", f"rechnung{GONE}fdp.exe"),
        ("\u2066a\u2069\u200b\ufeff", f"{GONE}a{GONE}{GONE}{GONE}"),
        ("a\u2028b\u2029", f"a{GONE}b{GONE}"),
        ("lone\ud800surrogate", f"lone{GONE}surrogate"),
        ("x" * 300, "x" * 255),
        ("", ""),
    ],
)
def test_shows_the_name_without_what_would_deceive(name: str, shown: str) -> None:
    assert safe_name(name) == shown


@given(st.text())
def test_fits_and_holds_nothing_invisible(name: str) -> None:
    shown = safe_name(name)

    assert len(shown) <= 255
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not {unicodedata.category(c) for c in shown} & hidden
    assert shown.encode().decode() == shown


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("../../etc/passwd", "passwd"),
        ("/etc/shadow", "shadow"),
        ("a/b/lohn.pdf", "lohn.pdf"),
        ("a\tb\u202e.pdf", f"a{GONE}b{GONE}.pdf"),
        ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
        ("=cmd|'x'!A1.pdf", "=cmd|'x'!A1.pdf"),
        ("😀" * 10 + ".pdf", "😀" * 10 + ".pdf"),
    ],
)
def test_stored_key_has_nothing_of_the_name(cast: Cast, name: str, stored: str) -> None:
    sent = submission(upload(name=name))

    document = intake.receive(sent, case=cast.case, by=cast.amina)

    source = Document.objects.get(pk=document.pk).sources.get()
    assert source.original_name == stored
    assert set(source.key) <= set("0123456789abcdef/")


def test_name_of_three_hundred_characters_is_taken(cast: Cast) -> None:
    sent = submission(upload(name="ä" * 296 + ".pdf"))

    document = intake.receive(sent, case=cast.case, by=cast.amina)

    assert len(document.sources.get().original_name) == 255
