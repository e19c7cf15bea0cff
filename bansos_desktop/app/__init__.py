"""Composition root of the window.

Only here do the window, a data folder and the shipped files meet; what lies below is handed them.
"""
