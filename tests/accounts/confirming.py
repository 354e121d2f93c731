"""A person who types the codes of the mails owed to them."""

from datetime import timedelta

from accounts import confirming
from accounts.email_codes import code_of
from accounts.models import OwedMail, User
from tests.accounts.doors import door_for_codes
from tests.cast import NOON

NEW = "new@post.example"
HOUR = timedelta(hours=1)


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def codes_to(user: User) -> list[str]:
    """Return the codes of the mails owed to USER, the latest last."""
    owed = OwedMail.objects.filter(recipient=user, kind=OwedMail.Kind.CONFIRM)
    return [code_of(one, email=fresh(user).email) for one in owed.order_by("owed_at")]


def confirm(user: User, code: str, agreed_to: str = "", at: timedelta = HOUR) -> None:
    one = door_for_codes(user.username)
    confirming.confirm(user, code=code, door=one, at=NOON + at, agreed_to=agreed_to)
