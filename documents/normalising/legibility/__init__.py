"""How hard a page is to read."""
