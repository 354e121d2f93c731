from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class InitialPin(models.Model):
    """The hash of the PIN that opens an account, once, until `valid_until`.

    A new letter replaces the row's PIN, so that only the latest letter works.
    """

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="initial_pin"
    )
    pin_hash = models.CharField(max_length=128)
    issued_at = models.DateTimeField(_("issued"))
    issued_by = models.CharField(_("issued by"), max_length=80)
    valid_until = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True)
    # For people who lost telephone and card: the letter takes their place.
    resets_second_factor = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("initial PIN")
        verbose_name_plural = _("initial PINs")

    def __str__(self) -> str:
        return str(self.user_id)
