"""Trouble of ours while normalising: the document waits, and nothing is left behind."""

from typing import NoReturn

import pytest

from documents import stages, stores
from documents.lifecycle import Status
from documents.models import Document
from documents.models.document import Overtaken
from documents.normalising import converting
from documents.normalising.doubts import Doubt, Doubtful
from documents.stages import Hindered
from documents.stations import normalising as station
from documents.stations.normalising import SandboxTrouble, normalise
from tests import samples
from tests.cast import Cast
from tests.documents.conftest import Shelf
from tests.documents.sending import received

# A job that no file can be given to: its process ends with a mistake.
DIES = "os:abort"


def scanned(cast: Cast, *contents: bytes) -> Document:
    return received(cast.amina, *contents, status=Status.CLEAN)


def stored(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_death_of_the_sandbox_is_ours_to_mend(
    cast: Cast, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(converting, "JOB", DIES)
    document = scanned(cast, samples.pdf())

    with pytest.raises(SandboxTrouble, match="sandbox: exit"):
        normalise(document)

    assert stored(document).status == Status.CLEAN
    assert shelf("evidence") == set()


def test_file_that_kills_the_sandbox_is_held_and_can_be_released(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = scanned(cast, samples.pdf())
    with monkeypatch.context() as patched:
        patched.setattr(converting, "JOB", DIES)
        for _ in range(4):
            stages.run(Status.CLEAN, str(document.pk), normalise)
    held = stored(document)
    assert (held.is_held, held.attempts) == (True, 3)
    assert (held.status, held.trouble) == (Status.CLEAN, "sandbox: exit")

    stages.release_held(at=held.next_try_at)
    stages.run(Status.CLEAN, str(document.pk), normalise)

    assert stored(document).status == Status.NORMALISED


def test_doubtful_result_is_not_filed_but_held_at_once(
    cast: Cast, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = scanned(cast, samples.pdf())

    def doubted(*_: object, **__: object) -> NoReturn:
        raise Doubtful(Doubt.BLANK, page=0)

    # No file is known that is converted wrongly.
    monkeypatch.setattr(station, "convert", doubted)

    stages.run(Status.CLEAN, str(document.pk), normalise)

    held = stored(document)
    assert (held.is_held, held.attempts) == (True, 1)
    assert (held.status, held.trouble) == (Status.CLEAN, "doubtful: blank")
    assert shelf("evidence") == set()


def test_original_that_is_gone_is_ours_to_mend(cast: Cast) -> None:
    document = scanned(cast, samples.pdf())
    stores.discard("quarantine", document.sources.get().key)

    with pytest.raises(Hindered, match="StoreUnavailable"):
        normalise(document)

    assert stored(document).status == Status.CLEAN


def test_who_is_overtaken_deletes_the_own_output(cast: Cast, shelf: Shelf) -> None:
    document = scanned(cast, samples.pdf())
    late = stored(document)
    normalise(document)

    with pytest.raises(Overtaken):
        normalise(late)

    assert shelf("evidence") == {document.key}
    assert stored(document).key == document.key
