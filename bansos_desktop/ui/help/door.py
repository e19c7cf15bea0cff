"""The way to the guide: one window, made when it is first asked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from bansos_desktop.runtime.guide_files import read_guide
from bansos_desktop.runtime.resources import guide_folder
from bansos_desktop.ui.help.window import GuideFiles, GuideWindow
from bansos_desktop.ui.icons import IconSet

PICTURES = "gambar"


class GuideDoor(QObject):
    """Keeps the one window of the guide; whoever opens it closes it as well."""

    def __init__(self, icons: IconSet, settings: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._icons = icons
        self._settings = settings
        self.window: GuideWindow | None = None

    def open_at(self, topic: str, part: str = "") -> GuideWindow:
        """Bring the guide to front, at a topic and in it at the title that names a part."""
        if self.window is None:
            folder = guide_folder()
            files = GuideFiles(read_guide(folder), folder.parent / PICTURES, self._settings)
            self.window = GuideWindow(files, self._icons)
        self.window.show()
        self.window.show_topic(topic, part)
        self.window.raise_()
        self.window.activateWindow()
        return self.window

    def close(self) -> None:
        """The guide does not outlive what it explains."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
