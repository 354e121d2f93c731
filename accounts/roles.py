"""Who may do what: one table, asked through `can` and `check`."""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    CITIZEN = "citizen", _("Citizen")
    CASEWORKER = "caseworker", _("Caseworker")
    JOB_COACH = "job coach", _("Job coach")
    TEAM_LEAD = "team lead", _("Team lead")
    SERVICE_DESK = "service desk", _("Service desk")
    MAILROOM = "mailroom", _("Mailroom")
    DATA_PROTECTION = "data protection", _("Data protection officer")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class Act(StrEnum):
    """What a person can do; the rows it reaches are decided by `visible_to`."""

    SEND_EVIDENCE = "send evidence"
    SEE_CASES = "see cases"
    READ_EVIDENCE = "read evidence"
    READ_FINANCES = "read bank statements and the like"
    REVIEW_EVIDENCE = "review evidence"
    ISSUE_DECISIONS = "issue decisions"
    ASSIGN_CASES = "assign cases"
    ISSUE_ACCESS = "issue, lock and restore access"
    PRINT_LETTERS = "print letters"
    VIEW_AS_PERSON = "see what a person sees"
    RUN_PIPELINE = "run the pipeline"
    EDIT_CATALOGUES = "edit catalogues"
    MANAGE_STAFF = "manage staff"
    READ_ACCESS_LOG = "read who looked at what"
    READ_AUDIT = "read the audit trail"


_CASEWORK = frozenset(
    {
        Act.SEE_CASES,
        Act.READ_EVIDENCE,
        Act.READ_FINANCES,
        Act.REVIEW_EVIDENCE,
        Act.ISSUE_DECISIONS,
    }
)
MAY: dict[Role, frozenset[Act]] = {
    Role.CITIZEN: frozenset({Act.SEND_EVIDENCE}),
    Role.CASEWORKER: _CASEWORK,
    # Finds work with people; what they earn and spend is no business of theirs.
    Role.JOB_COACH: frozenset({Act.SEE_CASES, Act.READ_EVIDENCE}),
    Role.TEAM_LEAD: _CASEWORK | {Act.ASSIGN_CASES},
    # Knows people and their access, reads no papers.
    Role.SERVICE_DESK: frozenset(
        {Act.SEE_CASES, Act.ISSUE_ACCESS, Act.PRINT_LETTERS, Act.VIEW_AS_PERSON}
    ),
    Role.MAILROOM: frozenset({Act.PRINT_LETTERS}),
    Role.DATA_PROTECTION: frozenset({Act.READ_ACCESS_LOG}),
    Role.AUDITOR: frozenset({Act.READ_AUDIT}),
    # Runs the house, reads nobody's papers.
    Role.ADMINISTRATOR: frozenset(
        {
            Act.SEE_CASES,
            Act.ASSIGN_CASES,
            Act.RUN_PIPELINE,
            Act.EDIT_CATALOGUES,
            Act.MANAGE_STAFF,
            Act.READ_AUDIT,
        }
    ),
}
# A case is somebody's whose work it is.
CASEWORKERS = [role for role, acts in MAY.items() if acts >= _CASEWORK]


def can(role: str, act: Act) -> bool:
    return act in MAY[Role(role)]


def check(role: str, act: Act) -> None:
    """Raise PermissionDenied unless ROLE may do ACT."""
    if not can(role, act):
        raise PermissionDenied


def table() -> str:
    """Return who may do what, as the Markdown that docs/roles.md shows."""
    head = ["may", *(role.value for role in Role)]
    rows = [
        [act.value, *("x" if can(role, act) else "" for role in Role)] for act in Act
    ]
    lines = [head, ["---", *(":-:" for _role in Role)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
