"""Editorial checks as pytest items."""
