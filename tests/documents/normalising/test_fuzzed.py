"""Whatever is sent ends in one of the declared ways, and leaves nothing behind."""

import contextlib
import io
import random
import tempfile
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.normalising.doubts import Doubtful
from documents.normalising.flags import Flag
from documents.normalising.recheck.inspecting import inspect
from documents.normalising.recheck.noticing import notice
from documents.normalising.sources.losses import has_lost_objects
from documents.normalising.text.right_to_left import line_as_seen, with_brackets_as_seen
from documents.recognising import HEAD_BYTES, Kind, recognise
from tests import samples
from tests.fuzzing.mutating import mutated
from tests.fuzzing.seeds import seeds
from tests.fuzzing.trying import ending_of

SEEDS = seeds()
EVERY = [content for contents in SEEDS.values() for content in contents]
PDFS = SEEDS[Kind.PDF]
seldom = settings(max_examples=12, deadline=None)
often = settings(max_examples=100, deadline=None)
chances = st.randoms(use_true_random=False)


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_ends_as_declared(kind: Kind, empty_folder: Path) -> None:
    @seldom
    @given(chances, st.sampled_from(SEEDS[kind]), st.sampled_from(EVERY))
    def ends(chance: random.Random, content: bytes, other: bytes) -> None:
        ending = ending_of(mutated(chance, content, other))

        assert not ending.is_finding, ending.said

    ends()
    assert list(empty_folder.iterdir()) == []


@pytest.mark.parametrize("content", EVERY)
def test_what_they_were_made_of_is_accepted(content: bytes) -> None:
    assert ending_of(content).said == "accepted"


@often
@given(st.binary(max_size=HEAD_BYTES + 8), st.sampled_from(EVERY))
def test_recognising_raises_nothing(head: bytes, content: bytes) -> None:
    assert recognise(head) in {None, *Kind}
    assert recognise(content[:12] + head) in {None, *Kind}


@often
@given(chances, st.sampled_from(PDFS), st.sampled_from(EVERY))
def test_looking_through_a_pdf_raises_only_doubts(
    chance: random.Random, content: bytes, other: bytes
) -> None:
    changed = mutated(chance, content, other)

    assert has_lost_objects(changed) in {True, False}
    # Most of these have one page: so all of it is looked at.
    with contextlib.suppress(Doubtful):
        inspect(io.BytesIO(changed), page_count=1)


@often
@given(chances, st.sampled_from(PDFS), st.sampled_from(EVERY))
def test_noticing_raises_nothing(
    chance: random.Random, content: bytes, other: bytes
) -> None:
    with pypdfium2.PdfDocument(samples.pdf()) as document:
        assert notice(document, mutated(chance, content, other)) <= set(Flag)


@often
@given(st.lists(st.text(min_size=1), max_size=6))
def test_ordering_a_line_loses_no_sign(words: list[str]) -> None:
    line = " ".join(words)

    assert len(" ".join(line_as_seen(words))) == len(line)
    assert len(with_brackets_as_seen(line)) == len(line)
