"""The page of institutions."""
