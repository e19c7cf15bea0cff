"""The pages before they are printed: real pages, then a printer or a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.printing.document import Document, PrintoutDocument
from bansos_desktop.ui.printing.print_run import PrintRun
from bansos_desktop.ui.printing.printout import Paper, Printout, paint
from bansos_desktop.ui.targets import PDF, ask_pdf
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.trouble import sentence_inside
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.errors import WorkbookError

PAPER_LETTERS = 15
SIZE = QSize(920, 700)
ROOM_AROUND = QMargins(0, 0, SPACE.lg, SPACE.lg)


class DocumentDialog(QDialog):
    """Shows a document, prints it and saves it; `taken` follows when pages left the program.

    Whoever subclasses it puts a view between the buttons and the foot, and may change the document.
    """

    taken = Signal()

    def __init__(self, document: Document, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setWindowTitle(document.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner(icons)
        self.strip = ProgressStrip()
        self.print_button = button(
            tr("Cetak…"), Kind.PRIMARY, icons.icon("print", PALETTE.on_accent)
        )
        self.save_button = button(tr("Simpan PDF…"), icon=icons.icon("download"))
        self.close_button = button(tr("Tutup"))
        self._run = PrintRun(self)
        self.top = QHBoxLayout()
        self.body = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        room = parent.window().size() if parent is not None else SIZE
        self.resize(SIZE.boundedTo(room.shrunkBy(ROOM_AROUND)))

    def save_to(self, path: Path) -> None:
        """Write the PDF; a file that is open elsewhere is said so and stays as it is."""
        try:
            with write_atomically(path) as new:
                new.write_bytes(self.document.pdf())
        except (WorkbookError, OSError) as trouble:
            sentence = sentence_inside(trouble)
            if sentence is None:
                raise
            self.on_failed(sentence)
        else:
            self.on_taken(tr("Tersimpan: {path}").format(path=path))

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages to a printer, all or those that were chosen in its dialog."""
        self.begin(tr("Mencetak…"))
        first = max(1, printer.fromPage())
        self._run.start(self.document.run(printer, first, printer.toPage()))

    def reject(self) -> None:
        """Escape, the button and the window's cross all end here; what is under way stops."""
        self.cancel()
        super().reject()

    def begin(self, text: str) -> None:
        """Something is under way that may take a while."""
        self.banner.dismiss()
        self.print_button.setEnabled(False)
        self.save_button.setEnabled(False)
        self.strip.start(text)

    def rest(self) -> None:
        """Nothing is under way any more."""
        self.strip.finish()
        self.print_button.setEnabled(True)
        self.save_button.setEnabled(True)

    def on_taken(self, words: str) -> None:
        """Pages left the program."""
        self.rest()
        self.banner.show_message(Level.SUCCESS, words)
        self.taken.emit()

    def on_failed(self, sentence: str) -> None:
        """Say what went wrong."""
        self.rest()
        self.banner.show_message(Level.ERROR, sentence)

    def _on_stopped(self, done: int) -> None:
        """Pages that are out cannot be called back, so they count as taken."""
        self.rest()
        words = tr("Dibatalkan; {n} halaman mungkin sudah tercetak.")
        self.banner.show_message(Level.WARNING, words.format(n=number_text(done)))
        self.taken.emit()

    def cancel(self) -> None:
        """Stop what is under way."""
        self._run.cancel()

    def _on_print(self) -> None:
        """Print on the printer that is chosen, on the paper that was previewed."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.document.title)
        printer.setPageLayout(self.document.layout)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def _on_save(self) -> None:
        """Ask for a name; it ends in .pdf whatever is typed."""
        offered = f"{self.document.title}{PDF}".replace("/", "-")
        target = ask_pdf(self, Path.home() / offered)
        if target is not None:
            self.save_to(target)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.close)
        self.strip.cancelled.connect(self.cancel)
        self._run.advanced.connect(self.strip.advance)
        self._run.finished.connect(partial(self.on_taken, tr("Dikirim ke pencetak.")))
        self._run.stopped.connect(self._on_stopped)

    def _lay_out(self) -> None:
        self.top.setSpacing(SPACE.s)
        self.top.addWidget(self.print_button)
        self.top.addWidget(self.save_button)
        self.body.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        self.body.setSpacing(SPACE.m)
        self.body.addLayout(self.top)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.banner)


class PreviewDialog(DocumentDialog):
    """A printout, which can be put on other paper."""

    def __init__(self, printout: Printout, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(PrintoutDocument(printout), icons, parent)
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
        self.larger, self.smaller = button(tr("Perbesar")), button(tr("Perkecil"))
        for part in (self.paper, self.larger, self.smaller, self.pages):
            self.top.addWidget(part)
        self.top.addStretch(1)
        self.top.addWidget(self.close_button)
        self.body.addWidget(self.view, 1)
        self.paper.changed.connect(self._on_paper)
        self.larger.clicked.connect(self._on_larger)
        self.smaller.clicked.connect(self._on_smaller)

    def _on_paint(self, printer: QPrinter) -> None:
        count = paint(self.printout, printer)
        self.pages.setText(tr("{n} halaman").format(n=number_text(count)))

    def _on_paper(self, key: str) -> None:
        self.printout = self.printout.on(Paper(key))
        self.document = PrintoutDocument(self.printout)
        self._printer.setPageLayout(self.printout.layout)
        self.view.updatePreview()

    def _on_larger(self) -> None:
        self.view.zoomIn(1.25)

    def _on_smaller(self) -> None:
        self.view.zoomOut(1.25)
