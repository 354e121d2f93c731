"""What the portal promises, as programs."""
