"""The papers to take into the field: reading who is on them, showing them, noting what left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.store.store import Store
from bansos_desktop.store.visits import WorkRow
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.pages.verification.sheets import form_parts, worklist_parts
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.printing.printout import Printout
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases import list_worklist
from bansos_desktop.usecases.list_worklist import Wanted
from bansos_desktop.usecases.progress import Progress

WORKLIST, FORMS = "daftar-kunjungan", "formulir-verifikasi"
# What an old laptop lays out while somebody waits; a form is a page of its own.
MOST_FAMILIES = {WORKLIST: 1000, FORMS: 150}


class Papers(QWidget):
    """Two buttons; `wanted` says for which families, when one is pressed."""

    failed = Signal(str)

    def __init__(
        self, services: Services, groups: GroupNames, wanted: Callable[[], Wanted]
    ) -> None:
        super().__init__()
        self._services, self._groups, self._wanted = services, groups, wanted
        icon = services.icons.icon("print")
        self.worklist = button(tr("Cetak daftar kunjungan"), icon=icon)
        self.forms = button(tr("Cetak formulir verifikasi"), icon=icon)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE.s)
        left = Qt.AlignmentFlag.AlignLeft
        self._line.addWidget(self.worklist, 0, left)
        self._line.addWidget(self.forms, 0, left)
        self._line.addStretch(1)
        # narrower than both beside each other, or a splitter would never let them stack
        self._line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumWidth(max(self._widths()))
        self.worklist.clicked.connect(partial(self._read, WORKLIST))
        self.forms.clicked.connect(partial(self._read, FORMS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room, else one below the other."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        fits = sum(self._widths()) + SPACE.s <= self.width()
        self._line.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def _widths(self) -> tuple[int, int]:
        return self.worklist.sizeHint().width(), self.forms.sizeHint().width()

    def printout(self, document: str, rows: Sequence[WorkRow]) -> Printout:
        """The paper of that name for these families."""
        scope, store = self._services.scope, self._services.store
        heading = tr("Program {programme} tahun anggaran {year}").format(
            programme=scope.programme, year=scope.year
        )
        if document == WORKLIST:
            parts = worklist_parts(rows, heading, self._groups)
            return Printout(tr("Daftar kunjungan verifikasi"), parts, landscape=True)
        questions = [label for _code, label in store.reference.codes("kriteria_fakir_miskin")]
        return Printout(
            tr("Formulir verifikasi"), form_parts(rows, heading, self._groups, questions)
        )

    def _read(self, document: str, _checked: object = None) -> None:
        """All families of the villages, also those beyond what the table shows."""
        wanted = self._wanted()
        self._services.readings.start(
            _reading(wanted),
            on_done=partial(self._preview, document, wanted),
            on_failed=self.failed.emit,
        )

    def _preview(self, document: str, wanted: Wanted, rows: Sequence[WorkRow]) -> None:
        """Show the pages first; `taken` comes only when paper or a file really left."""
        if len(rows) > MOST_FAMILIES[document]:
            text = tr("Ada {n} {who}, terlalu banyak untuk sekali cetak. Pilih lebih sedikit desa.")
            who = self._groups.programme.who
            self.failed.emit(text.format(n=number_text(len(rows)), who=who))
            return
        printout = self.printout(document, rows)
        dialog = PreviewDialog(printout, self._services.icons, self.window())
        printed = (len(rows), "".join(printout.parts))
        dialog.taken.connect(partial(self._note, document, wanted, printed))
        dialog.open()

    def _note(self, document: str, wanted: Wanted, printed: tuple[int, str]) -> None:
        """Write down that personal data left on paper: which, how many, and what was on it."""
        self._services.writer.start(
            _noting(self._services, document, wanted, printed),
            on_done=self._services.bus.publish,
            on_failed=self.failed.emit,
        )


def _reading(wanted: Wanted) -> Work[list[WorkRow]]:
    """The families as plain work: no Qt object goes along to the other thread."""

    def work(store: Store, _progress: Progress) -> list[WorkRow]:
        return list_worklist.families(store, wanted)

    return work


def _noting(
    services: Services, document: str, wanted: Wanted, printed: tuple[int, str]
) -> Work[Topic]:
    """Keeping what was printed, the same way."""
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> Topic:
        return list_worklist.note_printed(
            store, session, document, wanted, printed=printed, now=now
        )

    return work
