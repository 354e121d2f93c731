"""Turns a citizen's files into one rendered PDF, in a sandbox."""
