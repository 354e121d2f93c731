"""/admin/desk/people/<id>/…: what desk and person do together."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from accounts.models import AuditEvent, Mandate, User
from tests.accounts.acting import mandate
from tests.cast import PASSWORD, Cast
from tests.nwportal.desk.counter import IDENTITY, SignIn, of

BOTH = {"new_password1": PASSWORD, "new_password2": PASSWORD}
PAGES = ["activate/", "birth-date/", "data/", "mandate/"]
DATA = {"given_name": "Emine", "family_name": "Muster", "language": "tr"}


@pytest.fixture
def asleep(cast: Cast) -> User:
    """Return Amina, whose account nobody has activated."""
    User.objects.filter(pk=cast.amina.pk).update(activated_at=None)
    return User.objects.get(pk=cast.amina.pk)


def now(person: User) -> User:
    return User.objects.get(pk=person.pk)


@pytest.mark.parametrize("page", PAGES)
def test_shows_the_form(cast: Cast, sign_in: SignIn, page: str) -> None:
    assert sign_in(cast.selma).get(of(cast.amina, page)).status_code == 200


def test_activates_together(cast: Cast, sign_in: SignIn, asleep: User) -> None:
    response = sign_in(cast.selma).post(of(asleep, "activate/"), {**IDENTITY, **BOTH})

    person = now(asleep)
    assert response.status_code == 302
    assert person.check_password(PASSWORD)
    assert person.activated_at is not None
    event = AuditEvent.objects.get(event="account.activated_at_desk")
    assert (event.actor, event.subject) == (cast.selma, asleep)
    assert event.facts["identity_seen_on"] == IDENTITY["identity_seen_on"]
    assert PASSWORD not in str(event.facts)


@pytest.mark.parametrize(
    "changes",
    [
        {"identity_seen": ""},
        {"identity_seen_on": "2999-01-01"},
        {"new_password2": "another sentence"},
        {"new_password1": "short", "new_password2": "short"},
    ],
)
def test_but_not_unseen_and_not_with_any_password(
    cast: Cast, sign_in: SignIn, asleep: User, changes: dict[str, str]
) -> None:
    typed = {**IDENTITY, **BOTH, **changes}

    response = sign_in(cast.selma).post(of(asleep, "activate/"), typed)

    assert response.status_code == 422
    assert PASSWORD not in response.content.decode()
    assert now(asleep).activated_at is None


def test_the_rules_of_the_password_are_told(cast: Cast, sign_in: SignIn) -> None:
    form = sign_in(cast.selma).get(of(cast.amina, "activate/")).context["form"]

    first = form.fields["new_password1"]
    with translation.override("en"):
        assert "At least 10 characters." in str(first.help_text)
        assert first.label == "The person chooses a password"


def test_a_year_alone_is_enough_where_the_papers_name_no_more(
    cast: Cast, sign_in: SignIn
) -> None:
    typed = {**IDENTITY, "known": "year", "birth_date_year": "1985"}
    url = of(cast.amina, "birth-date/")

    refused = sign_in(cast.selma).post(url, {**typed, "known": "day"})
    sign_in(cast.selma).post(url, typed)

    person = now(cast.amina)
    assert refused.status_code == 422
    assert (person.birth_date, person.birth_date_known) == (date(1985, 1, 1), "year")


def test_writes_the_date_of_birth_as_the_papers_say(
    cast: Cast, sign_in: SignIn
) -> None:
    typed = {**IDENTITY, "known": "year", "birth_date": "1985-06-07"}

    sign_in(cast.selma).post(of(cast.amina, "birth-date/"), typed)

    person = now(cast.amina)
    assert (person.birth_date, person.birth_date_known) == (date(1985, 1, 1), "year")
    event = AuditEvent.objects.get(event="person.birth_date_overridden")
    assert "1985" not in str(event.facts)
    assert event.facts["known"] == "year"


@pytest.mark.parametrize(
    "typed",
    [
        {"known": "not"},
        {**IDENTITY, "known": "day"},
        {**IDENTITY, "known": "day", "birth_date": "2999-01-01"},
        {**IDENTITY, "known": "perhaps", "birth_date": "1985-06-07"},
    ],
)
def test_but_no_date_that_cannot_be(
    cast: Cast, sign_in: SignIn, typed: dict[str, str]
) -> None:
    response = sign_in(cast.selma).post(of(cast.amina, "birth-date/"), typed)

    assert response.status_code == 422
    assert now(cast.amina).birth_date == cast.amina.birth_date


def test_puts_data_right_and_records_which(cast: Cast, sign_in: SignIn) -> None:
    typed = {
        **DATA,
        "city": "Heppenheim",
        "role": "administrator",
        "email": "x@y.example",
    }

    sign_in(cast.selma).post(of(cast.amina, "data/"), typed)

    person = now(cast.amina)
    assert (person.given_name, person.city) == ("Emine", "Heppenheim")
    assert (person.role, person.email) == ("citizen", "")
    event = AuditEvent.objects.get(event="person.corrected")
    assert event.facts == {"fields": ["city", "given_name"]}


def test_nothing_new_is_nothing_to_record(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.selma).post(of(cast.amina, "data/"), {**DATA, "given_name": "Amina"})

    assert not AuditEvent.objects.filter(event="person.corrected").exists()


def test_nobody_loses_both_names(cast: Cast, sign_in: SignIn) -> None:
    typed = {**DATA, "given_name": "", "family_name": " "}

    response = sign_in(cast.selma).post(of(cast.amina, "data/"), typed)

    assert response.status_code == 422
    assert now(cast.amina).family_name == "Muster"


def granted(sign_in: SignIn, cast: Cast, agent: User, **changes: Any) -> Any:
    typed = {"agent": agent.username, "kind": "custodian", "may_see": "on", **changes}
    return sign_in(cast.selma).post(of(cast.amina, "mandate/"), typed)


def test_enters_a_mandate(cast: Cast, sign_in: SignIn) -> None:
    granted(sign_in, cast, cast.chris, may_upload="on", expires_on="2999-12-31")

    given = Mandate.objects.get()
    assert (given.principal, given.agent) == (cast.amina, cast.chris)
    assert (given.may_see, given.may_upload, given.may_read_decisions) == (
        True,
        True,
        False,
    )
    assert given.granted_by == "selma"


@pytest.mark.parametrize("whom", ["amina", "carla", "selma", "alex", "nobody"])
def test_but_not_for_oneself_and_not_for_colleagues(
    cast: Cast, sign_in: SignIn, whom: str
) -> None:
    agent = getattr(cast, whom, User(username="9999999999"))

    response = granted(sign_in, cast, agent)

    assert response.status_code == 422
    assert not Mandate.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"may_see": ""}, {"expires_on": "2020-01-01"}, {"kind": "boss"}]
)
def test_nor_one_that_allows_nothing(
    cast: Cast, sign_in: SignIn, changes: dict[str, str]
) -> None:
    response = granted(sign_in, cast, cast.chris, **changes)

    assert response.status_code == 422
    assert not Mandate.objects.exists()


def test_a_mandate_that_is_entered_is_for_the_person_of_the_page(
    cast: Cast, sign_in: SignIn
) -> None:
    granted(sign_in, cast, cast.chris, principal=str(cast.bernd.pk))

    assert Mandate.objects.get().principal == cast.amina


def test_revokes_a_mandate(cast: Cast, sign_in: SignIn) -> None:
    given = mandate(cast.chris, cast.amina)
    url = f"/admin/desk/mandates/{given.pk}/revoke/"
    client = sign_in(cast.selma)

    seen = client.get(url)
    client.post(url)

    given.refresh_from_db()
    assert seen.status_code == 405
    assert given.revoked_at is not None
