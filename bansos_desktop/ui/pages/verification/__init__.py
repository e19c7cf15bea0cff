"""Verifikasi: who is to be visited, what was seen there, and the papers to take along."""
