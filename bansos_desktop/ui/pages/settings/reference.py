"""Which reference data and quota letters stand, and taking newer ones from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.seed import QUOTA_LINE
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.settings.comparison_view import ComparisonView
from bansos_desktop.ui.pages.settings.section import Section, card, row
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.targets import ask_workbook
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import sync_reference, write_quota_blank
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.sync_reference import Comparison


class ReferenceSection(Section):
    """A set is compared first, and applied only on request."""

    title = "Data acuan"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._seed = text_label("", wrap=True)
        self._letters = text_label("", wrap=True)
        self._look = button(tr("Bandingkan dengan berkas…"))
        self._stick = button(tr("Cari di folder…"))
        self._blank = button(tr("Unduh contoh berkas kuota…"))
        self._strip = ProgressStrip()
        self.view = ComparisonView(services.icons)
        self._comparison: Comparison | None = None
        self.setAcceptDrops(True)
        self._lay_out()
        self.view.hide()
        self._look.clicked.connect(self._ask_file)
        self._stick.clicked.connect(self._ask_folder)
        self._blank.clicked.connect(self._ask_blank)
        self.view.taken.connect(self._ask_to_apply)
        self.view.left.connect(self._forget)

    def reload(self) -> None:
        """Read anew, and compare with a newer set that came with the program."""
        self._show_standing()

    def look_at(self, path: Path) -> None:
        """Compare a set, a quota file, or the newest of a folder with what stands."""
        today = self.services.day()

        def work(store: Store, _progress: Progress) -> Comparison:
            return sync_reference.look(store, path, today=today)

        self._forget()
        self._begin(tr("Membandingkan…"))
        self.services.readings.start(work, on_done=self._on_compared, on_failed=self._on_failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file or folder of this computer may be dropped."""
        if _dropped(event) is not None and self._look.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Compare with it."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.look_at(path)

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setSpacing(SPACE.s)
        content.addWidget(self._seed)
        content.addWidget(self._letters)
        content.addLayout(row(self._look, self._stick, self._blank))
        hint = tr(
            "Berkas .json, .xlsx, atau .csv dari provinsi; boleh diseret ke sini, juga langsung "
            "dari flashdisk. Tidak ada yang berubah sebelum Anda menerapkannya."
        )
        content.addWidget(text_label(hint, Kind.CAPTION, wrap=True))
        self._standing = card(tr("Data acuan (wilayah, kuota, jenis usaha, aturan)"), content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE.m, 0, 0)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self._standing)
        layout.addWidget(self._strip)
        layout.addWidget(self.view, 1)
        layout.addStretch()

    def _show_standing(self) -> None:
        """Which sets stand; a newer one that came along is compared at once."""
        reference = self.services.store.reference
        present, letters = reference.seed(), reference.seed(QUOTA_LINE)
        text = tr("Versi {n}: {title}.").format(
            n=present.version if present else 0, title=present.title if present else "–"
        )
        self._seed.setText(text)
        said = tr("Kuota menurut surat: versi {n}, {title}.")
        self._letters.setText(
            said.format(n=letters.version, title=letters.title)
            if letters
            else tr("Kuota menurut surat: belum ada berkas kuota yang diterapkan.")
        )
        try:
            newer = sync_reference.newer_shipped(self.services.store, self.services.folders.seed)
        except StoreError as damaged:
            self.said.emit(Level.ERROR, damaged.message)
            return
        if newer is not None and self._comparison is None:
            self.look_at(self.services.folders.seed)

    def _ask_file(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self,
            tr("Pilih berkas dari provinsi"),
            "",
            tr("Data acuan atau kuota (*.json *.xlsx *.csv)"),
        )
        if name:
            self.look_at(Path(name))

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Pilih folder atau flashdisk"))
        if name:
            self.look_at(Path(name))

    def _ask_blank(self) -> None:
        offered = Path.home() / "kuota.xlsx"
        target = ask_workbook(self, tr("Simpan contoh berkas kuota"), offered)
        if target is None:
            return
        path: Path = target

        def work(store: Store, _progress: Progress) -> Path:
            write_quota_blank.run(store, path)
            return path

        self._begin(tr("Menulis…"))
        self.services.readings.start(work, on_done=self._on_written, on_failed=self._on_failed)

    def _ask_to_apply(self) -> None:
        """What falls below its use, or an earlier letter's figure that goes, is asked about."""
        comparison = self._comparison
        if comparison is None:
            return
        if not comparison.asked:
            self._apply(comparison)
            return
        passed = tr("Terapkan walau ada yang terlampaui?")
        question = Question(
            passed if comparison.below_use else tr("Terapkan seperti ini?"),
            "\n".join(comparison.questions),
            tr("Terapkan"),
            is_dangerous=True,
        )
        ask(self, question, self.services.icons, on_yes=lambda: self._apply(comparison))

    def _apply(self, comparison: Comparison) -> None:
        services = self.services
        session, now = services.session, services.now()

        def work(store: Store, _progress: Progress) -> Topic:
            return sync_reference.apply(store, session, comparison, now=now, seen_warnings=True)

        self._begin(tr("Menerapkan…"))
        services.writer.start(work, on_done=self._on_applied, on_failed=self._on_failed)

    def _begin(self, text: str) -> None:
        self._set_idle(idle=False)
        self._strip.start(text, can_cancel=False)

    def _set_idle(self, *, idle: bool) -> None:
        for one in (self._look, self._stick, self._blank):
            one.setEnabled(idle)
        comparison = self._comparison
        takes = comparison is not None and comparison.newer and self._may_take(comparison)
        self.view.take.setEnabled(idle and takes)
        if idle:
            self._strip.finish()

    def _may_take(self, comparison: Comparison) -> bool:
        return sync_reference.may_take(self.services.session, comparison)

    def _forget(self) -> None:
        """Back to what stands."""
        self._comparison = None
        self.view.hide()
        self._standing.show()

    def _on_compared(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._set_idle(idle=True)
        self.view.show_comparison(comparison, may_take=self._may_take(comparison))
        self._standing.hide()  # a comparison needs all the room there is
        self.view.show()

    def _on_written(self, path: Path) -> None:
        self._set_idle(idle=True)
        text = tr("Contoh berkas kuota disimpan: {path}. Isi, lalu bandingkan di sini.")
        self.said.emit(Level.SUCCESS, text.format(path=path))

    def _on_applied(self, changes: Topic) -> None:
        comparison = self._comparison
        self._set_idle(idle=True)
        self._forget()
        self.services.bus.publish(changes)
        if comparison is not None:
            self.said.emit(Level.SUCCESS, _result(comparison, changes))

    def _on_failed(self, sentence: str) -> None:
        self._set_idle(idle=True)
        self.said.emit(Level.ERROR, sentence)


def _result(comparison: Comparison, changes: Topic) -> str:
    """What was done, in one breath."""
    if changes is Topic.NOTHING:
        return tr("Sudah terpasang sebelumnya. Tidak ada yang berubah.")
    people = sum(one.people for one in comparison.moves)
    if people:
        text = tr("Data acuan baru diterapkan. {n} orang mendapat kode wilayah yang baru.")
        return text.format(n=number_text(people))
    if comparison.seed.line == QUOTA_LINE:
        return tr(
            "Kuota menurut surat diterapkan. Data penerima dan isian kantor tidak berubah. "
            "Bila keliru: Ctrl+Z."
        )
    return tr("Data acuan baru diterapkan. Data penerima tidak berubah.")


def _dropped(event: QDropEvent) -> Path | None:
    """The one file or folder that is dropped and lies on this computer."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].exists() else None
