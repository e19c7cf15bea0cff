"""The pages before they are printed: real pages, then a printer or a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.printing.printout import Paper, Printout, paint, pdf_of
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.trouble import sentence_of
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.errors import WorkbookError

SUFFIX = ".pdf"
PAPER_LETTERS = 15
SIZE = QSize(920, 700)
ROOM_AROUND = QMargins(0, 0, 0, SPACE.lg)


class PreviewDialog(QDialog):
    """`taken` follows when the pages went to a printer or into a file."""

    taken = Signal()

    def __init__(self, printout: Printout, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(printout.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.printout = printout
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)  # asks no printer anything
        self._printer.setPageLayout(printout.layout)
        self.view = QPrintPreviewWidget(self._printer)
        self.view.paintRequested.connect(self._on_paint)
        self.pages = text_label("", Kind.CAPTION)
        self.paper = ChoiceBox([(paper.value, paper.label) for paper in Paper])
        self.paper.setAccessibleName(tr("Kertas"))
        self.paper.setMinimumContentsLength(PAPER_LETTERS)
        self.paper.key = printout.paper.value
        self.banner = Banner(icons)
        self.print_button = button(
            tr("Cetak…"), Kind.PRIMARY, icons.icon("print", PALETTE.on_accent)
        )
        self.save_button = button(tr("Simpan PDF…"), icon=icons.icon("download"))
        self.larger, self.smaller = button(tr("Perbesar")), button(tr("Perkecil"))
        self.close_button = button(tr("Tutup"))
        self._lay_out()
        self._connect()
        room = parent.window().size() if parent is not None else SIZE
        self.resize(SIZE.boundedTo(room.shrunkBy(ROOM_AROUND)))

    def save_to(self, path: Path) -> None:
        """Write the PDF; a file that is open elsewhere is said so and stays as it is."""
        try:
            with write_atomically(path) as new:
                new.write_bytes(pdf_of(self.printout))
        except (WorkbookError, OSError) as trouble:
            sentence = sentence_of(trouble)
            if sentence is None:
                raise
            self.banner.show_message(Level.ERROR, sentence)
        else:
            self.banner.show_message(Level.SUCCESS, tr("Tersimpan: {path}").format(path=path))
            self.taken.emit()

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages to a printer, all or those that were chosen in its dialog."""
        printer.setPageLayout(self.printout.layout)
        paint(self.printout, printer, first=max(1, printer.fromPage()), last=printer.toPage())
        self.banner.show_message(Level.SUCCESS, tr("Dikirim ke pencetak."))
        self.taken.emit()

    def _on_paint(self, printer: QPrinter) -> None:
        count = paint(self.printout, printer)
        self.pages.setText(tr("{n} halaman").format(n=number_text(count)))

    def _on_paper(self, key: str) -> None:
        self.printout = self.printout.on(Paper(key))
        self._printer.setPageLayout(self.printout.layout)
        self.view.updatePreview()

    def _on_print(self) -> None:
        """Print on the printer that is chosen, on the paper that was previewed."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.printout.title)
        printer.setPageLayout(self.printout.layout)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def _on_save(self) -> None:
        """Ask for a name; it ends in .pdf whatever is typed."""
        offered = f"{self.printout.title}{SUFFIX}".replace("/", "-")
        name, _filter = QFileDialog.getSaveFileName(
            self, tr("Simpan sebagai PDF"), str(Path.home() / offered), tr("PDF (*.pdf)")
        )
        if name:
            path = Path(name)
            same = path.suffix.lower() == SUFFIX
            self.save_to(path if same else path.with_name(path.name + SUFFIX))

    def _connect(self) -> None:
        self.paper.changed.connect(self._on_paper)
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(self._on_save)
        self.larger.clicked.connect(self._on_larger)
        self.smaller.clicked.connect(self._on_smaller)
        self.close_button.clicked.connect(self.close)

    def _on_larger(self) -> None:
        self.view.zoomIn(1.25)

    def _on_smaller(self) -> None:
        self.view.zoomOut(1.25)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE.s)
        for part in (self.print_button, self.save_button, self.paper, self.larger, self.smaller):
            top.addWidget(part)
        top.addWidget(self.pages)
        top.addStretch(1)
        top.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addLayout(top)
        layout.addWidget(self.banner)
        layout.addWidget(self.view, 1)
