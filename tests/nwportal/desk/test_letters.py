"""/admin/desk/letters/: what an office has to print, and prints once."""

from io import BytesIO
from unittest.mock import Mock

import pytest
from pypdf import PdfReader

from accounts import locking
from accounts.letters import batching, owing
from accounts.models import OwedLetter, User
from accounts.renewing import NotActive
from nwportal.desk.printing import not_printed
from nwportal.desk.views import letters
from tests.cast import NOON, Cast, citizen
from tests.nwportal.desk.counter import DESK, NONE_SUCH, SignIn, cost, words

URL = f"{DESK}letters/"


def owed(to: User) -> OwedLetter:
    kind, cause = OwedLetter.Kind.ACCESS, OwedLetter.Cause.ISSUED
    User.objects.filter(pk=to.pk).update(
        street="Weg 1", postal_code="64646", city="Heppenheim"
    )
    return owing.owe(kind, to=to, cause=cause, by=to, at=NOON)


def listed(sign_in: SignIn, person: User, query: str = "") -> list[OwedLetter]:
    response = sign_in(person).get(URL + query)
    assert response.status_code == 200
    return list(response.context["page"])


@pytest.mark.parametrize("who", ["selma", "mara"])
def test_lists_the_letters_of_the_office(cast: Cast, sign_in: SignIn, who: str) -> None:
    mine, done, foreign = owed(cast.amina), owed(cast.bernd), owed(cast.chris)
    OwedLetter.objects.filter(pk=done.pk).update(printed_at=NOON)
    person = getattr(cast, who)

    assert listed(sign_in, person) == [mine]
    assert listed(sign_in, person, "?printed") == [done]
    assert foreign not in listed(sign_in, person)


@pytest.mark.parametrize("who", ["carla", "jonas", "tina", "dario", "audrey", "alex"])
def test_is_for_desk_and_mailroom(cast: Cast, sign_in: SignIn, who: str) -> None:
    letter, client = owed(cast.amina), sign_in(getattr(cast, who))

    answers = [
        client.get(URL),
        client.post(f"{URL}{letter.pk}/print/"),
        client.post(f"{URL}run/"),
    ]

    assert {answer.status_code for answer in answers} == {403}


def test_prints_a_letter_once(cast: Cast, sign_in: SignIn) -> None:
    letter, client = owed(cast.amina), sign_in(cast.mara)
    url = f"{URL}{letter.pk}/print/"

    first, second = client.post(url), client.post(url)

    assert first.content.startswith(b"%PDF-")
    assert second.status_code == 404
    letter.refresh_from_db()
    assert letter.printed_at is not None


@pytest.mark.parametrize("which", ["foreign", "none"])
def test_prints_no_other(cast: Cast, sign_in: SignIn, which: str) -> None:
    letter = owed(cast.chris)
    pk = letter.pk if which == "foreign" else NONE_SUCH

    assert sign_in(cast.mara).post(f"{URL}{pk}/print/").status_code == 404
    letter.refresh_from_db()
    assert letter.printed_at is None


def test_to_a_locked_account_nothing_is_due(cast: Cast, sign_in: SignIn) -> None:
    letter = owed(cast.amina)
    locking.lock(cast.amina, reason="misuse", by=cast.selma, at=NOON)

    response = sign_in(cast.mara).post(f"{URL}{letter.pk}/print/")

    assert response.status_code == 404
    assert listed(sign_in, cast.mara) == []


def test_is_only_read_and_printing_only_posted(cast: Cast, sign_in: SignIn) -> None:
    letter, client = owed(cast.amina), sign_in(cast.mara)

    assert client.post(URL).status_code == 405
    assert client.get(f"{URL}{letter.pk}/print/").status_code == 405
    assert client.get(f"{URL}run/").status_code == 405


def test_costs_no_more_queries_for_more(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.mara)
    owed(cast.amina)
    one = cost(client, URL)

    for number in range(12):
        owed(citizen(f"Nr{number}", cast.case))

    assert cost(client, URL) == one


def test_prints_the_post_of_the_office_in_one_file(cast: Cast, sign_in: SignIn) -> None:
    letters = [owed(cast.amina), owed(cast.bernd), owed(cast.chris)]
    nowhere = owed(citizen("Ohne", cast.case))
    User.objects.filter(pk=nowhere.recipient_id).update(city="")

    response = sign_in(cast.mara).post(f"{URL}run/")

    printed = OwedLetter.objects.filter(printed_at__isnull=False)
    assert set(printed) == set(letters[:2])
    assert len(PdfReader(BytesIO(response.content)).pages) == 2
    assert "no-store" in response["Cache-Control"]


def test_nothing_to_print_is_said(cast: Cast, sign_in: SignIn) -> None:
    nowhere = owed(cast.amina)
    User.objects.filter(pk=cast.amina.pk).update(city="", postal_code="")

    response = sign_in(cast.mara).post(f"{URL}run/", follow=True)

    nowhere.refresh_from_db()
    assert words(response)
    assert nowhere.printed_at is None


def test_what_cannot_be_printed_holds_nothing_up(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "AT_ONCE", 1)
    first, second = owed(cast.amina), owed(cast.bernd)
    User.objects.filter(pk=cast.amina.pk).update(city="", language="ar")

    response = sign_in(cast.mara).post(f"{URL}run/")

    first.refresh_from_db()
    second.refresh_from_db()
    assert response.content.startswith(b"%PDF-")
    assert (first.printed_at, second.printed_at is None) == (None, False)


def test_what_happened_meanwhile_is_not_put_down_to_the_address(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed(cast.bernd)
    monkeypatch.setattr(batching, "settle", Mock(side_effect=NotActive))

    response = sign_in(cast.mara).post(f"{URL}run/", follow=True)

    assert words(response) == not_printed(NotActive())
