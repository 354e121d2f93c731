from documents.admin import catalogues, inbox

__all__ = ["catalogues", "inbox"]
