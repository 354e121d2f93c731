"""Templates: short, used, and without anything the browser would have to trust."""

import re
from pathlib import Path

import django
import pytest

from tests.conventions.project import ROOT, files, templates

LONGEST = 100
# Django asks for these by itself.
ERROR_PAGES = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
INLINE = {
    "script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "style": re.compile(r"<style|\sstyle\s*=", re.IGNORECASE),
    "handler": re.compile(r"<[^>{%]*\son[a-z]+\s*=", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
}
LOAD = re.compile(r"{% load ([^%]*?) %}")


def overrides(name: str) -> bool:
    """Say whether Django has a template of this name."""
    folders = Path(django.__file__).parent.rglob("templates")
    return any((folder / name).exists() for folder in folders)


def test_every_template_is_used() -> None:
    sources = [ROOT / name for name in files(".py", ".html") if "tests/" not in name]
    code = "\n".join(path.read_text() for path in sources)

    unused = [
        name
        for name in templates()
        if not (f'"{name}"' in code or name in ERROR_PAGES or overrides(name))
    ]

    assert unused == []


def test_no_template_is_long() -> None:
    lines = {name: len(text.splitlines()) for name, text in templates().items()}

    assert {name: n for name, n in lines.items() if n > LONGEST} == {}


@pytest.mark.parametrize("kind", INLINE)
def test_nothing_is_inline(kind: str) -> None:
    found = [name for name, text in templates().items() if INLINE[kind].search(text)]

    assert found == []


def test_what_is_loaded_is_sorted() -> None:
    loads = [
        (n, m.split()) for n, text in templates().items() for m in LOAD.findall(text)
    ]

    assert loads
    assert [(name, tags) for name, tags in loads if tags != sorted(set(tags))] == []


def test_every_page_escapes_what_people_typed() -> None:
    trusting = re.compile(r"\|\s*safe\b|safeseq|autoescape off")
    pages = {n: text for n, text in templates().items() if n.endswith(".html")}

    assert [name for name, text in pages.items() if trusting.search(text)] == []


def test_no_sentence_is_left_untranslatable() -> None:
    """Letters between tags that no translation tag holds; the error pages aside."""
    tags = re.compile(
        r"{%\s*blocktranslate.*?endblocktranslate\s*%}|{[%{#].*?[%}#]}|<[^>]*>",
        re.DOTALL,
    )
    # German terms are shown in German on purpose; these two pages work without gettext.
    german = re.compile(r'<(\w+)[^>]*\blang="de"[^>]*>.*?</\1>', re.DOTALL)
    by_hand = {"400.html", "500.html", "503.html"}

    left = {
        name: words
        for name, text in templates().items()
        if name not in by_hand
        and (words := re.findall(r"[^\W\d_]{2,}", tags.sub(" ", german.sub(" ", text))))
    }

    assert left == {}
