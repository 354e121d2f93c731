"""The pages of one's own account, as address and what is posted to it."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.utils.translation import get_language

from accounts import auditing, confirming, consents
from accounts.models import Consent, User
from accounts.recounting import SIGN_INS
from tests.accounts.issued import issued, letter
from tests.cast import NOON, Cast, reachable

ME = "/accounts/me/"
Asked = tuple[str, dict[str, str] | None]


def of_a_letter() -> Asked:
    """Return a first step that leads to the second, in the language of the moment."""
    account = issued(language=get_language() or "de")
    return "/accounts/activate/", letter(account)


def of_a_citizen(cast: Cast) -> Iterator[Asked]:
    # Not the one of the cast: the test has given people another language.
    amina = User.objects.get(pk=cast.amina.pk)
    for name in ("", "language/", "password/", "looks/", "sign-ins/"):
        yield f"{ME}{name}", None
    yield from _addresses(amina)
    yield from _consents(amina)
    _leave_traces(cast, amina)
    for name in ("looks/", "looks/?page=2", "sign-ins/"):
        yield f"{ME}{name}", None
    yield f"{ME}password/", {"old_password": "wrong", "new_password1": "short"}


def of_staff() -> Iterator[Asked]:
    for name in ("", "password/", "sign-ins/"):
        yield f"{ME}{name}", None


def _addresses(amina: User) -> Iterator[Asked]:
    """Give the pages without an address, with one that waits, and a confirmed one."""
    yield f"{ME}email/", None
    yield f"{ME}email/", {"email": "none"}
    confirming.change(amina, email="new@post.example", at=NOON)
    yield f"{ME}email/", None
    for path in (f"{ME}email/code/", "/accounts/activate/email/"):
        yield path, None
        yield path, {"code": "12"}
    yield ME, None


def _consents(amina: User) -> Iterator[Asked]:
    """Give the page with nothing, all, and a consent that rests."""
    amina = User.objects.get(pk=amina.pk)
    yield f"{ME}consents/", None
    reachable(amina)
    yield f"{ME}email/", None
    yield f"{ME}consents/", None
    Authenticator.objects.get_or_create(user=amina, type="totp", defaults={"data": {}})
    consents.give(amina, Consent.Kind.ANNOUNCEMENT, version="1", at=NOON)
    yield f"{ME}consents/", None
    User.objects.filter(pk=amina.pk).update(email_confirmed_at=None)
    yield f"{ME}consents/", None


def _leave_traces(cast: Cast, amina: User) -> None:
    """Let something of each kind have happened, and staff have looked often."""
    for event in SIGN_INS:
        auditing.record(
            event, on=amina, by=amina, at=NOON, subject=amina, device="Firefox"
        )
    for _ in range(21):
        auditing.record_look(
            "case.seen", on=cast.case, subjects=[amina], by=cast.carla, at=NOON
        )
