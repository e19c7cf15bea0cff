"""Penyaluran of a monthly aid: a month, the people who wait for it, and one act for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.handover import RECEIVERS
from bansos_desktop.domain.instalment import month_label, month_of, months_of, usual_month
from bansos_desktop.domain.programme import Programme
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.store.instalments import SHOWN_AT_MOST, MonthRow, MonthSum
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.models.row_table import RowTable
from bansos_desktop.ui.models.tick_table import TickTable
from bansos_desktop.ui.pages.handover.monthly_bar import RecordBar
from bansos_desktop.ui.pages.handover.monthly_columns import (
    given_columns,
    proposal_of,
    waiting_columns,
)
from bansos_desktop.ui.pages.handover.monthly_form import MonthForm
from bansos_desktop.ui.pages.handover.monthly_list import WaitingList
from bansos_desktop.ui.pages.handover.monthly_papers import MonthPapers
from bansos_desktop.ui.pages.handover.monthly_run import MonthRun
from bansos_desktop.ui.people_pane import PeopleList, PeoplePane
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.split_page import NARROWEST_FORM, SplitPage, beside
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.confirm import Question, ask, unsaved
from bansos_desktop.ui.widgets.elided_label import ElidedLabel
from bansos_desktop.ui.widgets.month_strip import MonthFace, MonthStrip
from bansos_desktop.ui.widgets.place_box import PlaceBox
from bansos_desktop.usecases.record_instalments import MonthRequest

WAITING, GIVEN = "belum", "sudah"


class MonthlyPage(SplitPage):
    """Part of Penyaluran, which reads it anew; a month is recorded for everybody who is ticked."""

    title = "Penyaluran"

    def __init__(self, services: Services) -> None:
        labels = dict(services.store.reference.codes(RECEIVERS))
        self._waiting = TickTable(waiting_columns(), proposal_of, lambda row: not row.note)
        self._given: RowTable[MonthRow] = RowTable(given_columns(labels), proposal_of)
        self.months = MonthStrip()
        self.place = PlaceBox(services.store.regions.book())
        self.bar = RecordBar(services)
        self.papers, self.run = MonthPapers(services), MonthRun(services)
        self._said = ElidedLabel("", Kind.CAPTION)
        self._about: tuple[str, int] = ("", 0)
        pane = PeoplePane(
            services.icons,
            [],
            beside_tabs=[self._said, self.papers.button],
            beside_search=[self.place],
        )
        self.waiting = WaitingList(self._waiting)
        pane.add_tab(WAITING, tr("Belum"), self.waiting)
        nobody = (
            tr("Belum ada yang menerima bulan ini"),
            tr("Catat penyalurannya di tab Belum."),
        )
        pane.add_tab(GIVEN, tr("Sudah"), PeopleList(self._given, tr("Yang sudah menerima"), nobody))
        self.month_form = MonthForm(services)
        super().__init__(services, pane, self.month_form)
        self._connect()

    @property
    def month(self) -> str:
        """The month that is looked at."""
        return self.months.month

    def save(self) -> None:
        """Keep the form if one is open, or else the month for everybody who is ticked."""
        if self.month_form.isVisible():
            self.month_form.save()
        else:
            self.record()

    def reload(self) -> None:
        """Read the months and both lists; the open form and what is ticked stay as they are."""
        programme = self.services.store.reference.programme(self.services.scope.programme)
        if programme is None or not programme.is_monthly:
            return
        self._enter(programme)
        self.bar.begin(programme)
        store, narrowing = self.services.store, self._narrowing()
        everywhere = Narrowing(narrowing.programme, narrowing.year)
        self.place.show_places(store.instalments.villages(everywhere, self.month))
        waiting = store.instalments.month(narrowing, self.month, given=False)
        given = store.instalments.month(narrowing, self.month, given=True)
        self._waiting.show(waiting)
        self._given.show(given)
        here = Narrowing(narrowing.programme, narrowing.year, narrowing.place)
        self._show_months(store.instalments.year(here), store.instalments.due(here))
        self._show_numbers(narrowing)
        self.pane.show_front()
        self._on_ticks()
        self.papers.show_any(is_any=bool(waiting or given))
        self.point()

    def record(self) -> None:
        """Record the month for everybody who is ticked, in one act."""
        if self.run.is_busy or self.pane.tab != WAITING:
            return
        self.bar.set_waiting(waiting=True)
        self.run.start(self._request())

    def open(self, proposal: str) -> None:
        """Open a person in the place of the bar, which is about many; or close the form."""
        super().open(proposal)
        self._on_ticks()

    def show_month(self, month: str) -> None:
        """Look at another month ("" stays); who was taken out of the one before is forgotten."""
        if not month:
            return
        self.months.choose(month)
        self._waiting.forget()
        self.month_form.show_month(month)
        self.reload()

    def _enter(self, programme: Programme) -> None:
        """Another programme or year begins with the month that somebody most likely wants."""
        about = (programme.code, self.services.scope.year)
        if about != self._about:
            self._about = about
            self.month_form.hide()
            self._waiting.forget()
            self.months.show_months(months_of(about[1]), {})
            self.months.choose(usual_month(about[1], self.services.day()))
            self.month_form.month = self.month

    def _request(self) -> MonthRequest:
        """Who was taken out gets the reason in the bar, unless one is written already."""
        common, scope = self.bar.common, self.services.scope
        left = [row.proposal for row in self._waiting.taken_out if not row.note]
        return MonthRequest(
            scope.programme,
            scope.year,
            self.month,
            common.given_on,
            common.amount,
            common.form,
            common.officer,
            [row.proposal for row in self._waiting.ticked],
            absent=dict.fromkeys(left, common.reason) if common.reason.strip() else {},
        )

    def _on_kept(self, changes: Topic, text: str) -> None:
        """Everybody whom it was about leaves the list."""
        self.bar.banner.dismiss()
        self._waiting.forget()
        self.services.bus.publish(changes, self)
        self.said.emit(Level.SUCCESS, text)
        self.pane.come_back()

    def _on_doubt(self, question: Question, go_on: Callable[[], None]) -> None:
        """Something is unusual, or some cannot be recorded: whoever records it decides."""
        ask(self, question, self.services.icons, on_yes=go_on)

    def _on_saved(self, proposal: str, changes: Topic) -> None:
        """A month of one person was kept, corrected or taken back: their year is shown anew."""
        self.services.bus.publish(changes, self)
        self.open(proposal)
        text = tr("{month} untuk {name} tersimpan.").format(
            month=month_label(self.month), name=self.month_form.title.text()
        )
        self.said.emit(Level.SUCCESS, text)

    def _on_month(self, month: str) -> None:
        """A month was chosen, here or in the form; typing in the form is asked about first."""
        self.months.choose(self.month_form.month or month)
        if self.month_form.is_waiting or month == self.month_form.month:
            self.months.choose(month)
        elif self.is_dirty:
            self.month_form.months.choose(self.month_form.month)
            lost = tr("Isian di formulir akan hilang bila ditinggalkan.")
            show = partial(self.show_month, month)
            self._guard.ask(unsaved(lost), on_lost=show, on_kept=self.point)
        else:
            self.show_month(month)

    def _on_ticks(self) -> None:
        out = [row for row in self._waiting.taken_out if not row.note]
        self.bar.show_people(self.month, len(self._waiting.ticked), len(out))
        is_front = self.pane.tab == WAITING and not self.month_form.isVisibleTo(self)
        self.bar.setVisible(is_front and bool(self._waiting.rows))

    def _show_numbers(self, narrowing: Narrowing) -> None:
        """How many there are on each tab; a list that is full says how many it leaves out."""
        reader, shown = (
            self.services.store.instalments,
            {WAITING: self._waiting, GIVEN: self._given},
        )
        for key, table in shown.items():
            people = total = len(table.rows)
            if people >= SHOWN_AT_MOST:
                total = reader.count_month(narrowing, self.month, given=key == GIVEN)
            self.pane.show_number(key, total)
            if key == self.pane.tab:
                self.pane.show_count(people, total)
            if key == WAITING:
                self.bar.show_rest(total - people)

    def _show_months(self, sums: list[MonthSum], due: int) -> None:
        """How many of how many have each month; and of the chosen one the money, too."""
        by_month = {one.period: one for one in sums}
        now = month_of(self.services.day())
        faces = {}
        for month in months_of(self.services.scope.year):
            one = by_month.get(month, MonthSum(month))
            people = f"{number_text(one.people)}/{number_text(due)}"
            told = tr("{n} orang menerima, {value}").format(n=people, value=rupiah_text(one.value))
            level = Level.NEUTRAL
            if one.people:
                level = Level.SUCCESS if one.people >= due else Level.WARNING
            is_open = month <= now
            faces[month] = MonthFace(people if is_open else "", told, level, is_open)
        self.months.show_months(months_of(self.services.scope.year), faces)
        chosen = by_month.get(self.month, MonthSum(self.month))
        text = tr("{month}: {n} dari {due} orang menerima, {value}")
        self._said.show_text(
            text.format(
                month=month_label(self.month),
                n=number_text(chosen.people),
                due=number_text(due),
                value=rupiah_text(chosen.value),
            )
        )

    def _narrowing(self) -> Narrowing:
        scope, text = self.services.scope, self.pane.search.text()
        return Narrowing(scope.programme, scope.year, self.place.key or "", text)

    def _on_scope_changed(self) -> None:
        """The page around it hears of it, too, and reads it."""

    def _connect(self) -> None:
        self.months.picked.connect(self._on_month)
        self.place.changed.connect(self.reload)
        self.month_form.month_wanted.connect(self._on_month)
        self.month_form.saved.connect(self._on_saved)
        self._waiting.ticks_changed.connect(self._on_ticks)
        self.bar.wanted.connect(self.record)
        self.run.rested.connect(partial(self.bar.set_waiting, waiting=False))
        self.run.refused.connect(self.bar.refuse)
        self.run.doubted.connect(self._on_doubt)
        self.run.kept.connect(self._on_kept)
        self.papers.wanted.connect(
            lambda: self.papers.print_month(self.month, self.place.key or "")
        )
        self.papers.failed.connect(partial(self.said.emit, Level.ERROR))

    def _lay_out(self) -> None:
        """Months over everything; the bar under the people whom it is about."""
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        column.addWidget(self.pane, 1)
        column.addWidget(self.run.strip)
        column.addWidget(self.bar)
        head = QHBoxLayout()
        head.addWidget(self.months)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addLayout(head)
        layout.addWidget(self.papers.run.strip)
        layout.addWidget(beside(left, self.form, NARROWEST_FORM), 1)
