"""The service desk: pages of our own in the frame of the back office."""
