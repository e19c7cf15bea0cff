"""One signal: the database changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.changes import Topic


class ChangeBus(QObject):
    """Says after each commit what it touched, and who asked for it (a widget, or None)."""

    committed = Signal(object, object)

    def publish(self, changes: Topic, initiator: object = None) -> None:
        """Tell every screen; one that does not care does nothing."""
        if changes is not Topic.NOTHING:
            self.committed.emit(changes, initiator)
