"""Trying the Windows program on Linux: a Wine prefix, a screen, and what each step must find."""
