"""The daily limits count for the person, and for who sends for several people."""

import pytest

from documents import allowance, intake
from documents.allowance import TooMuchToday
from documents.models import Case, Document
from tests.cast import Cast
from tests.documents.sending import submission


@pytest.fixture(autouse=True)
def _two_files_a_day(monkeypatch: pytest.MonkeyPatch, shelf: object) -> None:
    del shelf
    monkeypatch.setattr(allowance, "FILES_A_DAY", 2)


def send(cast: Cast, by: str, citizen: str) -> Document:
    whose = getattr(cast, citizen)
    of_case = Case.objects.get(members__user=whose)
    by_whom = getattr(cast, by)
    return intake.receive(submission(), case=of_case, by=by_whom, citizen=whose)


def test_a_persons_allowance_is_shared_with_who_acts_for_them(cast: Cast) -> None:
    send(cast, by="amina", citizen="amina")
    send(cast, by="bernd", citizen="amina")

    for by in ("amina", "bernd", "chris"):
        with pytest.raises(TooMuchToday):
            send(cast, by=by, citizen="amina")


def test_an_agent_has_one_allowance_for_all_they_act_for(cast: Cast) -> None:
    send(cast, by="bernd", citizen="amina")
    send(cast, by="bernd", citizen="chris")

    with pytest.raises(TooMuchToday):
        send(cast, by="bernd", citizen="amina")


def test_what_is_sent_for_others_leaves_the_own_allowance(cast: Cast) -> None:
    send(cast, by="bernd", citizen="amina")
    send(cast, by="bernd", citizen="chris")

    assert send(cast, by="bernd", citizen="bernd").sent_by is None
    assert send(cast, by="amina", citizen="amina")
