"""Penetapan: deciding on many proposals within the quota."""
