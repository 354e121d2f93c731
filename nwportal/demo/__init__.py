"""Demo data: fictional people in an organisation that exists; refused elsewhere."""

from nwportal.demo.creating import create_if_empty
from nwportal.demo.welcoming import welcome

__all__ = ["create_if_empty", "welcome"]
