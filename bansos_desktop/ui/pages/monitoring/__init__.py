"""Monev: which visits are due, the form of a visit, and how businesses develop."""
