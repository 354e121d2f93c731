"""Evidence: from the citizen's upload to the caseworker's verdict."""
