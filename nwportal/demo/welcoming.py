"""What `bin/run` prints: where to go and who to be."""

from django.utils import timezone

from accounts.models import InitialPin, User
from accounts.pins import printed_pin
from accounts.portal_ids import printed_portal_id
from accounts.roles import Role
from nwportal.demo.creating import DEMO, PASSWORD, PIN


def welcome(url: str) -> str:
    """Return the address and the demo log-ins that still exist."""
    people = User.objects.filter(is_active=True).order_by("role", "username")
    citizens = people.filter(role=Role.CITIZEN, activated_at__isnull=False)[:6]
    staff = people.exclude(role=Role.CITIZEN)[:16]
    lines = ["", f"nwportal demo: {url}", f"Password of all of them: {PASSWORD}", ""]
    lines.append(f"Citizens, at {url}/")
    lines += [
        f"  {printed_portal_id(c.username):<14} {c.full_name} ({c.language}){_acts(c)}"
        for c in citizens
    ]
    waiting = InitialPin.objects.filter(issued_by=DEMO.name, used_at__isnull=True)
    lines += [
        f"  {printed_portal_id(pin.user.username):<14} {pin.user.full_name} "
        f"(to be activated: PIN {printed_pin(PIN)}, born {pin.user.birth_date})"
        for pin in waiting.select_related("user")
    ]
    lines += ["", f"Staff, at {url}/admin/"]
    lines += [f"  {s.username:<18} {s.get_role_display()}" for s in staff]
    lines += ["", "Stop with Ctrl-C.", ""]
    return "\n".join(lines)


def _acts(citizen: User) -> str:
    """Say for whom somebody acts, if they do."""
    held = citizen.mandates_held.in_force(timezone.now()).select_related("principal")
    names = [mandate.principal.full_name for mandate in held]
    return f", acts for {', '.join(names)}" if names else ""
