"""User names of colleagues that the portal could not tell from something else."""

import pytest

from accounts.enrolling import NotEnrolled, Staff, enrol_staff
from tests.accounts.issued import COUNTER
from tests.cast import NOON


@pytest.mark.django_db
def test_a_user_name_that_looks_like_a_pin_is_refused() -> None:
    staff = Staff("werner-kramer", "caseworker", "Werner", "Kramer")

    with pytest.raises(NotEnrolled, match="looks like a PIN"):
        enrol_staff(staff, by=COUNTER, at=NOON)
