"""Starting the window: arguments, looks, language, then the gate.

A folder that must not hold data is refused before anything is made in it: on the terminal, and in a
window where there is a screen.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from bansos_desktop.app.looks import could_dress, dress
from bansos_desktop.app.root import Root
from bansos_desktop.app.taskbar import claim_taskbar
from bansos_desktop.runtime import calling, catalogue
from bansos_desktop.runtime.damage import prove_window_part
from bansos_desktop.runtime.paths import (
    checked_paths,
    default_paths,
    has_display,
)
from bansos_desktop.runtime.report_file import checked_report
from bansos_desktop.runtime.resources import resource
from bansos_desktop.ui.dialogs.gate import GateCard
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.usecases.refusal import Refused


def main(arguments: Sequence[str]) -> int:
    """Open the window, or perform the tour; the exit code."""
    parsed = _parse(arguments)
    if parsed.uji_diri is not None:
        return _check_installation(parsed.uji_diri, parsed.data)
    prove_window_part()
    application = build_application()
    icons = IconSet(resource("icons"))
    if parsed.tur is not None:
        qInstallMessageHandler(_without_platform_noise)
        tour = importlib.import_module("bansos_desktop.app.tour")
        return int(tour.perform(parsed.tur, icons))
    try:
        paths = checked_paths(parsed.data) if parsed.data else default_paths()
    except (Refused, OSError) as error:
        return _refuse(application, _told(error), icons)
    measures = parsed.ukur_mulai
    if not measures and calling.call(paths.data, parsed.berkas, now=datetime.now(UTC)):
        return 0
    root = Root(paths, icons, file=parsed.berkas)
    if measures:
        root.show_gate()
        QTimer.singleShot(0, application.quit)
    else:
        root.start()
    code = application.exec()
    if measures and root.gate is not None:
        root.gate.close()
    root.finish()
    return code


def _check_installation(report: str, data: str | None) -> int:
    """Try everything without a screen; the office's own data is not opened."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    fonts = Path(os.environ.get("WINDIR", ""), "Fonts")
    if sys.platform == "win32" and fonts.is_dir():
        os.environ.setdefault("QT_QPA_FONTDIR", str(fonts))  # offscreen it asks no other place
    application = bare_application()
    qInstallMessageHandler(_without_platform_noise)
    folder = Path(data).expanduser().absolute() if data else default_paths().data
    try:
        target = checked_report(Path(report), folder) if report else None
    except (Refused, OSError) as error:
        return _refuse(application, _told(error), IconSet(resource("icons")))
    is_dressed = could_dress(application)
    selftest = importlib.import_module("bansos_desktop.app.selftest")
    code = int(selftest.perform(target, folder, is_dressed=is_dressed))
    del application
    return code


def _told(error: Refused | OSError) -> str:
    """What is wrong with a name that was given; raises what is a mistake of ours."""
    said: str | None = importlib.import_module("bansos_desktop.ui.trouble").sentence_of(error)
    if said is None:
        raise error
    return said


def _refuse(application: QApplication, message: str, icons: IconSet) -> int:
    """Say why this folder cannot be opened: to the terminal, and in a window if one is seen."""
    if sys.stderr is not None:  # a windowed program on Windows has none
        sys.stderr.write(f"{message}\n")
    if has_display() and application.platformName() != "offscreen":
        gate = GateCard(icons, tr("Tidak dapat dibuka"), "", tr("Tutup"))
        gate.refuse(message)
        gate.show()
        application.exec()
    return 1


def _without_platform_noise(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt without a screen complains of what a screen would do; the tour's reader need not know."""
    if sys.stderr is not None and not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


def build_application() -> QApplication:
    """The Qt application with our looks and language."""
    application = bare_application()
    dress(application)
    return application


def bare_application() -> QApplication:
    """The Qt application as Qt gives it, which needs no file of ours."""
    claim_taskbar()
    return QApplication(sys.argv[:1])


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The window's own arguments; help texts belong to the command line."""
    catalogue.speak_indonesian()
    parser = argparse.ArgumentParser(prog="bansos_desktop", add_help=False)
    parser.add_argument("berkas", nargs="?", type=Path)
    parser.add_argument("--data")
    parser.add_argument("--tur", type=Path)
    parser.add_argument("--uji-diri", nargs="?", const="", metavar="BERKAS")
    parser.add_argument("--ukur-mulai", action="store_true")
    return parser.parse_args(arguments)
