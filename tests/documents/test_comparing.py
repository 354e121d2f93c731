"""What people type is the same as what is on file, whatever the spelling."""

import pytest

from documents.comparing import same_name, same_number, same_street

YILMAZ = {"given": "Gülşen Işık", "family": "Yılmaz-Müller"}


@pytest.mark.parametrize(
    "typed",
    [
        "Gülşen Işık Yılmaz-Müller",
        "gulsen yilmaz muller",
        "YILMAZ-MUELLER, GUELSEN",
        "Işık Yilmaz Müller",
        "Yılmaz Müller  Gu\u0308ls\u0327en",
        "\uff27ülşen Yilmaz Müller",
    ],
)
def test_the_same_name(typed: str) -> None:
    assert same_name(typed, **YILMAZ)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "Gülşen",
        "Yılmaz-Müller",
        "Gülşen Yılmaz",
        "Ayşe Yılmaz-Müller",
        "Gülşen Yılmaz-Müller Meier",
        "گولشن",
    ],
)
def test_another_name(typed: str) -> None:
    assert not same_name(typed, **YILMAZ)


def test_a_single_name_is_a_name() -> None:
    assert same_name("namuna", given="", family="Namuna")
    assert same_name("Namuna", given="Namuna", family="")
    assert not same_name("Ali", given="", family="Namuna")


@pytest.mark.parametrize(
    "typed",
    [
        "Darmstädter Straße 5a",
        "darmstaedter str. 5 A",
        "Darmstadter Strasse 5 a",
        "Darmstädter Str 5-a",
        "Darmstädter Straße \u0665a",
    ],
)
def test_the_same_street(typed: str) -> None:
    assert same_street(typed, "Darmstädter Str. 5a")


@pytest.mark.parametrize(
    "typed", ["", "Darmstädter Straße", "Darmstädter Straße 5", "Darmstädter Weg 5a"]
)
def test_another_street(typed: str) -> None:
    assert not same_street(typed, "Darmstädter Straße 5a")


def test_an_address_that_is_not_on_file_is_nobodys() -> None:
    assert not same_street("", "")
    assert not same_street(".", "-")


@pytest.mark.parametrize(
    "typed",
    ["61402//00000705", "61402BG00000705", " 61402 bg 00000705", "٦١٤٠٢//00000705"],
)
def test_the_same_number(typed: str) -> None:
    assert same_number(typed, "61402//00000705")


@pytest.mark.parametrize("typed", ["", "//", "705", "61402//00000706"])
def test_another_number(typed: str) -> None:
    assert not same_number(typed, "61402//00000705")
