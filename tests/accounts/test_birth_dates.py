"""A date of birth is understood however people write it, and nothing else is."""

from datetime import date

import pytest
from django import forms

from accounts.birth_dates import BirthDateField


class Form(forms.Form):
    born = BirthDateField()


def parts(day: str, month: str, year: str) -> dict[str, str]:
    return {"born_day": day, "born_month": month, "born_year": year}


@pytest.mark.parametrize(
    "typed",
    [
        {"born": "1990-12-24"},
        {"born": " 1990-12-24 "},
        {"born": "24.12.1990"},
        {"born": "24. 12. 1990"},
        {"born": "١٩٩٠-١٢-٢٤"},
        {"born": "۲۴.۱۲.۱۹۹۰"},
        parts("24", "12", "1990"),
        parts(" 24", "12 ", "1990"),
        parts("٢٤", "١٢", "١٩٩٠"),
        parts("۲۴", "۱۲", "۱۹۹۰"),
        {"born": "1990-12-24", **parts("1", "1", "2000")},
    ],
)
def test_is_understood(typed: dict[str, str]) -> None:
    form = Form(typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == date(1990, 12, 24)


def test_single_digits_need_no_zero() -> None:
    for typed in ({"born": "1990-1-2"}, {"born": "2.1.1990"}, parts("2", "1", "1990")):
        form = Form(typed)

        assert form.is_valid()
        assert form.cleaned_data["born"] == date(1990, 1, 2)


@pytest.mark.parametrize(
    "typed",
    [
        {"born": "gestern"},
        {"born": "1990-13-24"},
        {"born": "1990-02-30"},
        {"born": "12/24/1990"},
        {"born": "19901224"},
        parts("24", "12", ""),
        parts("24", "Dez", "1990"),
        parts("32", "1", "1990"),
        parts("24", "12", "90"),
        parts("24", "12", "1_99"),
        parts("-4", "12", "1990"),
        parts("24", "12", "9" * 30),
        parts("24", "12", "9" * 6000),
    ],
)
def test_nonsense_is_no_date(typed: dict[str, str]) -> None:
    form = Form(typed)

    assert form.errors.as_data()["born"][0].code == "invalid"


@pytest.mark.parametrize("typed", [{}, {"born": ""}, {"born": "  "}, parts("", "", "")])
def test_nothing_is_asked_for(typed: dict[str, str]) -> None:
    form = Form(typed)

    assert form.errors.as_data()["born"][0].code == "required"


def test_what_was_typed_is_shown_again() -> None:
    page = str(Form(parts("24", "12", "9<0"))["born"])

    assert 'name="born_day"' in page
    assert 'value="24"' in page
    assert 'value="9&lt;0"' in page


class YearForm(forms.Form):
    born = BirthDateField(year_is_enough=True)


def test_a_year_alone_gives_its_first_day_where_that_is_enough() -> None:
    form = YearForm(parts("", "", "١٩٩٠"))

    assert form.is_valid()
    assert form.cleaned_data["born"] == date(1990, 1, 1)


@pytest.mark.parametrize(
    "typed", [parts("24", "", "1990"), parts("", "12", "1990"), parts("", "", "90")]
)
def test_half_a_date_is_none_there_either(typed: dict[str, str]) -> None:
    assert not YearForm(typed).is_valid()


def test_elsewhere_a_year_alone_is_no_date() -> None:
    assert not Form(parts("", "", "1990")).is_valid()
