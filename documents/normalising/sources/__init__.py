"""From the bytes of a picture or a PDF to pages."""
