"""Periksa instalasi: what this program can do on this computer, step by step, to be sent on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from bansos_desktop.domain.self_check import TITLE, Mark, StepLine, read_report
from bansos_desktop.runtime.report_file import checked_report
from bansos_desktop.ui.dialogs.telling import TellingDialog
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.self_check_run import SelfCheckRun
from bansos_desktop.ui.targets import ask_target
from bansos_desktop.ui.theme import Kind, Level
from bansos_desktop.ui.trouble import sentence_of
from bansos_desktop.ui.widgets.banner import Banner, level_word
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.atomic import write_whole
from bansos_desktop.workbook.errors import WorkbookError

SUFFIX = ".txt"
OFFERED = f"periksa instalasi{SUFFIX}"
WIDTH, HEIGHT = 720, 600
LEVELS = {
    Mark.FINE: Level.SUCCESS,
    Mark.FAILED: Level.ERROR,
    Mark.LEFT: Level.WARNING,
    Mark.RUNNING: Level.INFO,
}


class InstallationDialog(TellingDialog):
    """Runs beside the window; closing it stops the check and leaves nothing behind.

    It asks only for the name of the data folder, so that a gate can open it too.
    """

    def __init__(self, icons: IconSet, data: Path, parent: QWidget) -> None:
        super().__init__(parent, tr(TITLE), tr("Salin"), (WIDTH, HEIGHT))
        self._icons, self._data = icons, data
        self._report = ""
        self.run = SelfCheckRun(data, self)
        self.banner = Banner(icons)
        self.strip = ProgressStrip()
        self.list = QListWidget()
        self.save = button(tr("Simpan…"))
        self.again = button(tr("Periksa lagi"))
        self.run.stepped.connect(self._on_stepped)
        self.run.ended.connect(self._on_ended)
        self.run.cancelled.connect(self._on_cancelled)
        self.strip.cancelled.connect(self.run.cancel)
        self.save.clicked.connect(self._on_save)
        self.again.clicked.connect(self.start)
        self._lay_out()

    def start(self) -> None:
        """Try everything once more."""
        self.list.clear()
        self.banner.dismiss()
        self._report = ""
        self._offer()
        self.strip.start(tr("Memeriksa…"))
        self.run.start()
        self._offer()
        self.list.setFocus()

    def told(self) -> str:
        """The report as it was written, which names nobody."""
        return self._report

    def save_to(self, target: Path) -> None:
        """Keep the report as a text file; like `--uji-diri`, over nothing but an earlier one."""
        try:
            write_whole(self._report.encode(), checked_report(target, self._data))
        except (Refused, WorkbookError, OSError) as error:
            told = sentence_of(error)
            if told is None:
                raise
            self.banner.show_message(Level.ERROR, told)
            return
        said = tr("Laporan disimpan: {file}").format(file=target.name)
        self.banner.show_message(Level.SUCCESS, said)

    def done(self, result: int) -> None:
        """However it is closed, the check goes with it."""
        self.run.finish()
        super().done(result)

    def _on_stepped(self, lines: Sequence[StepLine]) -> None:
        self._show(lines)
        last = lines[-1]
        self.strip.advance(last.number - 1, last.total)
        self.list.scrollToBottom()

    def _on_ended(self, report: str) -> None:
        self._report = report
        lines = read_report(report)
        failed = [line for line in lines if line.mark is Mark.FAILED]
        self._rest([*failed, *(line for line in lines if line.mark is not Mark.FAILED)])
        said = tr("Instalasi baik: {all} langkah berhasil dalam {seconds} detik.")
        if failed:
            said = tr(
                "{n} dari {all} langkah bermasalah. Ikuti petunjuk di bawah, atau kirim laporan "
                "ini ke pendamping program."
            )
        seconds = number_text(max(1, round(sum(line.seconds for line in lines))))
        left = sum(line.mark is Mark.LEFT for line in lines)
        if left:
            said += " " + tr("{left} langkah lain tidak dijalankan karenanya.")
        said = said.format(n=len(failed), all=len(lines), seconds=seconds, left=left)
        self.banner.show_message(Level.ERROR if failed else Level.SUCCESS, said)
        self.list.setCurrentRow(0)
        self.list.scrollToTop()

    def _on_cancelled(self) -> None:
        self._rest([])
        said = tr("Pemeriksaan dibatalkan; tidak ada yang tertinggal di komputer ini.")
        self.banner.show_message(Level.INFO, said)

    def _rest(self, lines: Sequence[StepLine]) -> None:
        self.strip.finish()
        self._show(lines)
        self._offer()

    def _offer(self) -> None:
        """A report can be taken along when there is one."""
        for one in (self.copy, self.save):
            one.setEnabled(bool(self._report))
        self.again.setEnabled(not self.run.is_busy)

    def _show(self, lines: Sequence[StepLine]) -> None:
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(self._icons.level_icon(LEVELS[line.mark]), line.name)
            detail = line.detail or tr("sedang diperiksa…")
            item.setData(DetailRole, detail[:1].upper() + detail[1:])
            spoken = f"{level_word(LEVELS[line.mark])}, {line.name}: {detail}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)

    def _on_save(self) -> None:
        places = QStandardPaths.StandardLocation
        folder = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
        kind = tr("Teks (*.txt)")
        target = ask_target(self, tr("Simpan laporan"), folder / OFFERED, kind, SUFFIX)
        if target is not None:
            self.save_to(target)

    def _lay_out(self) -> None:
        self.list.setAccessibleName(tr("Langkah pemeriksaan"))
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        if (strip := self.strip.layout()) is not None:
            strip.setContentsMargins(0, 0, 0, 0)  # the dialog has its own
        about = tr(
            "Mencoba simpanan tersandi, impor, ekspor, cetak, dan setiap halaman dengan orang "
            "buatan di folder sementara. Data kantor tidak dibuka; laporan tidak menyebut siapa "
            "pun."
        )
        above = (text_label(tr(TITLE), Kind.SUBTITLE), text_label(about, wrap=True))
        self.lay_out([*above, self.banner, self.strip], self.list, [self.save, self.again])
