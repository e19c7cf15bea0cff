"""What a preview can show, print and save: HTML parts, or the pages of a filled workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from bansos_desktop.ui.printing.print_run import Pages
from bansos_desktop.ui.printing.printout import Printout, paint
from bansos_desktop.ui.printing.printout import pdf_of as pdf_of_printout
from bansos_desktop.ui.printing.sheets import Painting, Step, layout_of, pdf_of
from bansos_desktop.workbook.printed import PrintedBook


class Document(Protocol):
    """Something on pages; it names people, so no repr shows it."""

    @property
    def title(self) -> str:
        """What it is called, also as a file."""

    @property
    def layout(self) -> QPageLayout:
        """The paper of its first page."""

    def run(self, printer: QPrinter, first: int, last: int) -> Pages:
        """Begin to print pages `first` to `last` (0: the end)."""

    def pdf(self, step: Step | None = None) -> bytes:
        """All pages as a PDF; may run off the main thread."""


@dataclass(frozen=True, slots=True, repr=False)
class BookDocument:
    """A filled workbook; each sheet stands on the paper that it asks for."""

    title: str
    book: PrintedBook

    @property
    def layout(self) -> QPageLayout:
        """The paper of its first page."""
        return layout_of(self.book.pages[0])

    def run(self, printer: QPrinter, first: int, last: int) -> Pages:
        """Begin to print some pages."""
        return Painting(self.book, printer, first=first, last=last)

    def pdf(self, step: Step | None = None) -> bytes:
        """All pages as a PDF."""
        return pdf_of(self.book, self.title, step=step)


@dataclass(frozen=True, slots=True, repr=False)
class PrintoutDocument:
    """HTML on pages; all is painted at once, for its parts are laid out together."""

    printout: Printout

    @property
    def title(self) -> str:
        """What it is called."""
        return self.printout.title

    @property
    def layout(self) -> QPageLayout:
        """The paper that was chosen."""
        return self.printout.layout

    def run(self, printer: QPrinter, first: int, last: int) -> Pages:
        """Begin to print some pages."""
        return _AtOnce(self.printout, printer, (first, last))

    def pdf(self, step: Step | None = None) -> bytes:
        """All pages as a PDF; made at once, so there are no steps."""
        del step
        return pdf_of_printout(self.printout)


class _AtOnce:
    """A printout's only step."""

    def __init__(self, printout: Printout, printer: QPrinter, which: tuple[int, int]) -> None:
        self._printout, self._printer, self._which = printout, printer, which
        self.done = 0
        self.total = 1

    def next(self) -> bool:
        if self.done:
            return False
        first, last = self._which
        self._printer.setPageLayout(self._printout.layout)
        paint(self._printout, self._printer, first=first, last=last)
        self.done = 1
        return True

    def end(self) -> None:
        """Nothing is left open."""
