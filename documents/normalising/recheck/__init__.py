"""Compares the new PDF with what it was made of."""
