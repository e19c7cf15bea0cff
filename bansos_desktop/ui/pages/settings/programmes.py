"""The programmes: read by everybody; an operator makes new ones and changes those of the office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.programme import Programme
from bansos_desktop.domain.programme_checks import owners_for
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.programme_table import ProgrammeTable, owner_text
from bansos_desktop.ui.pages.settings.programme_panel import ProgrammePanel
from bansos_desktop.ui.pages.settings.section import Section, row
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.confirm import LossGuard, Question, ask, unsaved
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import keep_programme
from bansos_desktop.usecases.keep_programme import Kept
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.progress import Progress

WIDTHS = (152, 176, 108, 76, 88, 72)
ROW_HEIGHT = 46  # two lines: names are long, programmes few


class ProgrammesSection(Section):
    """A table of all programmes, and the current one in full beside it."""

    title = "Program"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        regencies = services.store.regions.book().regencies
        self._regions = {one.code: one.name.replace("Kabupaten ", "Kab. ") for one in regencies}
        self._is_operator = services.session.role is Role.OPERATOR
        self.model = ProgrammeTable(self._regions)
        self.table = QTableView()
        self.panel = ProgrammePanel(services.icons)
        self.new_button = button(tr("Program baru"), Kind.SECONDARY)
        self._guard = LossGuard(self, services.icons)
        self.table.setModel(self.model)
        dress_table(self.table, tr("Daftar program"), row_height=ROW_HEIGHT)
        self.table.setWordWrap(True)
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, width)
        self._lay_out()
        self._connect()

    @property
    def is_dirty(self) -> bool:
        """Whether a programme was changed on screen and not kept."""
        return self.panel.is_dirty

    def reload(self) -> None:
        """Read the programmes anew; the current one stays current, and typing stays."""
        if self.panel.is_dirty:
            return
        self._show_all(self.panel.loaded.code if self.panel.loaded else "")

    def save(self) -> None:
        """Keep what the form says; what forbids it is marked in the form."""
        if not self.panel.is_dirty:
            return
        services, programme = self.services, self.panel.fields.programme
        session, now, is_new = services.session, services.now(), self.panel.is_new

        def work(store: Store, _progress: Progress) -> Kept | NotYet:
            return keep_programme.keep(store, session, programme, is_new=is_new, now=now)

        self.panel.set_waiting(waiting=True)
        services.writer.start(work, on_done=self._on_saved, on_failed=self._on_failed)

    def begin_new(self) -> None:
        """An empty form, once nothing typed is lost by it."""
        self._leave(partial(self._begin, Programme("", "", self._owners()[0][0])))

    def begin_copy(self) -> None:
        """A form like the programme in sight: what it is called is the new one's own."""
        shown, owners = self.panel.loaded, [code for code, _name in self._owners()]
        if shown is not None:
            owner = shown.owner if shown.owner in owners else owners[0]
            like = replace(shown, code="", source="", owner=owner, own=False)
            self._leave(partial(self._begin, like))

    def ask_to_withdraw(self) -> None:
        """Ask first: what the office wrote goes out of use."""
        act = self.panel.withdraw_button.text()
        question = Question(
            tr("{act}?").format(act=act),
            tr("Isian kantor tidak berlaku lagi. Riwayatnya tetap tercatat dan dapat diurungkan."),
            act,
        )
        ask(self, question, self.services.icons, on_yes=self._withdraw)

    def _withdraw(self) -> None:
        shown = self.panel.loaded
        if shown is None:
            return
        services, code = self.services, shown.code
        session, now = services.session, services.now()

        def work(store: Store, _progress: Progress) -> Topic:
            return keep_programme.withdraw(store, session, code, now=now)

        self.panel.set_waiting(waiting=True)
        services.writer.start(work, on_done=self._on_withdrawn, on_failed=self._on_failed)

    def _on_saved(self, outcome: Kept | NotYet) -> None:
        self.panel.set_waiting(waiting=False)
        if isinstance(outcome, NotYet):
            self.panel.show_problems(outcome.problems)
            return
        self.panel.keep_clean()
        self._show_all(outcome.code)
        self.services.bus.publish(outcome.changes)
        text = tr("Program {code} disimpan dan dapat dipilih di atas.").format(code=outcome.code)
        self.said.emit(Level.SUCCESS, text)

    def _on_withdrawn(self, changes: Topic) -> None:
        self.panel.set_waiting(waiting=False)
        self._show_all(self.panel.loaded.code if self.panel.loaded else "")
        self.services.bus.publish(changes)
        self.said.emit(Level.SUCCESS, tr("Isian kantor atas program ini dicabut."))

    def _on_failed(self, sentence: str) -> None:
        self.panel.set_waiting(waiting=False)
        self.said.emit(Level.ERROR, sentence)

    def _show_all(self, code: str) -> None:
        """All programmes as they stand, with one of them current."""
        reference = self.services.store.reference
        named = frozenset(one["code"] for one in reference.section("programmes"))
        self.model.show(reference.programmes(), named)
        self.table.selectRow(self.model.row_of(code))
        self._show_current()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Show another programme, unless what was typed would be lost by it."""
        chosen, shown = self.model.programme(current), self.panel.loaded
        if chosen is None or self._guard.is_asking:
            return
        is_other = shown is None or self.panel.is_new or chosen.code != shown.code
        if is_other:
            self._leave(self._show_current)

    def _leave(self, go_on: Callable[[], None]) -> None:
        """Go on at once, or once somebody said that the typing may be lost."""
        if not self.panel.is_dirty:
            go_on()
            return
        question = unsaved(
            tr("Isian program ini akan hilang bila ditinggalkan."),
            title=tr("Program belum disimpan"),
        )
        self._guard.ask(question, on_lost=go_on, on_kept=self._stay)

    def _stay(self) -> None:
        """Back to the row whose programme is being changed."""
        if self.panel.loaded is not None and not self.panel.is_new:
            self.table.selectRow(self.model.row_of(self.panel.loaded.code))

    def _begin(self, programme: Programme) -> None:
        self.table.clearSelection()
        self.panel.show_new(programme, self._owners())
        self.panel.offer_withdrawal("")

    def _show_current(self) -> None:
        programme = self.model.programme(self.table.currentIndex())
        if programme is None:
            return
        owners = dict(self._owners())
        owners.setdefault(programme.owner, owner_text(programme.owner, self._regions))
        self.panel.show_programme(
            programme,
            list(owners.items()),
            origin=self.model.origin(programme),
            why_not=_why_not(self.services.session, programme),
        )
        self.panel.copy_button.setVisible(self._is_operator)
        may = keep_programme.may_change(self.services.session, programme)
        words = (
            tr("Kembali ke acuan") if self.model.is_reference(programme) else tr("Hapus program")
        )
        self.panel.offer_withdrawal(words if may and programme.own else "")

    def _owners(self) -> list[tuple[str, str]]:
        """Whose programmes this office may make."""
        codes = owners_for(self.services.session.region_code, list(self._regions))
        return [(code, owner_text(code, self._regions)) for code in codes]

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.new_button.clicked.connect(self.begin_new)
        self.panel.saved.connect(self.save)
        self.panel.copied.connect(self.begin_copy)
        self.panel.withdrawn.connect(self.ask_to_withdraw)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SPACE.s)
        about = tr("Setiap program adalah data: isinya menentukan formulir, aturan, dan dokumen.")
        left.addWidget(text_label(about, Kind.CAPTION, wrap=True))
        left.addWidget(self.table, 1)
        if self._is_operator:
            left.addLayout(row(self.new_button))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, SPACE.m, 0, 0)
        whole.setSpacing(SPACE.m)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)


def _why_not(session: Session, programme: Programme) -> str:
    """Why this user may only read it."""
    if session.role is not Role.OPERATOR:
        return tr("Program diubah oleh operator kantor. Anda dapat membacanya di sini.")
    if keep_programme.may_change(session, programme):
        return ""
    return tr("Program milik wilayah lain. Salin bila kantor ini punya yang serupa.")
