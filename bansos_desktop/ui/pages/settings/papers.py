"""The office on its paper: asked once, read by everybody, changed by operators."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.letter_number import LetterDay
from bansos_desktop.domain.office_paper import OfficePapers, check_papers
from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.settings.letterhead_card import LetterheadCard
from bansos_desktop.ui.pages.settings.patterns_card import PatternsCard
from bansos_desktop.ui.pages.settings.section import Section, card, scrolled
from bansos_desktop.ui.pages.settings.signatories_card import SignatoriesCard
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import keep_profile
from bansos_desktop.usecases.documents.common_values import full_name
from bansos_desktop.usecases.keep_profile import Kept
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.progress import Progress

SIDE_BY_SIDE_FROM = 880


class PapersSection(Section):
    """One form of three cards; what forbids keeping it is marked at its fields."""

    title = "Kop & penanda tangan"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        region = services.session.region_code
        office = full_name(services.store.regions.book(), region)
        letter = LetterDay(services.day(), region)
        self._may_change = services.session.role is Role.OPERATOR
        self._loaded, self._rev = OfficePapers(), 0
        self._marked: set[str] = set()
        self.letterhead = LetterheadCard(services, office)
        self.signatories = SignatoriesCard(services.icons, office)
        self.patterns = PatternsCard(services.icons, letter)
        self.banner = Banner(services.icons)
        save_icon = services.icons.icon("save", PALETTE.on_accent)
        self.save_button = button(tr("Simpan"), Kind.PRIMARY, save_icon)
        self.save_button.setToolTip(tr("Ctrl+Enter"))
        self.cancel_button = button(tr("Batal"))
        self._state = text_label("", Kind.CAPTION)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body, self._foot = QWidget(), QWidget()
        self._area = scrolled(self._body)
        self._lay_out()
        for part in (self.letterhead, self.signatories, self.patterns):
            part.changed.connect(self._on_changed)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.load)

    @property
    def value(self) -> OfficePapers:
        """The form as it is filled in."""
        return OfficePapers(
            self.letterhead.value, self.signatories.value, self.patterns.value
        ).tidy()

    @property
    def is_dirty(self) -> bool:
        """Whether the form differs from what was loaded."""
        return self._may_change and self.value != self._loaded

    @property
    def rows(self) -> dict[str, LabelledField]:
        """All fields by the names that findings have."""
        return {**self.letterhead.rows, **self.signatories.rows, **self.patterns.rows}

    def reload(self) -> None:
        """Read anew, unless something is typed that would be lost."""
        if not self.is_dirty:
            self.load()

    def load(self) -> None:
        """Show what is kept; what was typed is gone."""
        papers, region = self.services.store.papers, self.services.session.region_code
        self._loaded, self._rev = papers.papers(region).tidy(), papers.rev(region)
        self.letterhead.value = self._loaded.paper
        self.signatories.value = self._loaded.signatories
        self.patterns.value = self._loaded.patterns
        if not self._may_change:
            self._set_read_only()
        self._show_problems([] if self._loaded.is_empty else check_papers(self._loaded))
        self._tell_state()
        self._on_changed()

    def save(self) -> None:
        """Keep what the form says; what forbids it is marked in the form."""
        if not self.is_dirty:
            return
        services, papers, rev = self.services, self.value, self._rev
        session, now = services.session, services.now()

        def work(store: Store, _progress: Progress) -> Kept | NotYet:
            return keep_profile.run(store, session, papers, rev, now=now)

        self._set_waiting(waiting=True)
        services.writer.start(work, on_done=self._on_saved, on_failed=self._on_failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for two columns the cards stand below each other."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _on_saved(self, outcome: Kept | NotYet) -> None:
        self._set_waiting(waiting=False)
        if isinstance(outcome, NotYet):
            self._show_problems(outcome.problems)
            self._go_to(outcome.problems[0].field)
            return
        self.load()
        self.services.bus.publish(outcome.changes | Topic.OFFICE)
        self.said.emit(
            Level.SUCCESS, tr("Kop dan penanda tangan disimpan; semua dokumen memakainya.")
        )

    def _on_failed(self, sentence: str) -> None:
        self._set_waiting(waiting=False)
        self.banner.show_message(Level.ERROR, sentence)

    def _on_changed(self) -> None:
        """What was mended is marked no longer; new complaints wait for the saving."""
        found = {problem.field for problem in check_papers(self.value)}
        rows = self.rows
        for name in self._marked - found:
            if name in rows:
                rows[name].clear_state()
        self._marked &= found
        is_dirty = self.is_dirty
        self.save_button.setEnabled(is_dirty)
        self.cancel_button.setEnabled(is_dirty)
        self._state.setText(tr("Ada perubahan yang belum disimpan.") if is_dirty else "")

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark each field with the worst that is said of it."""
        rows = self.rows
        for name in self._marked & rows.keys():
            rows[name].clear_state()
        worst_last = sorted(problems, key=lambda one: one.severity is Severity.ERROR)
        # a pattern says itself what it looks like, or what is wrong with it
        self._marked = {problem.field for problem in problems} - self.patterns.rows.keys()
        for problem in worst_last:
            if problem.field in rows:
                rows[problem.field].show_problem(problem)

    def _go_to(self, name: str) -> None:
        row = self.rows.get(name)
        if row is not None:
            row.editor.setFocus()
            self._area.ensureWidgetVisible(row, SPACE.s, SPACE.xl)

    def _tell_state(self) -> None:
        """Why nothing can be changed, or what an office that has nothing yet does first."""
        if not self._may_change:
            self.banner.show_message(
                Level.INFO,
                tr("Hanya operator yang mengubah kop dan penanda tangan; Anda dapat membacanya."),
            )
        elif self._loaded.is_empty:
            self.banner.show_message(
                Level.INFO,
                tr(
                    "Belum diisi: dokumen dicetak dengan kop dari nama wilayah dan titik-titik. "
                    "Salin kop dari surat kantor, lalu isi siapa yang menandatangani; cukup sekali."
                ),
            )
        else:
            self.banner.dismiss()

    def _set_read_only(self) -> None:
        for part in (self.letterhead, self.signatories, self.patterns):
            part.set_read_only()
        self._foot.hide()

    def _set_waiting(self, *, waiting: bool) -> None:
        """While it is being written nothing else is typed."""
        self._body.setEnabled(not waiting)
        self.save_button.setEnabled(not waiting and self.is_dirty)
        self.save_button.setText(tr("Menyimpan…") if waiting else tr("Simpan"))

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (left, ((tr("Kop surat"), self.letterhead), (tr("Pola nomor surat"), self.patterns))),
            (right, ((tr("Yang menandatangani"), self.signatories),)),
        ):
            column.setSpacing(SPACE.m)
            for title, part in parts:
                content = QVBoxLayout()
                content.addWidget(part)
                column.addWidget(card(title, content))
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._columns.setSpacing(SPACE.m)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._body.setLayout(self._columns)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(SPACE.s)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE.m, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.banner)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot)
