"""manage.py issue_agent: an account without a case, to act for others."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from accounts.pins import looks_like_pin
from documents.models import CaseMember
from tests.cast import Cast

BORN = "--birth-date=1970-01-31"


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("issue_agent", *arguments, stdout=out)
    return out.getvalue()


def test_issues_an_account_without_a_case(cast: Cast) -> None:
    del cast
    printed = json.loads(run("--family-name=Betreuerin", BORN, "--json"))

    agent = User.objects.get(username=printed["portal_id"])
    assert (agent.family_name, agent.is_staff) == ("Betreuerin", False)
    assert looks_like_pin(printed["pin"])
    assert not CaseMember.objects.filter(user=agent).exists()


def test_says_what_comes_next(cast: Cast) -> None:
    del cast
    assert "grant_mandate --agent" in run("--family-name=Betreuerin", BORN)


@pytest.mark.parametrize(
    "arguments", [[BORN], ["--family-name=Kind", "--birth-date=2020-01-31"]]
)
def test_issues_nothing_to_nobody_or_a_child(cast: Cast, arguments: list[str]) -> None:
    del cast
    before = User.objects.count()

    with pytest.raises(CommandError):
        run(*arguments)
    assert User.objects.count() == before
