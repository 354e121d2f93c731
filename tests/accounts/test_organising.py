"""The organisation is data: loaded from a file, then edited by the office."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from accounts.models import Office, Organisation
from nwportal import demo

DEMO_FILE = Path(demo.__file__).parent / "organisation.toml"
CODES = [code for code, _name in settings.LANGUAGES]
pytestmark = pytest.mark.django_db


def load(path: Path = DEMO_FILE) -> str:
    out = StringIO()
    call_command("load_organisation", path, stdout=out)
    return out.getvalue()


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = DEMO_FILE.read_text()
    assert old in text
    path = tmp_path / "organisation.toml"
    path.write_text(text.replace(old, new))
    return path


def test_loads_one_organisation_and_its_offices() -> None:
    said = load()

    assert "4 offices" in said
    assert Organisation.objects.get().phone == "06252 555-0"
    ried = Office.objects.get(code="ried")
    assert (ried.city, ried.places.split("\n")[0]) == ("Bürstadt", "Biblis")


def test_in_all_languages() -> None:
    load()

    names, hours = set(), set()
    for code in CODES:
        with translation.override(code):
            names.add(Organisation.objects.get().portal_name)
            hours.add(Office.objects.get(code="ried").opening_hours)
    assert "" not in names | hours
    assert len(names) == len(hours) == len(CODES)


def test_keeps_what_the_office_edited() -> None:
    load()
    Organisation.objects.update(phone="115")
    Office.objects.filter(code="ried").update(name="Ried neu")

    said = load()

    assert "0 offices" in said
    assert Organisation.objects.get().phone == "115"
    assert Office.objects.get(code="ried").name == "Ried neu"
    assert Office.objects.count() == 4


def test_adds_an_office_that_is_new(tmp_path: Path) -> None:
    load()
    path = changed(tmp_path, 'code = "ried"', 'code = "ried-2"')

    said = load(path)

    assert "1 offices" in said
    assert Office.objects.count() == 5


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("[organisation", "[organization", "organisation"),
        ('tr = "Kreis Bergstraße"', "", "tr"),
        ('code = "ried"', "", "code"),
        ("[organisation]\n", "[organisation\n", "line 3"),
        ('phone = "06252 555-0"\nemail', 'fone = "06252 555-0"\nemail', "fone"),
    ],
)
def test_a_wrong_file_is_refused_as_a_whole(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    path = changed(tmp_path, old, new)

    with pytest.raises(CommandError) as refused:
        load(path)

    assert str(path) in str(refused.value)
    assert named in str(refused.value)
    assert not Organisation.objects.exists()
    assert not Office.objects.exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.toml"):
        load(tmp_path / "nowhere.toml")


def test_there_is_only_one_organisation() -> None:
    with pytest.raises(Exception, match="organisation_is_one_row"):
        Organisation.objects.create(id=2, name="Zweite")
