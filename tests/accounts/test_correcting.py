"""The desk puts the file right, and nothing that opens an account."""

import pytest

from accounts import correcting
from accounts.models import AuditEvent, User
from tests.cast import NOON, Cast

OTHERS = ["email", "role", "username", "password", "customer_number", "birth_date"]


@pytest.mark.parametrize("field", OTHERS)
def test_no_other_field(cast: Cast, field: str) -> None:
    with pytest.raises(correcting.NotCorrectable):
        correcting.correct(cast.amina, {field: "x"}, by=cast.selma, at=NOON)


def test_records_the_names_of_fields_and_no_values(cast: Cast) -> None:
    changes = {"street": "Weg 1", "city": "Heppenheim", "language": "tr"}

    changed = correcting.correct(cast.amina, changes, by=cast.selma, at=NOON)

    event = AuditEvent.objects.get(event="person.corrected")
    assert changed == ["city", "street"]
    assert (event.subject, event.facts) == (cast.amina, {"fields": ["city", "street"]})
    assert User.objects.get(pk=cast.amina.pk).city == "Heppenheim"
