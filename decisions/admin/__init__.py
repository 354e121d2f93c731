from decisions.admin import case_screen, catalogue, letters

__all__ = ["case_screen", "catalogue", "letters"]
