"""The words of a page, and how a PDF holds them unseen."""
