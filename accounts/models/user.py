import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.office import Office
from accounts.portal_ids import normalise_portal_id
from accounts.roles import Act, Role, can


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
    email = models.EmailField(_("e-mail"), blank=True)
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

    objects = UserManager()

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
            )
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

    def can(self, act: Act) -> bool:
        return self.is_active and can(self.role, act)

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's own permissions are not used: the admin classes ask `can`."""
        del perm, obj
        return False

    def has_module_perms(self, app_label: str) -> bool:
        del app_label
        return self.is_active and self.is_staff
