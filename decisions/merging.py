"""Gives a provisional case its number, or moves all it holds into the real one."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts import auditing
from accounts.actors import Machine
from accounts.models import User
from decisions.models import Decision
from documents.models import Case, CaseMember, Document
from documents.placing import NUMBER, tidy_number


class NotMerged(Exception):
    """Nothing was moved; the message says why."""


@dataclass(frozen=True)
class Merged:
    """What was moved into the case; nothing if it only got its number."""

    number: str
    renumbered: bool = False
    members: int = 0
    documents: int = 0
    decisions: int = 0


def merge(
    provisional: str,
    into: str,
    *,
    by: User | Machine,
    at: datetime,
    dry_run: bool = False,
) -> Merged:
    """Merge the provisional case into the one of that number; nothing is lost.

    If there is none of that number yet, the case gets it. What is uploaded meanwhile
    waits and follows. Once more is no error. Raises NotMerged.
    """
    with transaction.atomic():
        old, number = _provisional(provisional), _real_number(into)
        target = Case.objects.select_for_update().filter(number=number).first()
        if target is None:
            merged = _renumber(old, number, by=by, at=at)
        else:
            merged = _move(old, target, by=by, at=at)
        transaction.set_rollback(dry_run)
    return merged


def _provisional(number: str) -> Case:
    cases = Case.objects.select_for_update(of=("self",))
    old = cases.filter(number=number.strip().upper()).first()
    if old is None:
        message = f"There is no case {number}."
        raise NotMerged(message)
    if not old.provisional:
        message = f"{old.number} is no provisional case: it keeps its number."
        raise NotMerged(message)
    return old


def _real_number(into: str) -> str:
    number = tidy_number(into) if NUMBER.fullmatch(into.strip().upper()) else ""
    if not number:
        message = f"{into} is not a case number. Example: 61402//00000705"
        raise NotMerged(message)
    return number


def _renumber(old: Case, number: str, *, by: User | Machine, at: datetime) -> Merged:
    if old.merged_into_id:
        message = f"{old.number} was merged into another case before."
        raise NotMerged(message)
    before, old.number, old.provisional = old.number, number, False
    old.save(update_fields=["number", "provisional"])
    auditing.record("case.renumbered", on=old, by=by, at=at, before=before)
    return Merged(number, renumbered=True)


def _move(old: Case, target: Case, *, by: User | Machine, at: datetime) -> Merged:
    if old.merged_into_id not in {None, target.pk}:
        message = f"{old.number} was merged into another case before."
        raise NotMerged(message)
    merged = Merged(
        number=target.number,
        members=_move_members(old, target),
        documents=Document.objects.filter(case=old).update(case=target),
        decisions=Decision.objects.filter(case=old).update(case=target),
    )
    if old.merged_into_id is None:
        old.merged_into = target
        old.save(update_fields=["merged_into"])
        taken = _take_over(old, target)
        auditing.record(
            "case.merged",
            on=old,
            by=by,
            at=at,
            into=str(target.pk),
            members=merged.members,
            documents=merged.documents,
            decisions=merged.decisions,
            taken_over=taken,
        )
    return merged


def _take_over(old: Case, target: Case) -> list[str]:
    """Give the target what it lacks of the other; return the names of the fields."""
    fields = []
    keeper, office = old.caseworker, target.office
    # A caseworker works on the cases of their own offices.
    if target.caseworker is None and keeper and keeper.offices.contains(office):
        target.caseworker = keeper
        fields.append("caseworker")
    if target.grant_start is None and old.grant_start is not None:
        target.grant_start, target.grant_end = old.grant_start, old.grant_end
        fields += ["grant_start", "grant_end"]
    if fields:
        target.save(update_fields=fields)
    return fields


def _move_members(old: Case, target: Case) -> int:
    """Move the members; whoever is in both cases stays in the one that is left."""
    there = target.members.values("user")
    CaseMember.objects.filter(case=old, user__in=there).delete()
    return CaseMember.objects.filter(case=old).update(case=target)
