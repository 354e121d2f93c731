import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Office, User
from accounts.roles import CASEWORKERS, Act, Role


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> "CaseQuerySet":
        """Return the cases USER may know of: own ones, or those of their offices."""
        return self._of(user).filter(merged_into__isnull=True)

    def to_write_into(self, case: "Case") -> "Case":
        """Return CASE, or that into which it was merged, until the transaction ends.

        Whoever merges it waits: nothing is written into a case that is no more.
        """
        row = self.select_for_update(no_key=True).get(pk=case.pk)
        return row.merged_into or row

    def _of(self, user: User) -> "CaseQuerySet":
        if user.role == Role.CITIZEN:
            return self.filter(members__user=user)
        if user.role == Role.ADMINISTRATOR:
            return self.all()
        if user.can(Act.SEE_CASES):
            return self.filter(office__in=user.offices.all())
        return self.none()


class Case(models.Model):
    """A benefit household (Bedarfsgemeinschaft) as the office runs it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("case number"), max_length=30, unique=True)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, verbose_name=_("office")
    )
    caseworker = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_cases",
        limit_choices_to={"role__in": CASEWORKERS},
        verbose_name=_("caseworker"),
    )
    # At the first interview there may be no number yet: a made-up one, merged later.
    provisional = models.BooleanField(_("provisional"), default=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="merged_cases",
        verbose_name=_("merged into"),
    )
    grant_start = models.DateField(_("grant period from"), null=True, blank=True)
    grant_end = models.DateField(_("grant period until"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(grant_start__isnull=True, grant_end__isnull=True)
                | models.Q(
                    grant_start__isnull=False,
                    grant_end__isnull=False,
                    grant_end__gte=models.F("grant_start"),
                ),
                name="case_grant_period_is_a_period",
            )
        ]

    def __str__(self) -> str:
        return self.number


class CaseMember(models.Model):
    """A person of the household who has an account; sees only their own papers."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="memberships",
        limit_choices_to={"role": Role.CITIZEN},
        verbose_name=_("person"),
    )

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(fields=["case", "user"], name="case_member_once")
        ]

    def __str__(self) -> str:
        return str(self.user)
