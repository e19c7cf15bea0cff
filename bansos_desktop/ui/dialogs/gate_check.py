"""Periksa instalasi at the gate: for whoever cannot get further than that."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject

from bansos_desktop.ui.dialogs.gate import GateCard
from bansos_desktop.ui.icons import IconSet

if TYPE_CHECKING:
    from bansos_desktop.ui.dialogs.installation import InstallationDialog

INSTALLATION = "bansos_desktop.ui.dialogs.installation"


class GateChecking(QObject):
    """Shows the gate's link; the check ends with the gate, whoever closes it."""

    def __init__(self, gate: GateCard, icons: IconSet, data: Path) -> None:
        super().__init__(gate)
        self._icons, self._data = icons, data
        self._dialog: InstallationDialog | None = None
        gate.check.clicked.connect(self.open)
        gate.check.show()
        gate.installEventFilter(self)

    def open(self) -> None:
        """Loaded when it is asked for, which is seldom."""
        module = importlib.import_module(INSTALLATION)
        # The parent, and no reference of ours: the two would keep each other alive.
        gate = cast(GateCard, self.parent())
        dialog: InstallationDialog = module.InstallationDialog(self._icons, self._data, gate)
        self._dialog = dialog
        dialog.finished.connect(self._on_finished)
        dialog.open()
        dialog.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The check's process must not outlive the window that shows it."""
        if event.type() == QEvent.Type.Close and self._dialog is not None:
            self._dialog.reject()
        return super().eventFilter(watched, event)

    def _on_finished(self) -> None:
        self._dialog = None
