"""What a member of staff looked at somebody's data for: a closed list of codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role


class Purpose(models.TextChoices):
    """Kept with every look; the person concerned reads it in their own words."""

    CASEWORK = "casework", _("Work on the case")
    FINDING_WORK = "finding work", _("Advice on finding work")
    SERVICE_DESK = "service desk", _("Help at the service desk")
    LETTER = "letter", _("A letter was printed")
    RUNNING = "running the portal", _("Running the portal")
    # Asked of the desk before it sees what the person sees.
    HELP_WITH_PORTAL = "help with the portal", _("Help with using the portal")
    COMPLAINT = "complaint", _("A complaint or a question of the person")
    FAULT = "fault", _("Looking for a technical fault")


# The purpose that goes without saying.
USUAL = {
    Role.CASEWORKER: Purpose.CASEWORK,
    Role.TEAM_LEAD: Purpose.CASEWORK,
    Role.JOB_COACH: Purpose.FINDING_WORK,
    Role.SERVICE_DESK: Purpose.SERVICE_DESK,
    Role.MAILROOM: Purpose.LETTER,
    Role.ADMINISTRATOR: Purpose.RUNNING,
}
