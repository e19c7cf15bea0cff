"""Telling Windows that our windows are ours: one button in the taskbar, with our icon."""

from __future__ import annotations

import ctypes
import sys

APP_ID = "BansosDesktop"  # the Start menu's entry carries the same


def claim_taskbar() -> None:
    """Before the first window; elsewhere than on Windows there is nothing to do."""
    if sys.platform == "win32":  # pragma: no cover - only there
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
