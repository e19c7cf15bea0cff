"""Starting the window: arguments, looks, language, then the gate."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bansos_desktop.app.root import Root
from bansos_desktop.runtime.paths import checked_paths, default_paths
from bansos_desktop.runtime.resources import resource
from bansos_desktop.ui.i18n import speak_indonesian
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import apply_theme
from bansos_desktop.usecases.refusal import Refused


def main(arguments: Sequence[str]) -> int:
    """Open the window, or perform the tour; the exit code."""
    parsed = _parse(arguments)
    application = build_application()
    icons = IconSet(resource("icons"))
    if parsed.tur is not None:
        tour = importlib.import_module("bansos_desktop.app.tour")
        return int(tour.perform(parsed.tur, icons))
    try:
        paths = checked_paths(parsed.data) if parsed.data else default_paths()
        root = Root(paths, icons)
        root.start()
    except Refused as refusal:
        sys.stderr.write(f"{refusal.message}\n")
        return 1
    if parsed.ukur_mulai:
        QTimer.singleShot(0, application.quit)
    code = application.exec()
    root.finish()
    return code


def build_application() -> QApplication:
    """The Qt application with our looks and language."""
    application = QApplication(sys.argv[:1])
    dress(application)
    return application


def dress(application: QApplication) -> None:
    """Give a Qt application our name, looks and language."""
    application.setApplicationName("BansosDesktop")
    application.setApplicationDisplayName("Bansos Desktop")
    application.setOrganizationName("BansosDesktop")
    speak_indonesian(application)
    apply_theme(application, resource("theme.qss").read_text(encoding="utf-8"))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bansos_desktop", add_help=False)
    parser.add_argument("--data")
    parser.add_argument("--tur", type=Path)
    parser.add_argument("--ukur-mulai", action="store_true")
    return parser.parse_args(arguments)
