"""What every page of the window is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services


class Page(QWidget):
    """Reads itself anew when what it shows has changed; a hidden page waits until it is seen.

    `history_wanted` asks for the history of its `proposal`.
    """

    said = Signal(object, str)
    history_wanted = Signal()
    title = ""
    topics = Topic.NOTHING

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.saver: Callable[[], None] | None = None
        self._stale = True
        services.bus.committed.connect(self._on_committed)
        services.scope.changed.connect(self._on_scope_changed)

    @property
    def is_dirty(self) -> bool:
        """Whether something typed here would be lost by closing."""
        return False

    @property
    def loss(self) -> str:
        """What closing the window now would lose, in a sentence; "" for nothing."""
        return tr("Isian di formulir akan hilang bila program ditutup.") if self.is_dirty else ""

    @property
    def proposal(self) -> str:
        """The proposal that is open or current here, or ""; its history can be asked for."""
        return ""

    @property
    def part(self) -> str:
        """What the part in sight is called, where a page has several, as the guide calls it."""
        return ""

    def save(self) -> None:
        """Keep the form of this page, if it has one; a hidden form keeps nothing."""
        if self.saver is not None:
            self.saver()

    def reload(self) -> None:
        """Read what is shown anew."""
        raise NotImplementedError

    def come_to_sight(self) -> None:
        """The window shows this page now."""
        if self._stale:
            self._stale = False
            self.reload()

    def refresh(self) -> None:
        """Read anew now, or when the page is next seen."""
        self._stale = True
        if self.isVisible():
            self.come_to_sight()

    def _on_committed(self, changes: Topic, initiator: object) -> None:
        if changes & self.topics and initiator is not self:
            self.refresh()

    def _on_scope_changed(self) -> None:
        self.refresh()
