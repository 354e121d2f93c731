"""How long the portal takes, each time beside the bare work it cannot do without."""
