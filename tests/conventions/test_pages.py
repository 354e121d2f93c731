"""Rules that hold for every page, in a language to the right and one to the left."""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy

import pytest
import pytest_django
from django.conf import settings as project
from django.test import Client
from django.utils import timezone
from django.utils.translation import get_language_info

from accounts import sessions
from accounts.models import User
from tests.cast import Cast
from tests.conventions import desk_pages, pages
from tests.conventions.pages import FRAGMENT, Page, Tags

LEFT_OVER = re.compile(r"{{|}}|{%|%}|{#|#}")
# Two brackets at the end are usual there.
DATA = re.compile(r'<script[^>]* type="application/json">.*?</script>', re.DOTALL)
DIRECTION = {"de": "ltr", "ar": "rtl"}
Show = Callable[[User | None, Iterable[Page]], list[tuple[Page, str]]]
RTL = {"ar", "fa"}
READERS = ("nobody", "amina", "carla", "alex", "selma", "dario", "audrey")


class Undefined(str):
    """Shown in the place of what is not there; as false as nothing at all."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


@pytest.fixture(params=DIRECTION)
def language(request: pytest.FixtureRequest) -> str:
    code: str = request.param
    return code


@pytest.fixture(params=READERS)
def shown(
    request: pytest.FixtureRequest, cast: Cast, client: Client, language: str
) -> list[tuple[Page, str]]:
    """Return every page of one kind of reader, in one language."""
    reader: str = request.param
    User.objects.update(language=language)
    if reader != "nobody":
        client.force_login(User.objects.get(pk=getattr(cast, reader).pk))
        session = client.session
        sessions.confirm(session, at=timezone.now())
        session.save()
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    wanted: dict[str, Callable[[], Iterable[Page]]] = {
        "nobody": pages.for_nobody,
        "amina": lambda: pages.for_a_citizen(cast),
        "carla": lambda: pages.for_a_caseworker(cast),
        "alex": lambda: pages.for_the_administrator(cast),
        "selma": lambda: desk_pages.for_the_desk(cast),
        "dario": lambda: desk_pages.for_data_protection(cast),
        "audrey": lambda: desk_pages.for_the_auditor(cast),
    }
    return [(page, page.shown_to(client)) for page in wanted[reader]()]


@pytest.fixture
def _strict(settings: pytest_django.Settings) -> None:
    """Let a template say so where it shows what is not there."""
    changed = deepcopy(settings.TEMPLATES)
    changed[0]["OPTIONS"]["string_if_invalid"] = Undefined("UNDEFINED")
    settings.TEMPLATES = changed


def whole(shown: list[tuple[Page, str]]) -> list[tuple[str, Tags]]:
    """Return the pages that are no fragments, with their tags."""
    return [(page.url, Tags(text)) for page, text in shown if page.headers != FRAGMENT]


def test_every_page_keeps_the_rules(
    shown: list[tuple[Page, str]], language: str
) -> None:
    assert [page for page, text in shown if LEFT_OVER.search(DATA.sub("", text))] == []
    assert [page for page, text in shown if broken_inline(Tags(text))] == []
    for url, tags in whole(shown):
        (html,) = tags.named("html")
        assert (html["lang"], html["dir"]) == (language, DIRECTION[language]), url
        assert languages_offered(tags) == [code for code, _ in project.LANGUAGES], url


@pytest.mark.parametrize("shown", ["nobody", "amina"], indirect=True)
@pytest.mark.usefixtures("_strict")
def test_no_page_of_the_citizen_shows_what_is_not_there(
    shown: list[tuple[Page, str]],
) -> None:
    undefined = [
        (page.url, around)
        for page, text in shown
        for around in re.findall(r".{0,60}UNDEFINED", text)
    ]

    assert undefined == []


def test_the_page_about_an_old_form_keeps_them_too(client: Client, cast: Cast) -> None:
    del cast
    client.handler.enforce_csrf_checks = True

    response = client.post("/accounts/login/", headers={"Accept-Language": "fa"})

    tags = Tags(response.content.decode())
    assert response.status_code == 403
    assert tags.named("html") == [{"lang": "fa", "dir": "rtl"}]
    assert languages_offered(tags) == [code for code, _ in project.LANGUAGES]
    assert broken_inline(tags) == []


@pytest.mark.parametrize("code", dict(project.LANGUAGES))
def test_a_language_runs_its_way_and_is_called_by_its_own_name(
    client: Client, cast: Cast, code: str
) -> None:
    del cast
    response = client.get("/accounts/login/", headers={"Accept-Language": code})

    page = response.content.decode()
    (html,) = Tags(page).named("html")
    assert (html["lang"], html["dir"]) == (code, "rtl" if code in RTL else "ltr")
    names = [get_language_info(one)["name_local"] for one, _ in project.LANGUAGES]
    assert [name for name in names if f">{name}<" not in page] == []


def broken_inline(tags: Tags) -> list[str]:
    """Return what the policy for scripts and styles would not let run."""
    scripts = [
        "script"
        for script in tags.named("script")
        if "src" not in script and script.get("type") != "application/json"
    ]
    attributes = [
        name
        for _tag, given in tags.found
        for name in given
        if name == "style" or re.fullmatch(r"on[a-z]+", name)
    ]
    return [*scripts, *(tag for tag, _ in tags.found if tag == "style"), *attributes]


def languages_offered(tags: Tags) -> list[str | None]:
    # The page of one's own account has a second one, with a list.
    form, *_ = (f for f in tags.named("form") if f.get("action") == "/i18n/setlang/")
    assert (form.get("method") or "").lower() == "post"
    buttons = [b for b in tags.named("button") if b.get("name") == "language"]
    assert [b["lang"] for b in buttons] == [b["value"] for b in buttons]
    return list(dict.fromkeys(button["value"] for button in buttons))
