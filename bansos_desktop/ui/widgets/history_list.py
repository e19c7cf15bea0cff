"""A history in words: acts newest first, each with its changes, to be read, marked and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from bansos_desktop.domain.history import Event
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import PALETTE, SPACE


class HistoryList(QTextEdit):
    """Plain text throughout: whatever a person typed is never read as HTML."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Riwayat"))
        self.document().setDocumentMargin(SPACE.s)

    def show_events(self, events: Sequence[Event], *, headings: bool = True) -> None:
        """Show other acts, from the top; without headings where they stand above already."""
        document = self.document()
        document.clear()
        cursor = QTextCursor(document)
        for number, event in enumerate(events):
            if headings:
                _write(cursor, event.moment, _caption(), above=SPACE.m if number else 0)
                _write(cursor, f"{event.user}: {event.act}", _strong())
            for line in event.lines:
                _write(cursor, line, QTextCharFormat(), indent=SPACE.m if headings else 0)
        _drop_first(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def events_text(events: Sequence[Event]) -> str:
    """The same as text for a letter or a message."""
    return "\n".join(event.text for event in events)


def _write(
    cursor: QTextCursor, text: str, look: QTextCharFormat, *, above: int = 0, indent: int = 0
) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    block.setLeftMargin(indent)
    block.setBottomMargin(2)
    cursor.insertBlock(block, look)
    cursor.insertText(text, look)


def _drop_first(document: QTextDocument) -> None:
    """A document begins with an empty block that nobody wrote."""
    cursor = QTextCursor(document)
    cursor.deleteChar()


def _caption() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(PALETTE.ink_faint))
    return look


def _strong() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    return look
