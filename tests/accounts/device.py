"""A telephone that holds passkeys, as the browser lets a page use it (ES256)."""

import json
import os
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

ORIGIN = "https://portal.example"
PRESENT = AuthenticatorData.FLAG.UP
VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


@dataclass
class Device:
    """It makes one passkey; ASKS says whether it asks for finger, face or PIN."""

    origin: str = ORIGIN
    asks: bool = True
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    credential_id: bytes = field(default_factory=lambda: os.urandom(16))
    user_handle: str = ""

    def create(self, question: dict[str, Any]) -> str:
        """Return what the form sends after navigator.credentials.create()."""
        options = question["publicKey"]
        self.user_handle = options["user"]["id"]
        public = ES256.from_cryptography_key(  # type: ignore[no-untyped-call]
            self.key.public_key()
        )
        data = AttestedCredentialData.create(
            Aaguid(b"\0" * 16), self.credential_id, public
        )
        flags = self._flags() | AuthenticatorData.FLAG.AT
        authenticator = AuthenticatorData.create(
            sha256(options["rp"]["id"].encode()), flags, 0, bytes(data)
        )
        attestation = AttestationObject.create("none", authenticator, {})
        client = self._client("webauthn.create", options)
        response = {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(bytes(attestation)),
        }
        return self._credential(response, credProps={"rk": True})

    def get(self, question: dict[str, Any], **changes: str) -> str:
        """Return what the form sends after navigator.credentials.get()."""
        options = question["publicKey"]
        authenticator = AuthenticatorData.create(
            sha256(options["rpId"].encode()), self._flags(), 0
        )
        client = self._client("webauthn.get", options)
        signed = bytes(authenticator) + client.hash
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(bytes(authenticator)),
            "signature": websafe_encode(self.key.sign(signed, ec.ECDSA(SHA256()))),
            "userHandle": self.user_handle,
        }
        return self._credential({**response, **changes})

    def _flags(self) -> AuthenticatorData.FLAG:
        return VERIFIED if self.asks else PRESENT

    def _client(self, kind: str, options: dict[str, Any]) -> CollectedClientData:
        challenge = websafe_decode(options["challenge"])
        return CollectedClientData.create(
            type=kind, challenge=challenge, origin=self.origin
        )

    def _credential(self, response: dict[str, str], **results: Any) -> str:
        number = websafe_encode(self.credential_id)
        return json.dumps(
            {
                "type": "public-key",
                "id": number,
                "rawId": number,
                "response": response,
                "clientExtensionResults": results,
            }
        )
