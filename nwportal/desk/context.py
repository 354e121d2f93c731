"""The desk's own pages on the first page of the back office, for who may use them."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin.base import may
from accounts.roles import Act

PAGES = [
    (Act.ISSUE_ACCESS, "desk:find", _("Find a person")),
    (Act.ISSUE_ACCESS, "desk:new", _("Issue an account to somebody new")),
    (Act.ISSUE_ACCESS, "desk:requests", _("Requests for access data")),
    (Act.PRINT_LETTERS, "desk:letters", _("Letters")),
    (
        Act.READ_ACCESS_LOG,
        "admin:accounts_auditevent_looks",
        _("Who looked at whose data"),
    ),
]


def desk(request: HttpRequest) -> dict[str, object]:
    """Give the back office's first page its links; no other page asks for them."""
    match = getattr(request, "resolver_match", None)
    if match is None or match.view_name != "admin:index":
        return {}
    return {"desk": [(name, words) for act, name, words in PAGES if may(request, act)]}
