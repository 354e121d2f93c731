"""The first interview: an account for somebody new, perhaps in a provisional case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.admin.base import staff_of
from accounts.models import User
from documents import admitting
from documents.newcomers import AnothersNumber
from documents.opening import AlreadyThere, NotIssued, Placing
from nwportal.desk.access import at_the_desk, back_to, page, posted
from nwportal.desk.forms.people import NewPersonForm

KNOWN = gettext_lazy(
    "This person has an account already. Find them by their number; if "
    "you do not find them, another office runs their case."
)
ANOTHERS = gettext_lazy(
    "This customer number belongs to somebody else. Check the number, the name and "
    "the date of birth."
)
WRONG = gettext_lazy(
    "Some of this cannot be so. Is the case number right, and of your "
    "office? Is the person 15 years old or older?"
)


@sensitive_post_parameters()
@at_the_desk
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    form = NewPersonForm(posted(request), by=staff_of(request))
    if form.is_valid() and (person := _admit(request, form)):
        messages.success(
            request,
            _("The account is issued. Print its letter, or activate it together."),
        )
        return back_to(person)
    context = {"title": _("Somebody new"), "form": form}
    return page(
        request, "desk/form.html", context, status=422 if form.is_bound else 200
    )


def _admit(request: HttpRequest, form: NewPersonForm) -> User | None:
    """Return the new account; None with an error on the form."""
    office, number = form.cleaned_data["office"], form.cleaned_data["case"]
    where = Placing(number=number, office=office.code)
    try:
        return admitting.admit(
            form.person, where, by=staff_of(request), at=timezone.now()
        )
    except (AlreadyThere, admitting.OfAnotherOffice):
        form.add_error(None, KNOWN)
    except AnothersNumber:
        form.add_error("customer_number", ANOTHERS)
    except NotIssued:
        form.add_error(None, WRONG)
    return None
