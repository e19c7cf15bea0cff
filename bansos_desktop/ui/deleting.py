"""Deleting chosen proposals and restoring deleted ones, with the question before the first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.usecases import delete_record
from bansos_desktop.usecases.delete_record import Deletable, Deleted, Restored
from bansos_desktop.usecases.progress import Progress


class Deleting(QObject):
    """`offered` is a message with a link and the act it takes back; `done` says it is over."""

    said = Signal(object, str)
    offered = Signal(object, str, str, str)
    done = Signal()

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._parent = services, parent

    def ask(self, proposals: Sequence[str]) -> None:
        """Say what would be deleted, and delete it if that is agreed to."""
        if not proposals:
            self.said.emit(Level.INFO, tr("Pilih dulu orangnya di daftar Penerima."))
            return
        services = self._services
        checked = delete_record.check(services.store, services.session, proposals)
        if not checked.deletable:
            self.said.emit(Level.WARNING, checked.refused[0].message)
            return
        chosen = [one.proposal for one in checked.deletable]
        question = _question(checked.deletable, [one.message for one in checked.refused])
        ask(self._parent, question, services.icons, on_yes=lambda: self._delete(chosen))

    def restore(self, proposal: str) -> None:
        """Bring a deleted proposal back."""
        self._services.writer.start(
            _restoring(self._services, proposal),
            on_done=self._on_restored,
            on_failed=self._on_failed,
        )

    def _delete(self, proposals: Sequence[str]) -> None:
        self._services.writer.start(
            _deleting(self._services, proposals),
            on_done=self._on_deleted,
            on_failed=self._on_failed,
        )

    def _on_deleted(self, deleted: Deleted) -> None:
        """Say what went, by name if it was one, with the way back beside it."""
        self._services.bus.publish(deleted.changes)
        self.done.emit()
        names = deleted.names
        one, many = tr("{name} dihapus."), tr("{n} usulan dihapus.")
        text = one.format(name=names[0]) if len(names) == 1 else many.format(n=len(names))
        self.offered.emit(Level.SUCCESS, text, tr("Urungkan"), deleted.batch)

    def _on_restored(self, restored: Restored) -> None:
        """Say who came back; that too can be taken back."""
        self._services.bus.publish(restored.changes)
        self.done.emit()
        text = tr("{name} dipulihkan.").format(name=restored.name)
        self.offered.emit(Level.SUCCESS, text, tr("Urungkan"), restored.batch)

    def _on_failed(self, sentence: str) -> None:
        self.said.emit(Level.ERROR, sentence)


def _question(deletable: Sequence[Deletable], refused: Sequence[str]) -> Question:
    """How many go and what goes with them; those that stay are counted, with the first reason."""
    one, many = tr("Hapus usulan {name}?"), tr("Hapus {n} usulan?")
    count = len(deletable)
    title = one.format(name=deletable[0].name) if count == 1 else many.format(n=number_text(count))
    text = tr("Kunjungan, barang, dan foto usulan ini ikut terhapus.")
    text += " " + tr("Semua dapat dipulihkan dari halaman Kegiatan, Data terhapus.")
    if refused:
        stays = tr("{n} lainnya tidak dapat dihapus: {why}")
        text += "\n\n" + stays.format(n=number_text(len(refused)), why=refused[0])
    return Question(title, text, tr("Hapus"), is_dangerous=True)


def _deleting(services: Services, proposals: Sequence[str]) -> Work[Deleted]:
    session, now = services.session, services.now()

    def work(store: Store, progress: Progress) -> Deleted:
        return delete_record.run(store, session, proposals, now=now, progress=progress)

    return work


def _restoring(services: Services, proposal: str) -> Work[Restored]:
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> Restored:
        return delete_record.restore(store, session, proposal, now=now)

    return work
