"""/accounts/me/email/code/new/: another code for who waits for one."""

from collections.abc import Callable

from django.test import Client

from accounts.models import OwedMail
from tests.accounts.me.waiting import let_wait
from tests.cast import NOON, Cast

URL = "/accounts/me/email/code/new/"
SignIn = Callable[[object], Client]


def codes() -> int:
    return OwedMail.objects.filter(kind=OwedMail.Kind.CONFIRM).count()


def test_another_mail_is_owed(cast: Cast, sign_in: SignIn) -> None:
    let_wait(cast.amina)
    OwedMail.objects.update(sent_at=NOON)

    response = sign_in(cast.amina).post(URL)

    assert response["Location"] == "/accounts/me/email/code/"
    assert codes() == 2


def test_a_mail_that_has_not_left_is_replaced(cast: Cast, sign_in: SignIn) -> None:
    let_wait(cast.amina)

    sign_in(cast.amina).post(URL)

    assert codes() == 1


def test_not_more_than_five_leave_in_a_day(cast: Cast, sign_in: SignIn) -> None:
    let_wait(cast.amina)
    client = sign_in(cast.amina)
    for _ in range(6):
        OwedMail.objects.update(sent_at=NOON)
        client.post(URL)

    assert codes() == 5
    page = client.get("/accounts/me/email/code/").content.decode()
    assert "kern-alert--warning" in page


def test_who_waits_for_none_gets_none(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.amina).post(URL)

    assert codes() == 0


def test_only_by_post_and_for_citizens(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get(URL).status_code == 405
    client = sign_in(cast.carla)
    assert client.post(URL).status_code == 404

    client.logout()
    assert client.post(URL)["Location"].startswith("/accounts/login/?next=")
