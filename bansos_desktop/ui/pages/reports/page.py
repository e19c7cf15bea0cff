"""Laporan: choose a provincial format and what it is about, see how many rows, write it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
)

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.targets import ask_workbook
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, icon_label, text_label
from bansos_desktop.usecases import list_findings
from bansos_desktop.usecases.documents import export
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from bansos_desktop.usecases.progress import Progress

FIELD_WIDTH = 260
ICON_SIZE = 24


class ReportsPage(Page):
    """Writing reads beside other work; only the note of what left goes through the writer."""

    title = "Laporan"
    topics = Topic.RECIPIENTS | Topic.QUOTAS | Topic.REFERENCE
    people_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._job: Job | None = None
        self._exported: Exported | None = None
        self._found: tuple[str, ...] = ()
        self._group = QButtonGroup(self)
        self._keys = list(DOCUMENTS)
        self.stage = ChoiceBox([("", tr("Semua tahap")), *((s.value, tr(s.label)) for s in Stage)])
        self.stage.key = ""
        self.region = ChoiceBox(self._regions())
        self.region.key = services.session.region_code
        self.count = text_label("")
        self.write_button = button(
            tr("Simpan sebagai Excel…"),
            Kind.PRIMARY,
            services.icons.icon("download", PALETTE.on_accent),
        )
        self._strip = ProgressStrip()
        self._done = QFrame()
        self._done_text = text_label("", wrap=True)
        self._findings = button(tr("Lihat temuan"), Kind.LINK)
        self._open_file = button(tr("Buka berkas"))
        self._open_folder = button(tr("Buka folder"))
        self._lay_out()
        self._connect()

    @property
    def document(self) -> str:
        """The format that is chosen."""
        return self._keys[max(self._group.checkedId(), 0)]

    def choose(self, key: str) -> None:
        """Choose a format."""
        self._group.button(self._keys.index(key)).setChecked(True)
        self.reload()

    def reload(self) -> None:
        """Count the rows anew."""
        services = self.services
        rows = export.count_rows(
            services.store, services.session, self.document, self._selection(), services.day()
        )
        self.write_button.setEnabled(rows > 0 and self._job is None)
        if rows:
            self.count.setText(tr("{n} baris akan ditulis.").format(n=number_text(rows)))
        else:
            self.count.setText(tr("Belum ada data untuk pilihan ini."))

    def ask_target(self) -> None:
        """Ask where to write, offering a name that says what is in it."""
        if not self.write_button.isEnabled():
            return
        selection = self._selection()
        parts = [self.document, selection.programme, str(selection.year), selection.stage]
        region = self.services.store.regions.book().name(selection.region_code)
        name = " ".join(part for part in (*parts, region) if part)
        target = ask_workbook(self, tr("Simpan laporan"), Path.home() / f"{name}.xlsx")
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Write the chosen document to `target`."""
        services, now = self.services, self.services.now()
        session = services.session
        formats = services.folders.formats
        request = ExportRequest(self.document, self._selection(), target, formats)
        office, today = session.region_code, services.day()

        def work(store: Store, progress: Progress) -> tuple[Exported, tuple[str, ...]]:
            done = export.write(store, session, request, now=now, progress=progress)
            found = list_findings.in_a_report(
                store, request.selection, office=office, today=today, progress=progress
            )
            return done, found

        self.said.emit(Level.INFO, "")
        self._done.hide()
        self.write_button.setEnabled(False)
        self._strip.start(tr("Menulis {name}…").format(name=target.name))
        self._job = services.readings.start(
            work,
            on_done=self._on_written,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )

    def _selection(self) -> Selection:
        scope = self.services.scope
        return Selection(
            scope.programme, scope.year, self.stage.key or "", self.region.key or PROVINCE
        )

    def _regions(self) -> list[tuple[str, str]]:
        """A kabupaten's office writes only about itself; the province about all or any."""
        own = self.services.session.region_code
        book = self.services.store.regions.book()
        regencies = [(region.code, region.name) for region in book.regencies]
        if own != PROVINCE:
            return [pair for pair in regencies if pair[0] == own]
        return [(PROVINCE, tr("Seluruh provinsi")), *regencies]

    def _on_written(self, written: tuple[Exported, tuple[str, ...]]) -> None:
        exported, self._found = written
        self._exported = exported
        services, now = self.services, self.services.now()
        session = services.session

        def note(store: Store, _progress: Progress) -> Topic:
            return export.note(store, session, exported, now=now)

        services.writer.start(note, on_done=services.bus.publish, on_failed=self._on_failed)
        self._rest()
        text = tr("{n} baris ditulis ke {path}")
        rows = number_text(exported.rows)
        shown = text.format(n=rows, path=exported.request.target)
        if self._found:
            many = number_text(len(self._found))
            shown += tr(". Aturan masih menemukan sesuatu pada {n} orang.").format(n=many)
        self._done_text.setText(shown)
        self._findings.setVisible(bool(self._found))
        self._done.show()
        self._open_file.setFocus()

    def _on_failed(self, sentence: str) -> None:
        self._rest()
        self.said.emit(Level.ERROR, sentence)

    def _on_cancelled(self) -> None:
        self._rest()
        self.said.emit(Level.INFO, tr("Dibatalkan; tidak ada berkas yang ditulis."))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _rest(self) -> None:
        self._job = None
        self._strip.finish()
        self.reload()

    def _on_choice(self, _choice: object = None) -> None:
        self.reload()

    def _on_open_file(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported.request.target)))

    def _on_open_folder(self) -> None:
        if self._exported is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported.request.target.parent)))

    def _on_findings(self) -> None:
        self.people_wanted.emit(self._found)

    def _connect(self) -> None:
        self._findings.clicked.connect(self._on_findings)
        self._group.idToggled.connect(self._on_choice)
        self.stage.changed.connect(self._on_choice)
        self.region.changed.connect(self._on_choice)
        self.write_button.clicked.connect(self.ask_target)
        self._strip.cancelled.connect(self._on_cancel)
        self._open_file.clicked.connect(self._on_open_file)
        self._open_folder.clicked.connect(self._on_open_folder)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self._strip)
        layout.addWidget(self._choices())
        row = QHBoxLayout()
        row.setSpacing(SPACE.m)
        for label, box in ((tr("Tahap anggaran"), self.stage), (tr("Wilayah"), self.region)):
            field = LabelledField(label, box, self.services.icons)
            field.setFixedWidth(FIELD_WIDTH)
            row.addWidget(field)
        row.addStretch(1)
        layout.addLayout(row)
        act = QHBoxLayout()
        act.setSpacing(SPACE.m)
        act.addWidget(self.write_button)
        act.addWidget(self.count)
        act.addStretch(1)
        layout.addLayout(act)
        layout.addWidget(self._done)
        layout.addStretch(1)
        self._done.setProperty("kind", Kind.CARD.value)
        inner = QHBoxLayout(self._done)
        inner.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        inner.setSpacing(SPACE.m)
        ok = self.services.icons.level_icon(Level.SUCCESS)
        inner.addWidget(icon_label(ok, ICON_SIZE))
        inner.addWidget(self._done_text, 1)
        inner.addWidget(self._findings)
        inner.addWidget(self._open_file)
        inner.addWidget(self._open_folder)
        self._done.hide()

    def _choices(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", Kind.CARD.value)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        inner.setSpacing(SPACE.xs)
        inner.addWidget(text_label(tr("Format provinsi"), Kind.SUBTITLE))
        for number, key in enumerate(self._keys):
            choice = QRadioButton(tr(DOCUMENTS[key].title))
            choice.setChecked(number == 0)
            self._group.addButton(choice, number)
            about: QLabel = text_label(tr(DOCUMENTS[key].about), Kind.CAPTION, wrap=True)
            about.setIndent(24)
            inner.addSpacing(SPACE.s)
            inner.addWidget(choice)
            inner.addWidget(about)
        return card
