"""Proving that the data is whole, and that the figures tie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.ties import TieLine, Verdict
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.settings.check_paper import check_printout, check_text
from bansos_desktop.ui.pages.settings.section import Section, card, fill, row, stacked
from bansos_desktop.ui.pages.settings.tie_rows import TieRows
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, icon_label, text_label
from bansos_desktop.usecases import check_health
from bansos_desktop.usecases.check_health import Check
from bansos_desktop.usecases.progress import Progress

ICON_SIZE = 18


class ChecksSection(Section):
    """Every proof with its outcome and every comparison of figures, made on request.

    `figure_wanted` names a figure that is to be seen, `people_wanted` a line with its people.
    """

    title = "Pemeriksaan"
    figure_wanted = Signal(object)
    people_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        icons = services.icons
        self._strip = ProgressStrip()
        self._results: Sequence[Check] = ()
        self._checks = QVBoxLayout()
        self._checks.setSpacing(SPACE.s)
        self._summary = text_label(wrap=True)
        self.ties = TieRows(icons)
        self._check = button(tr("Periksa sekarang"), Kind.PRIMARY)
        self._copy = button(tr("Salin hasil"))
        self._print = button(tr("Cetak hasil"), icon=icons.icon("print"))
        self._check.clicked.connect(self.check_health)
        self._copy.clicked.connect(self._on_copy)
        self._print.clicked.connect(self._on_print)
        self.ties.figure_wanted.connect(self.figure_wanted)
        self.ties.people_wanted.connect(self.people_wanted)
        self._lay_out()
        self._show(())

    def reload(self) -> None:
        """What was proved stays proved until it is asked for again."""

    def check_health(self) -> None:
        """Prove the store, beside other work."""

        shipped = self.services.folders.seed

        def work(store: Store, progress: Progress) -> list[Check]:
            return check_health.run(store, progress, shipped=shipped)

        self._check.setEnabled(False)
        self._strip.start(tr("Memeriksa keutuhan data…"), can_cancel=False)
        self.services.readings.start(
            work,
            on_done=self._on_checked,
            on_failed=self._on_failed,
            on_progress=self._strip.advance,
        )

    def _on_checked(self, checks: Sequence[Check]) -> None:
        """Every proof in a line, and the sum of them above the page."""
        self._strip.finish()
        self._check.setEnabled(True)
        self._show(checks)
        whole = all(one.ok for one in checks)
        text = (
            tr("Data utuh: semua pemeriksaan cocok.")
            if whole
            else tr("Ada yang tidak cocok. Jangan ubah apa pun; hubungi pendamping program.")
        )
        off = sum(not line.ok for line in self._lines())
        if whole and off:
            text = tr("Data utuh. {n} angka perlu diputuskan.").format(n=number_text(off))
        level = Level.WARNING if off else Level.SUCCESS
        self.said.emit(level if whole else Level.ERROR, text)

    def _show(self, checks: Sequence[Check]) -> None:
        """These results; of none, that nothing was checked yet."""
        self._results = tuple(checks)
        proofs = [self._row(one) for one in checks if not one.ties]
        fill(self._checks, proofs or [_not_yet()])
        lines = self._lines()
        self.ties.show_lines(lines)
        self._summary.setText(_summed(lines) if checks else tr("Belum diperiksa."))
        for act in (self._copy, self._print):
            act.setEnabled(bool(checks))

    def _lines(self) -> list[TieLine]:
        return [line for one in self._results for line in one.ties]

    def _row(self, check: Check) -> QWidget:
        widget = QWidget()
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(icon_label(self.services.icons.level_icon(level_of(check)), ICON_SIZE))
        layout.addWidget(text_label(check.detail, wrap=True), 1)
        return widget

    def _on_failed(self, sentence: str) -> None:
        self._strip.finish()
        self._check.setEnabled(True)
        self.said.emit(Level.ERROR, sentence)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(check_text(self._results, self._heading()))
        self.said.emit(Level.INFO, tr("Hasil pemeriksaan disalin, tanpa nama orang."))

    def _on_print(self) -> None:
        printout = check_printout(self._results, self._heading())
        PreviewDialog(printout, self.services.icons, self.window()).open()

    def _heading(self) -> str:
        office = self.services.store.office.own().region_name
        day = format_short(self.services.day())
        return tr("{office}, diperiksa {day}").format(office=office, day=day)

    def _lay_out(self) -> None:
        whole, tied = QVBoxLayout(), QVBoxLayout()
        acts = row(self._check, self._copy, self._print)
        about = tr("Membuktikan bahwa tidak ada riwayat yang diubah dan tabel sesuai riwayat.")
        whole.addWidget(text_label(about, Kind.CAPTION, wrap=True))
        whole.addLayout(self._checks)
        whole.addLayout(acts)
        compared = tr(
            "Membandingkan angka dengan sumbernya, rincian dengan kuotanya, orang dengan "
            "tempatnya, dan uang dengan barangnya. Yang berbeda untuk diputuskan kantor."
        )
        tied.addWidget(text_label(compared, Kind.CAPTION, wrap=True))
        tied.addWidget(self._summary)
        tied.addWidget(self.ties)
        for content in (whole, tied):
            content.setSpacing(SPACE.s)
        cards = (card(tr("Data tersimpan utuh"), whole), card(tr("Angka cocok"), tied))
        stacked(self, self._strip, *cards)


def _not_yet() -> QWidget:
    return text_label(
        tr("Belum diperiksa sejak program dibuka. Tekan Periksa sekarang."), wrap=True
    )


def _summed(lines: Sequence[TieLine]) -> str:
    """How many lines came out how."""
    counts = {verdict: sum(line.verdict is verdict for line in lines) for verdict in Verdict}
    text = tr("{off} perlu diputuskan, {notes} catatan, {same} cocok.")
    return text.format(
        off=number_text(counts[Verdict.OFF]),
        notes=number_text(counts[Verdict.NOTE]),
        same=number_text(counts[Verdict.SAME]),
    )


def level_of(check: Check) -> Level:
    """The news of one proof; what waits for a decision is no damage."""
    if not check.ok:
        return Level.ERROR
    return Level.WARNING if check.attention else Level.SUCCESS
