"""Kegiatan: what was done in this office, taken back or not, and what was deleted."""
