"""The page: figures above, the marked one in full below; splitting takes the whole page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.office_quota import seen_lines
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import Allocation, AllocationAction
from bansos_desktop.domain.region import PROVINCE, inside
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.quotas import plans, statements
from bansos_desktop.ui.pages.quotas.claim_desk import ClaimDesk
from bansos_desktop.ui.pages.quotas.form_desk import FormDesk
from bansos_desktop.ui.pages.quotas.form_room import FormRoom
from bansos_desktop.ui.pages.quotas.overview import Overview
from bansos_desktop.ui.pages.quotas.panel import QuotaPanel
from bansos_desktop.ui.pages.quotas.split_desk import SplitDesk
from bansos_desktop.ui.pages.quotas.split_sheet import SplitSheet
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.undoing import Undoing
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases import list_quotas

OVERVIEW, SPLIT = range(2)
ROOMY, CRAMPED = 520, 370


class QuotasPage(Page):
    """`wanted` brings the filter of the people who are to be shown."""

    title = "Kuota"
    topics = Topic.QUOTAS | Topic.REFERENCE | Topic.RULES
    wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        may_change = services.session.role is Role.OPERATOR
        self._may_change = may_change
        self._strip = ProgressStrip()
        self.undoing = Undoing(services, self, self._strip)
        self.overview = Overview(services.icons, may_change=may_change)
        self.panel = QuotaPanel(services.store.regions.book().name, may_change=may_change)
        self.sheet = SplitSheet(services)
        self.splitting = SplitDesk(services, self.sheet)
        self._below = QStackedWidget()
        self.forms = FormDesk(services, self._below, self.panel)
        self.claims = ClaimDesk(services, self.panel, self.forms)
        self._views = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._room = FormRoom(self._split)
        self._lay_out()
        self._connect()

    @property
    def is_dirty(self) -> bool:
        """Whether a sheet or a form holds something that was not kept."""
        return self.sheet.is_dirty or self.forms.is_dirty

    @property
    def loss(self) -> str:
        """What closing the window now would lose."""
        return tr("Isian kuota akan hilang bila program ditutup.") if self.is_dirty else ""

    @property
    def is_splitting(self) -> bool:
        """Whether the sheet of shares is in sight."""
        return self._views.currentIndex() == SPLIT

    def save(self) -> None:
        """Keep the sheet or the form in sight."""
        if self.is_splitting:
            self.splitting.save()
        else:
            self.forms.save()

    def reload(self) -> None:
        """Read the figures anew; a sheet or form that was begun stays as it is."""
        services, scope = self.services, self.services.scope
        lines = list_quotas.run(services.store, scope.programme, scope.year)
        own = services.session.region_code
        programme = services.store.reference.programme(scope.programme)
        said = statements.spans(self.claims.show())
        name = programme.name if programme else scope.programme
        self.overview.say_empty(name, scope.year, said)
        about = (scope.programme, scope.year)
        sums = list_quotas.of_office(services.store, lines, about, own)
        self.overview.show_lines(seen_lines(lines, own), own, sums)
        outside = list_quotas.unplaced(services.store, lines).values()
        self.overview.say_outside(sum(sum(leaves.values()) for leaves in outside))
        acts = services.store.quotas.allocations(scope.programme, scope.year)
        moves = [one for one in acts if one.action is AllocationAction.TRANSFER]
        self.panel.show_transfers(
            [x for x in moves if inside(x.from_region, own) or inside(x.to_region, own)]
        )
        self.show_marked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low page, or under a message, the figures need the room of their totals."""
        super().resizeEvent(event)
        self._show_below()

    def show_marked(self) -> None:
        """Show the marked figure in full."""
        line = self.overview.current
        may_act = line is not None and _is_own(line, self.services.session)
        may_move = line is not None and self._may_change and plans.may_move(self.services, line)
        self.panel.show_line(line, may_act=may_act, may_move=may_move)
        self._show_below()

    def open_split(self) -> None:
        """The sheet of shares of the marked figure."""
        line = self.overview.current
        if line is None or not self._may_change:
            return
        if self.splitting.open(line.key):
            self._views.setCurrentIndex(SPLIT)
            self.sheet.table.start()
        else:
            self.said.emit(Level.INFO, tr("Angka ini tidak punya wilayah di bawahnya."))

    def open_move(self) -> None:
        """The form that moves places of the marked figure."""
        line = self.overview.current
        if line is not None:
            self.forms.open(plans.moving(self.services, line))

    def open_fill(self) -> None:
        """The form for a figure or a ceiling of the office's own."""
        self.forms.open(plans.Filling(self.services, self.overview.current).act())

    def undo_transfer(self, one: Allocation) -> None:
        """Take a transfer back by the way that takes back every act, after a question."""
        self.undoing.undo(self.services.store.history.batch_of(one.rev), asks=True)

    def _on_people(self) -> None:
        line = self.overview.current
        if line is not None:
            region = "" if line.region_code == PROVINCE else line.region_code
            wanted = Filter(region_code=region, stage=line.stage, category=line.category)
            self.wanted.emit(wanted)

    def _on_split_closed(self) -> None:
        self._views.setCurrentIndex(OVERVIEW)
        self.overview.table.setFocus()

    def _on_other_scope(self) -> None:
        """What was opened for another programme or year and not filled in is closed."""
        if self.is_splitting and not self.sheet.is_dirty:
            self.splitting.close()
        if self.forms.form is not None and not self.forms.is_dirty:
            self.forms.close()

    def _show_below(self) -> None:
        """Without a figure there is only what sources say of the year, or a form."""
        has_line = self.overview.current is not None
        has_form = self.forms.form is not None
        self._below.setVisible(has_line or self.panel.has_claims or has_form)
        self._room.give(self.height(), to_form=has_form and self.height() < ROOMY)
        needed = ROOMY if has_form else CRAMPED
        self.overview.totals.setVisible(has_line and self.height() >= needed)

    def _on_form_moved(self) -> None:
        self._show_below()
        if self.forms.form is None:
            self.overview.table.setFocus()

    def _on_kept(self, changes: Topic, words: str) -> None:
        """Show what stands now, here and on the other pages."""
        self.reload()
        self.services.bus.publish(changes, self)
        self.said.emit(Level.SUCCESS, words)

    def _connect(self) -> None:
        panel, overview = self.panel, self.overview
        overview.marked.connect(self.show_marked)
        overview.opened.connect(self._on_people)
        overview.fill_wanted.connect(self.open_fill)
        overview.table.split_wanted.connect(self.panel.split_button.click)
        panel.split_wanted.connect(self.open_split)
        panel.move_wanted.connect(self.open_move)
        panel.fill_wanted.connect(self.open_fill)
        panel.people_wanted.connect(self._on_people)
        panel.withdraw_wanted.connect(self.forms.ask_to_withdraw)
        panel.undo_wanted.connect(self.undo_transfer)
        self.splitting.closed.connect(self._on_split_closed)
        self.splitting.kept.connect(self._on_kept)
        self.forms.kept.connect(self._on_kept)
        self.forms.said.connect(self.said)
        self.forms.moved.connect(self._on_form_moved)
        self.undoing.said.connect(self.said)
        self.services.scope.changed.connect(self._on_other_scope)

    def _lay_out(self) -> None:
        split = self._split
        split.addWidget(self.overview)
        split.addWidget(self._below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([390, 236])
        split.setHandleWidth(SPACE.s)
        split.setChildrenCollapsible(False)
        self._views.addWidget(split)
        self._views.addWidget(self.sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.m)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._strip)
        layout.addWidget(self._views, 1)


def _is_own(line: QuotaLine, session: Session) -> bool:
    """An office acts on its own region; of the province's lump a kabupaten has a share."""
    own = session.region_code
    return inside(line.region_code, own) or inside(own, line.region_code)
