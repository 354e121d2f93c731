"""Why an attempt failed, in the words of the back office."""

import pytest

from documents.failures import LABELS, label
from documents.lifecycle import Status
from documents.models import Document
from documents.normalising.reasons import Reason
from tests import samples
from tests.cast import Cast
from tests.documents.sending import received


def test_every_reason_has_words_of_its_own() -> None:
    assert set(LABELS) == set(Reason)
    assert len({label(reason) for reason in Reason}) == len(Reason)


@pytest.mark.parametrize("reason", Reason)
def test_reason_fits_into_its_column(reason: Reason) -> None:
    longest = Document._meta.get_field("failure").max_length

    assert len(reason) <= (longest or 0)
    assert label(reason) != reason


@pytest.mark.parametrize("name", ["Eicar-Test-Signature", "Win.Trojan.Agent-1", ""])
def test_name_of_a_virus_stays_as_it_is(name: str) -> None:
    assert label(name) == name


def test_file_to_blame_is_named_as_the_person_called_it(cast: Cast) -> None:
    both = received(cast.amina, samples.pdf(), samples.jpeg(), failed_source=1)
    none = received(cast.amina, samples.pdf(), status=Status.RECEIVED)

    assert (both.failed_file, none.failed_file) == ("seite-1", "")
