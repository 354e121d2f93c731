"""What the portal costs, each time beside the bare work it cannot do without."""
