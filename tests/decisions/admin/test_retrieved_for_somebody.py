"""The letter's screen names who retrieved it for the addressee."""

from collections.abc import Callable

from django.test import Client

from tests.cast import NOON, Cast, decision

WHO = "Chrysanthemia"


def test_names_the_representative(
    cast: Cast, sign_in: Callable[[object], Client]
) -> None:
    cast.chris.given_name = WHO
    cast.chris.save()
    letter = decision(cast.amina)
    letter.retrievals.create(user=cast.chris, at=NOON)

    page = sign_in(cast.carla).get(f"/admin/decisions/decision/{letter.pk}/change/")

    assert page.status_code == 200
    assert WHO in page.content.decode()
