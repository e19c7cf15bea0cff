"""Table models that page from the store."""
