import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.office import Office
from accounts.portal_ids import normalise_portal_id
from accounts.roles import Act, Role, can


class UserQuerySet(models.QuerySet["User"]):
    def not_activated(self, *, older_than: timedelta, at: datetime) -> "UserQuerySet":
        """Return open accounts that are older than this and were never used."""
        made = at - older_than
        return self.filter(activated_at=None, is_active=True, created_at__lte=made)


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=normalise_portal_id(username or ""))

    def create_superuser(self, username: str, password: str, **extra: Any) -> "User":
        """Create an administrator; called by `manage.py createsuperuser`."""
        username = normalise_portal_id(username)
        user = self.model(username=username, role=Role.ADMINISTRATOR, **extra)
        user.set_password(password)
        user.save()
        return user


class BirthDateKnown(models.TextChoices):
    """How much of a date of birth the papers say; many passports name a year only."""

    DAY = "day", _("the day")
    YEAR = "year", _("the year only")
    NOT = "not", _("not known")


class User(AbstractBaseUser):
    """A citizen, whose user name is the portal ID, or a member of staff."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(_("portal ID or user name"), max_length=40, unique=True)
    role = models.CharField(
        _("role"), max_length=20, choices=Role.choices, default=Role.CITIZEN
    )
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    family_name = models.CharField(_("family name"), max_length=120, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_date_known = models.CharField(
        _("known of the date of birth"),
        max_length=4,
        choices=BirthDateKnown.choices,
        default=BirthDateKnown.DAY,
    )
    # Tells two people apart (§ 51a SGB II); never a log-in, in no mail, in no address.
    customer_number = models.CharField(_("customer number"), max_length=20, blank=True)
    # Where letters go: the address on file.
    address_extra = models.CharField(_("care of"), max_length=120, blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    email_confirmed_at = models.DateTimeField(
        _("e-mail confirmed"), null=True, blank=True
    )
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    offices = models.ManyToManyField(Office, blank=True, verbose_name=_("offices"))
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    activated_at = models.DateTimeField(_("activated"), null=True, blank=True)
    # Locked can be unlocked; revoked is for good. Both are not active.
    locked_at = models.DateTimeField(_("locked"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    # Part of every session: one more ends all of them.
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    terms_version = models.CharField(_("terms of use"), max_length=10, blank=True)
    terms_acknowledged_at = models.DateTimeField(
        _("terms acknowledged"), null=True, blank=True
    )

    objects = UserManager.from_queryset(UserQuerySet)()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["family_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["family_name", "given_name", "username"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(given_name="", family_name=""),
                name="user_has_a_name",
            ),
            models.UniqueConstraint(
                fields=["customer_number"],
                condition=models.Q(customer_number__gt=""),
                name="user_customer_number_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(birth_date_known=BirthDateKnown.NOT)
                | models.Q(birth_date__isnull=True),
                name="user_unknown_birth_date_is_empty",
            ),
            models.CheckConstraint(
                condition=models.Q(is_active=False)
                | models.Q(locked_at__isnull=True, revoked_at__isnull=True),
                name="user_locked_is_not_active",
            ),
            models.CheckConstraint(
                condition=models.Q(email_confirmed_at__isnull=True)
                | models.Q(email__gt=""),
                name="user_confirmed_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def is_staff(self) -> bool:
        """Django's word for: may enter the admin."""
        return self.role != Role.CITIZEN

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Let a session end with a new password, and when all are ended at once."""
        hashed = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]
        return f"{self.session_epoch}.{hashed}"

    def can(self, act: Act) -> bool:
        return self.is_active and can(self.role, act)

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's own permissions are not used: the admin classes ask `can`."""
        del perm, obj
        return False

    def has_module_perms(self, app_label: str) -> bool:
        del app_label
        return self.is_active and self.is_staff
