"""Sheet and columns (a place holder until the real step is there)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bansos_desktop.ui.services import Services
from bansos_desktop.usecases.plan_import import ImportPlan


class SheetStep(QWidget):
    """Shows nothing yet."""

    changed = Signal(object)
    accepted = Signal()
    dropped = Signal()

    def __init__(self, _services: Services) -> None:
        super().__init__()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan."""

    def set_waiting(self, *, waiting: bool) -> None:
        """While the file is read anew nobody can go on."""
