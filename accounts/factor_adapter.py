"""What allauth asks us about second factors: names to show, secrets to seal."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.crypto import salted_hmac

from accounts.models import Organisation
from accounts.portal_ids import printed_portal_id


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # has no types
    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text).decode()

    def _get_site_name(self) -> str:
        """Name the county's portal; telephones show it to whoever looks on."""
        organisation = Organisation.objects.first()
        return organisation.portal_name if organisation else super()._get_site_name()

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return printed_portal_id(user.get_username())

    def get_public_key_credential_user_entity(
        self, user: AbstractBaseUser
    ) -> dict[str, object]:
        """Name the portal ID only: a passkey may lie in a family's shared store."""
        entity: dict[str, object] = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": self._get_user_identifier(user)}


def _box() -> MultiFernet:
    """Return what seals with SECRET_KEY, and opens what an older key has sealed."""
    return MultiFernet(
        Fernet(_derived(secret))
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    )


def _derived(secret: str | bytes) -> bytes:
    digest = salted_hmac("accounts.factors", "", secret=secret, algorithm="sha256")
    return base64.urlsafe_b64encode(digest.digest())
