"""Keeping a visit every few seconds, so that a dead battery sends nobody to a house twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.scratch import VisitScratch, visit_slot
from bansos_desktop.ui.autosave import Autosave, discarding
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services


class VisitAutosave(Autosave):
    """The same for a visit, which is given back by itself when its family is opened again."""

    def __init__(
        self, services: Services, content: Callable[[], VisitScratch | None], form: QObject
    ) -> None:
        super().__init__(services, content, form)  # its time ends with the form
        self._going: set[str] = set()

    def open_family(self, proposal: str) -> tuple[str, VisitScratch] | None:
        """Another family is on screen: what was kept of its visit, and since when."""
        self.discard()
        self._slot = visit_slot(proposal)
        services = self._services
        found = services.store.scratch.visit(services.session.user, proposal)
        if self._slot in self._going:  # thrown away a moment ago, only not on the disk yet
            found = None
        self._is_kept = found is not None
        return found

    def forget(self) -> None:
        """The visit was saved, and its copy went with it."""
        self._timer.stop()
        self._is_kept = False
        self.kept.emit("")

    def discard(self) -> None:
        """Throw the copy away, if there is one."""
        self._timer.stop()
        if self._is_kept:
            slot, self._is_kept = self._slot, False
            self._going.add(slot)
            self._services.writer.start(
                discarding(self._services, slot),
                on_done=partial(self._on_gone, slot),
                on_failed=partial(self._on_stayed, slot),
            )
        self.kept.emit("")

    def _on_gone(self, slot: str, _done: None) -> None:
        self._going.discard(slot)

    def _on_stayed(self, slot: str, sentence: str) -> None:
        self._going.discard(slot)
        self.failed.emit(sentence)


def back_text(at: str, today: date) -> str:
    """Since when the visit is kept, on the laptop's own clock, and what did not come back."""
    moment = datetime.fromisoformat(at).astimezone()
    clock = moment.strftime("%H.%M")
    when = clock if moment.date() == today else f"{format_short(moment.date())} {clock}"
    text = tr(
        "Isian yang belum tersimpan dari {when} dikembalikan. Lanjutkan lalu simpan; "
        "foto yang belum tersimpan perlu ditambahkan lagi."
    )
    return text.format(when=when)
