from accounts.admin import audit_events, organisation, people

__all__ = ["audit_events", "organisation", "people"]
