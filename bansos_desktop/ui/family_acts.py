"""Commands about whatever family is open or chosen: its history, deleting it, taking back.

Ctrl+Z in a line of text takes back typing; where nothing was typed it takes back the last act,
for right after a save the cursor already stands in the next family's empty NIK.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from bansos_desktop.ui.dialogs.history import HistoryDialog
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.main_window import MainWindow
from bansos_desktop.ui.office_pages import OfficePages
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.activity.page import ActivityPage
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.pages.quotas.page import QuotasPage
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases import tell_history

KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class FamilyActs(QObject):
    """Asks the page in sight who is meant; the page of acts does the work."""

    def __init__(self, services: Services, window: MainWindow, pages: OfficePages) -> None:
        super().__init__(window)
        self._services, self._window, self._pages = services, window, pages
        self._recipients: RecipientsPage | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def adopt(self, page: Page) -> None:
        """A page that was built just now may ask for a history, or offer to take an act back."""
        page.history_wanted.connect(self.show_history)
        match page:
            case RecipientsPage():
                self._recipients = page
            case ActivityPage():
                page.offered.connect(self._on_offered)
                page.undoing.long_work.connect(self._on_long_work)
                page.undoing.done.connect(self._show_what_stands)
                page.deleting.done.connect(self._show_what_stands)
            case ImportsPage() | QuotasPage():
                page.undoing.offered.connect(self._on_offered)

    @property
    def chosen(self) -> list[str]:
        """The proposal in the open form, or those chosen in the list."""
        page = self._recipients
        if page is None:
            return []
        if page.form.isVisible() and page.form.proposal:
            return [page.form.proposal]
        if self._window.current is not page:
            return []
        rows = (page.model.row_at(one) for one in page.table.selectionModel().selectedRows())
        return [row.proposal for row in rows if row is not None]

    def undo(self) -> None:
        """Take back the last act, unless a form holds something unsaved."""
        if not self._is_in_the_way():
            self._pages.activity.undoing.undo_last()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self._is_in_the_way():
            self._pages.activity.undoing.redo_last()

    def delete(self) -> None:
        """Delete who is meant, after a question."""
        if not self._is_in_the_way():
            self._pages.activity.deleting.ask(self.chosen)

    def show_history(self) -> None:
        """Everything that happened to whoever is open or current on the page in sight."""
        uid = self._window.current.proposal
        if not uid:
            self._window.say(Level.INFO, tr("Pilih dulu orangnya di daftar Penerima."))
            return
        store = self._services.store
        proposal = store.recipients.proposal(uid)
        person = store.recipients.person(str(proposal.values["person"])) if proposal else None
        name = str(person.values["name"] or "") if person else ""
        events = tell_history.of_proposal(store, uid)
        HistoryDialog(self._window, name or tr("Tanpa nama"), events).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A line without anything typed leaves Ctrl+Z and Ctrl+Y to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = any(event.matches(key) for key in KEYS)
            has_typed = isinstance(watched, QLineEdit) and (
                watched.isUndoAvailable() or watched.isRedoAvailable()
            )
            if is_ours and not has_typed and not self._window.current.is_dirty:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _is_in_the_way(self) -> bool:
        """Whether a half-filled form would be lost or mixed up."""
        is_dirty = self._recipients is not None and self._recipients.is_dirty
        if not (is_dirty or self._window.current.is_dirty):
            return False
        text = tr("Isian formulir belum disimpan. Simpan atau tutup dulu, lalu coba lagi.")
        self._window.say(Level.INFO, text)
        return True

    def _show_what_stands(self) -> None:
        """The open form shows the record as it is now, or closes if it is gone."""
        page = self._recipients
        if page is None or page.form.isHidden() or not page.form.proposal:
            return
        form = page.form
        if self._services.store.recipients.proposal(form.proposal) is None:
            page.close_form()
        else:
            form.load(form.proposal)

    def _on_offered(self, level: Level, text: str, action: str, batch: str) -> None:
        self._window.offer(level, text, action, partial(self._pages.activity.undoing.undo, batch))

    def _on_long_work(self) -> None:
        self._window.show_page("activity")

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit):
            new.installEventFilter(self)  # once only, however often it gets the focus
