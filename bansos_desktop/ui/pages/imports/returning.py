"""Giving refused rows back: where the sender's own sheets are to be written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.imports.work import ImportWork
from bansos_desktop.ui.targets import ask_workbook
from bansos_desktop.usecases.plan_import import ImportPlan


class Returning(QObject):
    """`written` says what was written where."""

    written = Signal(str)

    def __init__(self, parent: QWidget, work: ImportWork) -> None:
        super().__init__(parent)
        self._parent, self._work = parent, work
        self._last: Path | None = None
        work.returned.connect(self._on_returned)

    def ask(self, plan: ImportPlan) -> None:
        """Offer a name beside the sender's file, so that it is found again."""
        offered = plan.request.path.with_name(return_name(plan))
        target = ask_workbook(self._parent, tr("Simpan baris yang ditolak"), offered)
        if target is not None:
            self._work.give_back([(plan, target)])

    def ask_all(self, plans: Iterable[ImportPlan]) -> None:
        """One file for every sender, all into one folder."""
        bad = [plan for plan in plans if plan.counts.rejected]
        if not bad:
            return
        start = str(bad[0].request.path.parent)
        title = tr("Pilih folder untuk baris yang ditolak")
        name = QFileDialog.getExistingDirectory(self._parent, title, start)
        if name:
            self._work.give_back(_named_apart(bad, Path(name)))

    def open_folder(self) -> None:
        """Show where the last one was written."""
        if self._last is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last.parent)))

    def _on_returned(self, rows: int, target: Path) -> None:
        self._last = target
        text = tr("{n} baris ditulis ke {name}.")
        self.written.emit(text.format(n=number_text(rows), name=target.name))


def return_name(plan: ImportPlan) -> str:
    """The sender's name with what is to be done."""
    return f"{plan.request.path.stem} - perbaiki.xlsx"


def _named_apart(plans: Iterable[ImportPlan], folder: Path) -> list[tuple[ImportPlan, Path]]:
    """A name for each; files of the same name from two folders must not overwrite each other."""
    taken: dict[str, int] = {}
    returns = []
    for plan in plans:
        name = return_name(plan)
        seen = taken[name] = taken.get(name, 0) + 1
        if seen > 1:
            name = f"{plan.request.path.stem} ({seen}) - perbaiki.xlsx"
        returns.append((plan, folder / name))
    return returns
