"""Rules that hold for the whole project, kept by programs and not by memory."""
