"""What the authority decides, and how the person gets it."""
