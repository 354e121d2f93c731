"""Who may do what: one table, asked through `can` and `check`."""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    CITIZEN = "citizen", _("Citizen")
    CASEWORKER = "caseworker", _("Caseworker")
    ADMINISTRATOR = "administrator", _("Administrator")


class Act(StrEnum):
    """What a person can do; the rows it reaches are decided by `visible_to`."""

    SEND_EVIDENCE = "send evidence"
    SEE_CASES = "see cases"
    READ_EVIDENCE = "read evidence"
    REVIEW_EVIDENCE = "review evidence"
    ISSUE_DECISIONS = "issue decisions"
    RUN_PIPELINE = "run the pipeline"
    EDIT_CATALOGUES = "edit catalogues"
    MANAGE_STAFF = "manage staff"
    READ_AUDIT = "read the audit trail"


MAY: dict[Role, frozenset[Act]] = {
    Role.CITIZEN: frozenset({Act.SEND_EVIDENCE}),
    Role.CASEWORKER: frozenset(
        {Act.SEE_CASES, Act.READ_EVIDENCE, Act.REVIEW_EVIDENCE, Act.ISSUE_DECISIONS}
    ),
    # Runs the house, reads nobody's papers.
    Role.ADMINISTRATOR: frozenset(
        {
            Act.SEE_CASES,
            Act.RUN_PIPELINE,
            Act.EDIT_CATALOGUES,
            Act.MANAGE_STAFF,
            Act.READ_AUDIT,
        }
    ),
}


def can(role: str, act: Act) -> bool:
    return act in MAY[Role(role)]


def check(role: str, act: Act) -> None:
    """Raise PermissionDenied unless ROLE may do ACT."""
    if not can(role, act):
        raise PermissionDenied
