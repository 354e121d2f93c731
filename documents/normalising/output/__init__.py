"""From pages to the new PDF."""
