"""The tables of the lifecycle are complete and agree with each other."""

import pytest

from documents.lifecycle import (
    FAILED,
    NEXT,
    OWNER,
    REPLACEABLE,
    SHOWABLE,
    Owner,
    Status,
    picture,
)
from documents.stages import STAGES

TABLE = {
    Status.RECEIVED: {Status.CLEAN, Status.INFECTED},
    Status.CLEAN: {Status.NORMALISED, Status.UNREADABLE},
    Status.NORMALISED: {Status.QUEUED},
    Status.QUEUED: {
        Status.ACCEPTED,
        Status.RETURNED,
        Status.WITHDRAWN,
        Status.INFECTED,
    },
    Status.ACCEPTED: {Status.QUEUED, Status.INFECTED},
    Status.RETURNED: {Status.QUEUED},
    Status.INFECTED: {Status.RECEIVED},
    Status.UNREADABLE: set(),
    Status.WITHDRAWN: set(),
}


@pytest.mark.parametrize("status", Status)
def test_leads_where_the_design_says(status: Status) -> None:
    assert NEXT[status] == TABLE[status]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_an_owner(status: Status) -> None:
    assert isinstance(OWNER[status], Owner)


def test_tables_name_every_status_and_no_other() -> None:
    assert set(NEXT) == set(OWNER) == set(Status)


def test_what_the_system_owns_has_a_stage_and_nothing_else_has() -> None:
    owned = {status for status in Status if OWNER[status] is Owner.SYSTEM}

    assert set(STAGES) == owned


def test_what_nobody_owns_is_no_task_of_the_citizen() -> None:
    ended = {status for status in Status if OWNER[status] is Owner.NOBODY}

    assert not ended & REPLACEABLE


def test_the_citizen_can_replace_whatever_is_theirs_to_mend() -> None:
    owned = {status for status in Status if OWNER[status] is Owner.CITIZEN}

    assert owned == REPLACEABLE


@pytest.mark.parametrize("status", Status)
def test_every_status_can_be_reached(status: Status) -> None:
    reached = {Status.RECEIVED}.union(*NEXT.values())

    assert status in reached


def test_nothing_is_shown_before_it_was_scanned_and_normalised() -> None:
    unshown = {Status.RECEIVED, Status.CLEAN, Status.WITHDRAWN} | FAILED

    assert set(Status) - unshown == SHOWABLE


def test_only_the_scan_and_the_administrator_lead_to_and_from_the_beginning() -> None:
    before = {status for status in Status if Status.RECEIVED in NEXT[status]}

    assert before == {Status.INFECTED}


def test_picture_draws_every_arrow_and_every_owner() -> None:
    lines = [line.strip() for line in picture().splitlines()]

    arrows = {f"{a.name} --> {b.name}" for a, after in NEXT.items() for b in after}
    owners = {f"{s.name}: {s.name}<br>{OWNER[s]}" for s in Status}
    assert lines[:2] == ["stateDiagram-v2", "[*] --> RECEIVED"]
    assert arrows | owners <= set(lines)
    ends = {line for line in lines if line.endswith("--> [*]")}
    assert ends == {f"{s} --> [*]" for s in ("ACCEPTED", "UNREADABLE", "WITHDRAWN")}
    assert len(lines) == 2 + len(arrows) + len(owners) + len(ends)
