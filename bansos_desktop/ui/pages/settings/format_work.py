"""The work behind the layouts: each thing a job on the reading or the writing side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.changes import Topic
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases import own_template, preview_template
from bansos_desktop.usecases.own_template import Checked, KeptTemplate
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.workbook.printed import PrintedBook, read_printed


class FormatWork(QObject):
    """Exactly one of the signals below `started` follows each start."""

    started = Signal(str)
    checked = Signal(object, object)
    copied = Signal(str, object)
    exampled = Signal(str, object)
    changed = Signal(object, str)
    failed = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    def copy(self, document: str, version: str | None, target: Path) -> None:
        """Write a copy of a layout for Excel."""
        session, shipped = self._services.session, self._services.folders.formats

        def work(store: Store, _progress: Progress) -> Path:
            own_template.copy_out(store, session, document, shipped, target, version=version)
            return target

        def done(path: Path) -> None:
            self.copied.emit(document, path)

        self.started.emit(tr("Menyalin format…"))
        self._services.readings.start(work, on_done=done, on_failed=self.failed.emit)

    def check(self, document: str, path: Path) -> None:
        """Look at a workbook that is to become a layout."""
        session, shipped = self._services.session, self._services.folders.formats

        def work(store: Store, _progress: Progress) -> Checked:
            return own_template.check(store, session, document, path, shipped)

        def done(checked: Checked) -> None:
            self.checked.emit(checked, path)

        self.started.emit(tr("Memeriksa {name}…").format(name=path.name))
        self._services.readings.start(work, on_done=done, on_failed=self.failed.emit)

    def example(self, document: str, version: str | None) -> None:
        """Fill a layout that is kept, or the shipped one, with made-up people."""
        session, shipped = self._services.session, self._services.folders.formats

        def content(store: Store) -> bytes:
            return own_template.content_of(store, session, document, shipped, version=version)

        self._example(content, document)

    def example_of(self, checked: Checked) -> None:
        """The same with a layout that is not kept yet."""

        def content(_store: Store) -> bytes:
            return checked.content

        self._example(content, checked.document)

    def keep(self, checked: Checked, label: str, *, use: bool) -> None:
        """Keep what was checked and, if wanted, use it: two acts, each taken back by itself."""
        session, now = self._services.session, self._services.now()

        def work(store: Store, _progress: Progress) -> tuple[KeptTemplate, Topic]:
            kept = own_template.keep(store, session, checked, label, now=now)
            changes = kept.changes
            found = store.templates.in_force(session.region_code, checked.document)
            if use and (found is None or found.uid != kept.uid):
                changes |= own_template.use(store, session, checked.document, kept.uid, now=now)
            return kept, changes

        def done(kept: tuple[KeptTemplate, Topic]) -> None:
            said = (
                tr("Dokumen berikutnya memakai format milik kantor versi {n}.")
                if use
                else tr("Format tersimpan sebagai milik kantor versi {n}; belum dipakai.")
            )
            self.changed.emit(kept[1], said.format(n=kept[0].number))

        self.started.emit(tr("Menyimpan format…"))
        self._services.writer.start(work, on_done=done, on_failed=self.failed.emit)

    def use(self, document: str, version: str) -> None:
        """Use one of the versions."""
        session, now = self._services.session, self._services.now()

        def work(store: Store, _progress: Progress) -> Topic:
            return own_template.use(store, session, document, version, now=now)

        self._choose(work, tr("Dokumen berikutnya memakai format ini."))

    def give_back(self, document: str) -> None:
        """Go back to the shipped layout."""
        session, now = self._services.session, self._services.now()

        def work(store: Store, _progress: Progress) -> Topic:
            return own_template.use_shipped(store, session, document, now=now)

        self._choose(work, tr("Dokumen berikutnya memakai format bawaan."))

    def _choose(self, work: Callable[[Store, Progress], Topic], said: str) -> None:
        def done(changes: Topic) -> None:
            self.changed.emit(changes, said)

        self.started.emit(tr("Mengganti format…"))
        self._services.writer.start(work, on_done=done, on_failed=self.failed.emit)

    def _example(self, content: Callable[[Store], bytes], document: str) -> None:
        def work(store: Store, _progress: Progress) -> PrintedBook:
            return read_printed(preview_template.preview(content(store), document))

        def done(book: PrintedBook) -> None:
            self.exampled.emit(document, book)

        self.started.emit(tr("Membuat contoh hasil…"))
        self._services.readings.start(work, on_done=done, on_failed=self.failed.emit)
