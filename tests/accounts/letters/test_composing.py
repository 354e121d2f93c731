"""What a letter says fits what the portal then does with its PIN."""

import pytest
from django.utils import timezone

from accounts.letters.composing import compose
from accounts.models import Organisation
from tests.accounts.letters.letters import owed, person
from tests.cast import NOON


@pytest.mark.django_db
@pytest.mark.parametrize("activated", [False, True])
def test_who_has_no_date_of_birth_is_sent_to_the_desk(*, activated: bool) -> None:
    known = timezone.now() if activated else None
    someone = person(birth_date=None, birth_date_known="not", activated_at=known)

    letter = compose(owed(someone), organisation=Organisation(), office=None, at=NOON)

    assert letter.case.at_the_desk
