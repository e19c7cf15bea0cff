"""Penyaluran: who waits for goods, and the form that is filled at the door."""
