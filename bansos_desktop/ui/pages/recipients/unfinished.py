"""Offering what was typed and never saved, the next time somebody comes to the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.recipients.form import RecipientForm
from bansos_desktop.ui.pages.recipients.notices import offer_text
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.text import button, icon_label, text_label
from bansos_desktop.usecases import keep_scratch
from bansos_desktop.usecases.progress import Progress

ICON_SIZE = 20
UNFINISHED = "unfinished:"  # before a slot: where the page should go


class UnfinishedBar(QFrame):
    """One form at a time, the newest; `resumed` says where to go, `failed` says a sentence."""

    resumed = Signal(str)
    failed = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._slot = ""
        self._form: RecipientForm | None = None
        self._text = text_label("", wrap=True)
        self.resume = button(tr("Lanjutkan"), Kind.LINK)
        self.throw_away = button(tr("Buang"), Kind.LINK)
        self.resume.clicked.connect(self._on_resume)
        self.throw_away.clicked.connect(self._on_throw_away)
        set_kind(self, Kind.BANNER)
        set_level(self, Level.WARNING)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.s, SPACE.s)
        layout.setSpacing(SPACE.s)
        layout.addWidget(icon_label(services.icons.level_icon(Level.WARNING), ICON_SIZE))
        layout.addWidget(self._text, 1)
        layout.addWidget(self.resume)
        layout.addWidget(self.throw_away)
        self.hide()

    @property
    def text(self) -> str:
        """What is offered now; "" when there is nothing."""
        return "" if self.isHidden() else self._text.text()

    def look(self, form: RecipientForm) -> None:
        """Offer the newest form besides the one that is open now."""
        self._form = form
        open_slot = form.autosave.slot if form.isVisible() else ""
        forms = self._services.store.scratch.unfinished(self._services.session.user)
        waiting = [one for one in forms if one.slot != open_slot]
        self._slot = waiting[0].slot if waiting else ""
        self._text.setText(offer_text(waiting[0], self._services.day()) if waiting else "")
        self.setVisible(bool(waiting))

    def _on_resume(self) -> None:
        self.resumed.emit(f"{UNFINISHED}{self._slot}")

    def _on_throw_away(self) -> None:
        work = _discarding(self._services, self._slot)
        self._services.writer.start(work, on_done=self._on_thrown, on_failed=self.failed.emit)

    def _on_thrown(self, _done: None) -> None:
        if self._form is not None:
            self.look(self._form)


def _discarding(services: Services, slot: str) -> Work[None]:
    """Throwing away as plain work."""
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> None:
        keep_scratch.discard(store, session, slot, now=now)

    return work
