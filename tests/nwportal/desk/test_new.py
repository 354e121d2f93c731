"""/admin/desk/people/new/: the first interview."""

from datetime import date
from typing import Any

import pytest

from accounts.models import OwedLetter, User
from documents.models import Case
from tests.cast import Cast
from tests.nwportal.desk.counter import DESK, SignIn, events

URL = f"{DESK}people/new/"


def typed(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {
        "given_name": "Nina",
        "family_name": "Neu",
        "language": "uk",
        "known": "day",
        "birth_date_day": "3",
        "birth_date_month": "9",
        "birth_date_year": "1987",
        "office": str(cast.case.office.pk),
        "case": "",
        **changes,
    }


def test_opens_an_account_in_a_provisional_case(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.selma).post(URL, typed(cast))

    nina = User.objects.get(given_name="Nina")
    case = Case.objects.get(members__user=nina)
    assert response["Location"] == f"{DESK}people/{nina.pk}/"
    assert (nina.birth_date, nina.language) == (date(1987, 9, 3), "uk")
    assert (nina.activated_at, nina.has_usable_password()) == (None, False)
    assert (case.provisional, case.office.code) == (True, "here")
    assert "account.issued" in events(nina)
    assert OwedLetter.objects.get(recipient=nina).printed_at is None


def test_or_in_a_case_that_there_is(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.selma).post(URL, typed(cast, case=cast.case.number.lower()))

    assert cast.case.members.filter(user__given_name="Nina").exists()


@pytest.mark.parametrize(("known", "born"), [("year", date(1987, 1, 1)), ("not", None)])
def test_takes_who_has_one_name_and_no_certain_date_of_birth(
    cast: Cast, sign_in: SignIn, known: str, born: date | None
) -> None:
    data = typed(cast, given_name="", family_name="Solo", known=known)

    sign_in(cast.selma).post(URL, data)

    solo = User.objects.get(family_name="Solo")
    assert (solo.birth_date_known, solo.birth_date) == (known, born)


@pytest.mark.parametrize(
    "changes",
    [
        {"given_name": "", "family_name": ""},
        {"birth_date_year": "2999"},
        {"birth_date_year": "2020"},
        {"birth_date_day": "", "birth_date_month": "", "birth_date_year": ""},
        {"case": "nonsense"},
        {"language": "tlh"},
        {"office": ""},
        {"office": "there"},
        {"case": "there"},
    ],
)
def test_what_cannot_be_is_said_and_nobody_made(
    cast: Cast, sign_in: SignIn, changes: dict[str, str]
) -> None:
    there = Case.objects.get(members__user=cast.chris)
    if changes.get("office") == "there":
        changes = {"office": str(there.office.pk)}
    if changes.get("case") == "there":
        changes = {"case": there.number}

    response = sign_in(cast.selma).post(URL, typed(cast, **changes))

    assert response.status_code == 422
    assert response.context["form"].errors
    assert not User.objects.filter(language="uk").exists()


def test_nobody_is_issued_two_accounts(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.selma)

    answers = [client.post(URL, typed(cast)).status_code for _ in range(2)]

    assert answers == [302, 422]
    assert User.objects.filter(given_name="Nina").count() == 1


def test_a_customer_number_brings_nobody_into_reach(
    cast: Cast, sign_in: SignIn
) -> None:
    User.objects.filter(pk=cast.chris.pk).update(customer_number="KD-99")
    data = typed(cast, customer_number="KD-99", case=cast.case.number)

    response = sign_in(cast.selma).post(URL, data)

    assert response.status_code == 422
    assert "customer_number" in response.context["form"].errors
    assert not cast.case.members.filter(user=cast.chris).exists()


def test_extra_fields_change_nothing(cast: Cast, sign_in: SignIn) -> None:
    extra = {
        "username": "boss",
        "role": "administrator",
        "password": "x",
        "email": "thief@post.example",
        "activated_at": "2026-01-01",
        "offices": [str(cast.case.office.pk)],
    }

    sign_in(cast.selma).post(URL, typed(cast, **extra))

    nina = User.objects.get(given_name="Nina")
    assert (nina.role, nina.email, nina.activated_at) == ("citizen", "", None)
    assert not nina.has_usable_password()
    assert not nina.offices.exists()
