"""A provisional case becomes a real one, and nothing of it is lost."""

from datetime import date

import pytest

from accounts.actors import Machine
from accounts.models import AuditEvent, Office
from decisions import merging
from decisions.merging import Merged, NotMerged, merge
from decisions.models import Decision
from documents.models import Case, CaseMember, Document
from tests.cast import NOON, Cast, decision, document

BY = Machine("test")
REAL = "61402//00000999"
MADE_UP = "V-7K3M-92QX"


@pytest.fixture
def provisional(cast: Cast) -> Case:
    """Let Amina's case be a provisional one."""
    Case.objects.filter(pk=cast.case.pk).update(number=MADE_UP, provisional=True)
    return cast.case


def test_a_number_that_nobody_has_is_given_to_it(provisional: Case) -> None:
    merged = merge(MADE_UP, REAL, by=BY, at=NOON)

    provisional.refresh_from_db()
    assert merged == Merged(REAL, renumbered=True)
    assert (provisional.number, provisional.provisional) == (REAL, False)
    event = AuditEvent.objects.get(event="case.renumbered")
    assert event.facts == {"before": MADE_UP}


def test_all_it_holds_moves_into_the_case_of_the_number(
    cast: Cast, provisional: Case
) -> None:
    paper, letter = document(cast.amina), decision(cast.amina)
    target = Case.objects.get(members__user=cast.bernd)

    merged = merge(MADE_UP, target.number, by=BY, at=NOON)

    assert merged == Merged(target.number, members=1, documents=1, decisions=1)
    assert Document.objects.get(pk=paper.pk).case == target
    assert Decision.objects.get(pk=letter.pk).case == target
    assert {m.user for m in target.members.all()} == {cast.amina, cast.bernd}
    provisional.refresh_from_db()
    assert provisional.merged_into == target


def test_the_target_takes_over_what_it_lacks(cast: Cast, provisional: Case) -> None:
    office = Office.objects.get(code="here")
    target = Case.objects.create(number=REAL, office=office)
    start, end = date(2026, 1, 1), date(2026, 6, 30)
    period = {"grant_start": start, "grant_end": end}
    Case.objects.filter(pk=provisional.pk).update(caseworker=cast.carla, **period)

    merge(MADE_UP, REAL, by=BY, at=NOON)

    target.refresh_from_db()
    assert target.caseworker == cast.carla
    assert (target.grant_start, target.grant_end) == (start, end)


def test_what_the_target_has_stays(cast: Cast, provisional: Case) -> None:
    target = Case.objects.get(members__user=cast.bernd)
    period = {"grant_start": date(2026, 1, 1), "grant_end": date(2026, 6, 30)}
    Case.objects.filter(pk=provisional.pk).update(**period)
    theirs = {"grant_start": date(2026, 3, 1), "grant_end": date(2026, 8, 31)}
    Case.objects.filter(pk=target.pk).update(**theirs)

    merge(MADE_UP, target.number, by=BY, at=NOON)

    target.refresh_from_db()
    assert target.grant_start == date(2026, 3, 1)


def test_each_person_still_finds_what_is_theirs(cast: Cast, provisional: Case) -> None:
    paper = document(cast.amina)
    target = Case.objects.get(members__user=cast.bernd)

    merge(MADE_UP, target.number, by=BY, at=NOON)

    assert list(Document.objects.visible_to(cast.amina)) == [paper]
    assert list(Document.objects.visible_to(cast.dora)) == [paper]
    assert list(Case.objects.visible_to(cast.amina)) == [target]
    assert provisional not in Case.objects.visible_to(cast.dora)


def test_who_is_in_both_cases_is_in_it_once(cast: Cast, provisional: Case) -> None:
    target = Case.objects.get(members__user=cast.bernd)
    CaseMember.objects.create(case=target, user=cast.amina)

    merge(MADE_UP, target.number, by=BY, at=NOON)

    assert target.members.filter(user=cast.amina).count() == 1
    assert not provisional.members.exists()


def test_twice_is_as_once_and_takes_what_came_late(
    cast: Cast, provisional: Case
) -> None:
    target = Case.objects.get(members__user=cast.bernd)
    merge(MADE_UP, target.number, by=BY, at=NOON)
    assert merge(MADE_UP, target.number, by=BY, at=NOON) == Merged(target.number)

    late = document(cast.amina, case=provisional)
    merge(MADE_UP, target.number, by=BY, at=NOON)

    assert Document.objects.get(pk=late.pk).case == target
    assert AuditEvent.objects.filter(event="case.merged").count() == 1


def test_what_is_written_meanwhile_goes_where_the_rest_went(
    cast: Cast, provisional: Case
) -> None:
    target = Case.objects.get(members__user=cast.bernd)
    merge(MADE_UP, target.number, by=BY, at=NOON)

    assert Case.objects.to_write_into(provisional) == target
    assert Case.objects.to_write_into(target) == target


@pytest.mark.parametrize(
    ("given", "into", "reason"),
    [
        ("V-AAAA-AAAA", REAL, "no case V-AAAA-AAAA"),
        (MADE_UP, "61402-999", "Example: 61402//00000705"),
        (MADE_UP, "V-AAAA-AAAA", "Example: 61402//00000705"),
    ],
)
@pytest.mark.usefixtures("provisional")
def test_what_cannot_be_merged_is_refused(given: str, into: str, reason: str) -> None:
    with pytest.raises(NotMerged, match=reason):
        merge(given, into, by=BY, at=NOON)

    assert not Case.objects.filter(merged_into__isnull=False).exists()


def test_a_case_with_a_number_keeps_it(cast: Cast) -> None:
    with pytest.raises(NotMerged, match="no provisional case"):
        merge(cast.case.number, REAL, by=BY, at=NOON)


@pytest.mark.parametrize("second", [REAL, "61402//00000998"])
def test_nothing_is_merged_into_two_cases(
    second: str, cast: Cast, provisional: Case
) -> None:
    Case.objects.create(number="61402//00000998", office=Office.objects.all()[0])
    target = Case.objects.get(members__user=cast.bernd)
    merge(MADE_UP, target.number, by=BY, at=NOON)

    with pytest.raises(NotMerged, match="into another case before"):
        merge(MADE_UP, second, by=BY, at=NOON)

    provisional.refresh_from_db()
    assert provisional.merged_into == target


def test_a_dry_run_says_what_would_move(cast: Cast, provisional: Case) -> None:
    document(cast.amina)
    target = Case.objects.get(members__user=cast.bernd)

    would = merging.merge(MADE_UP, target.number, by=BY, at=NOON, dry_run=True)

    provisional.refresh_from_db()
    assert (would.members, would.documents) == (1, 1)
    assert provisional.merged_into is None
    assert Document.objects.get().case == provisional
    assert not AuditEvent.objects.filter(event="case.merged").exists()
