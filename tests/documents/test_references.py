"""A reference survives being read aloud, written down and typed again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.references import (
    ALPHABET,
    ReferenceConverter,
    new_reference,
    parse_reference,
)

four = st.text(ALPHABET, min_size=4, max_size=4)
references = st.builds("{}-{}".format, four, four)
# What a person may hear or read for a letter of the reference.
HEARD = {"1": "1IiLl", "0": "0Oo"}


def test_is_two_groups_of_four_and_another_one_each_time() -> None:
    drawn = {new_reference() for _ in range(200)}

    assert len(drawn) == 200
    assert all(
        re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", r) for r in drawn
    )


def test_has_at_least_forty_bits_and_no_look_alikes() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)


@given(references, st.data())
def test_is_understood_however_it_is_typed(reference: str, data: st.DataObject) -> None:
    typed = "".join(
        data.draw(st.sampled_from(HEARD.get(c, c + c.lower()))) for c in reference
    )
    hyphen = data.draw(st.sampled_from(["-", "", " ", "–", " - "]))

    assert parse_reference(typed.replace("-", hyphen)) == reference


@given(references)
def test_makes_the_round_trip_through_an_address(reference: str) -> None:
    converter = ReferenceConverter()

    address = converter.to_url(reference)

    assert re.fullmatch(converter.regex, address)
    assert converter.to_python(address) == reference
    assert converter.to_python(address.replace("-", "").lower()) == reference


def test_digits_of_other_scripts_are_digits() -> None:
    assert parse_reference("7K٤M-۴2QX") == "7K4M-42QX"


@given(st.text())
def test_is_either_a_reference_or_refused(typed: str) -> None:
    try:
        parsed = parse_reference(typed)
    except ValueError:
        return

    assert set(parsed) <= {*ALPHABET, "-"}
    assert len(parsed) == 9


@pytest.mark.parametrize(
    "typed",
    ["", "-", "7K3M", "7K3M-92Q", "7K3M-92QXX", "7K3M-92QU", "7K3M-92Q\0", "x" * 500],
)
def test_refuses_another_shape(typed: str) -> None:
    with pytest.raises(ValueError, match="not a reference"):
        parse_reference(typed)
