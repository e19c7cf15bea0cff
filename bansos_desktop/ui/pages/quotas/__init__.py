"""Kuota: what sources give, what the office makes of it, and what of it is used."""
