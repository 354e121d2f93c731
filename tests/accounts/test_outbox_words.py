"""What a mail says: that there is something new, and nothing about anybody."""

import re
from email.message import EmailMessage

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from pytest_django import Settings

from accounts import outbox
from accounts.models import OwedMail, User
from tests.accounts.mailbox import arrived, text_of
from tests.cast import NOON, Cast, reachable


@pytest.fixture(autouse=True)
def real_server(settings: Settings) -> None:
    """Undo what the test runner does to mail."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def mail_to(
    user: User, language: str = "tr", kind: OwedMail.Kind = OwedMail.Kind.NEWS
) -> EmailMessage:
    user.language = language
    reachable(user, "somebody@post.example")
    owed = OwedMail.objects.create(
        recipient=user, kind=kind, about=user.username, owed_at=NOON, next_try_at=NOON
    )
    outbox.send_due(at=NOON)
    (mail,) = arrived(owed)
    return mail


@pytest.mark.parametrize("kind", OwedMail.Kind)
def test_holds_no_social_data(cast: Cast, kind: OwedMail.Kind) -> None:
    mail = mail_to(cast.amina, kind=kind)

    written = f"{mail['Subject']} {text_of(mail)} {text_of(mail, 'html')}".casefold()
    user, case = cast.amina, cast.case
    for secret in (user.given_name, user.family_name, user.username, case.number):
        assert secret.casefold() not in written.replace("kreis muster", "")
    assert str(case.office).casefold() not in written


def test_links_to_the_portal_and_nowhere_inside(cast: Cast) -> None:
    mail = mail_to(cast.amina)

    links = re.findall(r"https?://\S+", text_of(mail))
    assert links == [settings.PORTAL_URL] * 2
    assert "href" not in text_of(mail, "html")


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("tr", [("tr", "ltr"), ("de", "ltr")]),
        ("ar", [("ar", "rtl"), ("de", "ltr")]),
        ("fa", [("fa", "rtl"), ("de", "ltr")]),
        ("de", [("de", "ltr")]),
    ],
)
def test_is_in_the_reader_s_language_and_german(
    cast: Cast, language: str, parts: list[tuple[str, str]]
) -> None:
    mail = mail_to(cast.amina, language)

    html = text_of(mail, "html")
    assert re.findall(r'<div lang="(\w+)" dir="(\w+)">', html) == parts
    assert f'<html lang="{language}">' in html
    assert text_of(mail).count(settings.PORTAL_URL) == len(parts)


@pytest.mark.parametrize("language", ["de", "tr", "uk", "fa"])
def test_its_subject_says_which_kind_of_news(cast: Cast, language: str) -> None:
    news = mail_to(cast.amina, language)
    letter = mail_to(cast.bernd, language, OwedMail.Kind.DECISION)

    subjects = [news["Subject"].strip(), letter["Subject"].strip()]
    with translation.override(language):
        assert subjects == [
            _("News in your portal"),
            _("A new letter is ready. Please open it soon."),
        ]


def test_comes_from_the_organisation_and_asks_for_no_answer(cast: Cast) -> None:
    mail = mail_to(cast.amina)

    assert mail["From"].addresses[0].display_name == "Kreis Muster"
    assert mail["From"].addresses[0].addr_spec == settings.DEFAULT_FROM_EMAIL
    assert mail["Auto-Submitted"] == "auto-generated"
