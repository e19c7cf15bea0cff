"""The way to the guide: one window, made when it is first asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QDialog, QWidget

from bansos_desktop.runtime.guide_files import read_guide
from bansos_desktop.runtime.resources import guide_folder
from bansos_desktop.ui.help.page_topics import Spot
from bansos_desktop.ui.help.window import GuideFiles, GuideWindow
from bansos_desktop.ui.icons import IconSet

PICTURES = "gambar"
ALL = Qt.WindowModality.ApplicationModal


class GuideDoor(QObject):
    """Keeps the one window of the guide; whoever opens it closes it as well."""

    def __init__(
        self, icons: IconSet, settings: Path | None, owner: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._owner = owner
        self._icons = icons
        self._settings = settings
        self._asker: QDialog | None = None
        self.window: GuideWindow | None = None

    def open_at(self, spot: Spot, asker: QDialog | None = None) -> GuideWindow:
        """Bring the guide to front at a spot; a dialog that asked gets the keyboard back."""
        window = self._made()
        self._stand_over(window, asker)
        window.show()
        window.show_topic(spot.topic, spot.part)
        window.raise_()
        window.activateWindow()
        return window

    def close(self) -> None:
        """The guide does not outlive what it explains."""
        window, self.window, self._asker = self.window, None, None
        if window is not None:
            window.close()
            window.deleteLater()

    def _made(self) -> GuideWindow:
        if self.window is None:
            folder = guide_folder()
            files = GuideFiles(read_guide(folder), folder.parent / PICTURES, self._settings)
            self.window = GuideWindow(files, self._icons)
            self.window.closed.connect(self._on_closed)
        return self.window

    def _stand_over(self, window: GuideWindow, asker: QDialog | None) -> None:
        """A dialog that blocks every window blocks none that belongs to it; most block less."""
        if asker is not None and asker is not self._asker:
            asker.finished.connect(self._on_answered)
            asker.destroyed.connect(self._on_answered)
        self._asker = asker
        window.winId()  # gives it a handle, shown or not
        blocker = asker if asker is not None and asker.windowModality() is ALL else None
        _belong(window, blocker.windowHandle() if blocker is not None else None)

    def _on_answered(self, _how: object = None) -> None:
        """The dialog is gone; the guide stays open and stands by itself again."""
        self._asker = None
        if self.window is not None:
            _belong(self.window, None)

    def _on_closed(self) -> None:
        """Back to the dialog or the window that was left to read, unless that goes as well."""
        if self.window is not None:
            (self._asker or self._owner).activateWindow()


def _belong(window: GuideWindow, above: QWindow | None) -> None:
    """Let the guide belong to another window, or with None to nobody."""
    window.windowHandle().setTransientParent(above)  # type: ignore[arg-type]  # Qt takes null
