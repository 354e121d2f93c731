"""Throw-away instances of the real parts, and the run of checks and tests in them."""
