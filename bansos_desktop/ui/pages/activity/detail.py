"""What the chosen line did, in words, and the one button that turns it round."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from bansos_desktop.domain.history import Event, is_lasting, moment_words
from bansos_desktop.store.trash import Deleted
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.history_list import HistoryList
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases.tell_history import MOST_DETAILS, ToldAct


class Detail(QFrame):
    """A card beside the list."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text_label("", Kind.SUBTITLE, wrap=True)
        self.caption = text_label("", Kind.CAPTION, wrap=True)
        self.list = HistoryList()
        self.note = text_label("", Kind.CAPTION, wrap=True)
        self.act = button("", Kind.PRIMARY)
        self.setProperty("kind", Kind.CARD.value)
        self._lay_out()

    def show_act(self, act: ToldAct, events: Sequence[Event]) -> None:
        """One act of the office."""
        self.title.setText(tr(act.words))
        self.caption.setText(f"{moment_words(act.head.at)}, {act.head.user}")
        self.list.show_events(events, headings=False)
        self.act.setText(tr("Ulangi") if act.is_redo else tr("Urungkan"))
        self.act.setVisible(act.may_undo)
        self.note.setText(_note(act, sum(act.counts.values())))
        self.note.setVisible(bool(self.note.text()))

    def show_deleted(self, deleted: Deleted, events: Sequence[Event], *, may_restore: bool) -> None:
        """One deleted family."""
        self.title.setText(deleted.name)
        text = tr("Dihapus {moment} oleh {user}")
        self.caption.setText(text.format(moment=moment_words(deleted.at), user=deleted.user))
        self.list.show_events(events)
        self.act.setText(tr("Pulihkan"))
        self.act.setVisible(may_restore)
        self.note.setText(tr("Minta operator kantor memulihkannya."))
        self.note.setVisible(not may_restore)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.title)
        layout.addWidget(self.caption)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.setMinimumWidth(300)


def _note(act: ToldAct, records: int) -> str:
    """Why there is no button, or that the list is cut."""
    if act.undone:
        return tr("Sudah dikembalikan.") if act.is_redo else tr("Sudah diurungkan.")
    if is_lasting(act.head.act):
        return tr("Kegiatan ini tidak dapat diurungkan.")
    if records > MOST_DETAILS:
        text = tr("Tampil {n} perubahan pertama.")
        return text.format(n=number_text(MOST_DETAILS))
    return ""
