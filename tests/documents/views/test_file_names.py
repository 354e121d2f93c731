"""A citizen's title becomes a file name that is safe in every header."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from documents.views.files import header_safe
from tests.cast import Cast, document

SignIn = Callable[[object], Client]


@pytest.mark.parametrize(
    ("title", "safe"),
    [
        ("Lohnabrechnung März", "Lohnabrechnung März"),
        ("Zoë's Ausweis", "Zoë's Ausweis"),
        ("كشف راتب", "كشف راتب"),
        ("Miete 😀", "Miete 😀"),
        ("a\r\nSet-Cookie: b=1", "a__Set-Cookie_ b=1"),
        ('"; filename="evil.html', "_; filename=_evil.html"),
        ("rechnung\u202efdp.exe", "rechnung_fdp.exe"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\con|<>?*", "C__con_____"),
        ("a\0b\x1b\x7f", "a_b__"),
        ("...", ""),
    ],
)
def test_name_has_no_path_and_no_control_character(title: str, safe: str) -> None:
    assert header_safe(title) == safe


@given(st.text(max_size=120))
def test_name_never_leaves_its_header(title: str) -> None:
    safe = header_safe(f"{title} 7K3M-92QX.pdf")

    assert safe.endswith("7K3M-92QX.pdf")
    assert safe.isprintable()
    assert not re.search(r'[/\\:*?"<>|]', safe)
    assert not safe.startswith((".", " "))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lohn August", "Lohn August"),
        ("Lohnabrechnung März", "Lohnabrechnung März"),
        ("a\r\nX-Evil: 1", "a__X-Evil_ 1"),
        ('"; x="', "_; x=_"),
        ("rechnung\u202efdp", "rechnung_fdp"),
        ("كشف", "كشف"),
    ],
)
def test_header_holds_one_name_and_nothing_more(
    cast: Cast, sign_in: SignIn, title: str, name: str
) -> None:
    sent = document(cast.amina, title=title)

    response = sign_in(cast.amina).get(f"/documents/{sent.reference}/file")

    assert response.getvalue()
    header = response["Content-Disposition"]
    plain = re.fullmatch(r'attachment; filename="([^"]+)"', header)
    encoded = re.fullmatch(r"attachment; filename\*=utf-8''(\S+)", header)
    found = plain or encoded
    assert found is not None
    assert unquote(found[1]) == f"{name} {sent.reference}.pdf"
    assert "X-Evil" not in response.headers
