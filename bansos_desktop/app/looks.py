"""What makes a Qt application ours: its name, icon, language and style sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from bansos_desktop.runtime.resources import resource
from bansos_desktop.ui.i18n import speak_indonesian
from bansos_desktop.ui.program_icon import program_icon
from bansos_desktop.ui.theme import apply_theme


def dress(application: QApplication) -> None:
    """Give a Qt application our name, looks and language."""
    application.setApplicationName("BansosDesktop")
    application.setApplicationDisplayName("Bansos Desktop")
    application.setOrganizationName("BansosDesktop")
    application.setWindowIcon(program_icon(resource("aplikasi")))
    speak_indonesian(application)
    apply_theme(application, resource("theme.qss").read_text(encoding="utf-8"))


def could_dress(application: QApplication) -> bool:
    """Whether `dress` found all that it needs; a broken installation is to be told of, not to end.

    What is missing or damaged, the check of the program's files says by name.
    """
    try:
        dress(application)
    except (OSError, ValueError, KeyError):
        return False
    return True
