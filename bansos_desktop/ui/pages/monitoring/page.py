"""Monev: which visits are due, the visit itself, and how businesses develop."""

from __future__ import annotations

from collections.abc import Sequence

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.monitoring import DueCounts, due_months
from bansos_desktop.domain.programme import Asks
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.row_table import Column, RowTable
from bansos_desktop.ui.pages.monitoring.businesses import BusinessesView
from bansos_desktop.ui.pages.monitoring.form import MonitoringForm
from bansos_desktop.ui.people_pane import PeopleList, PeoplePane
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.split_page import SplitPage
from bansos_desktop.ui.theme import Kind, Level, set_level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.place_box import PlaceBox
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.ui.widgets.trend_picture import LEVEL_OF, development_text
from bansos_desktop.usecases import compare_businesses, list_due
from bansos_desktop.usecases.compare_businesses import KindLine
from bansos_desktop.usecases.list_due import DueRow, When
from bansos_desktop.usecases.progress import Progress

DUE, KINDS = "jatuh-tempo", "perkembangan"


class MonitoringPage(SplitPage):
    """The longest overdue stands first; a save goes on to the next in the list."""

    title = "Monev"
    topics = Topic.RECIPIENTS | Topic.HANDOVERS | Topic.VISITS | Topic.RULES | Topic.REFERENCE

    def __init__(self, services: Services) -> None:
        regions = services.store.regions.book()
        kinds = BusinessTypeBook(services.store.reference.business_types())
        self._services = services
        self._months: Sequence[int] = ()
        self.model: RowTable[DueRow] = RowTable(self._columns(), _proposal)
        self.when = ChoiceBox(
            [
                (When.EVERYBODY, tr("Semua waktu")),
                (When.LATE, tr("Lewat jatuh tempo")),
                (When.SOON, tr("30 hari ke depan")),
                (When.DONE, tr("Sudah selesai")),
            ]
        )
        self.when.key = When.EVERYBODY.value
        self.when.setAccessibleName(tr("Waktu jatuh tempo"))
        self.when.setMinimumContentsLength(14)
        self.month = ChoiceBox([("", tr("Semua bulan"))])
        self.month.key = ""
        self.month.setAccessibleName(tr("Bulan monev"))
        self.month.setMinimumContentsLength(10)
        self.businesses = BusinessesView(services.icons, kinds)
        self._summary = text_label("", Kind.FIELD_LABEL)
        self.place = PlaceBox(regions)
        boxes = [self.place, self.when, self.month]
        pane = PeoplePane(services.icons, boxes, beside_search=[self._summary])
        pane.add_tab(
            DUE,
            tr("Kunjungan"),
            PeopleList(
                self.model,
                tr("Kunjungan monev menurut jatuh tempo"),
                (
                    tr("Belum ada yang dimonev"),
                    tr("Yang sudah menerima muncul di sini, dengan jatuh tempo menurut aturan."),
                ),
            ),
        )
        pane.add_tab(KINDS, tr("Perkembangan usaha"), self.businesses)
        self.monitoring_form = MonitoringForm(services)
        super().__init__(services, pane, self.monitoring_form)
        self.monitoring_form.saved.connect(self._on_saved)

    def reload(self) -> None:
        """Read the due list, and count the kinds where they are looked at."""
        store, today = self.services.store, self.services.day()
        scope, narrowing = self.services.scope, self._narrowing()
        programme = store.reference.programme(scope.programme)
        asks_business = programme is None or programme.wants(Asks.BUSINESS)
        self.pane.offer_tab(KINDS, is_offered=asks_business)
        months = due_months(store.reference.rules(scope.programme, scope.year, today))
        self._months = months
        self._offer_months(months)
        found = list_due.run(
            store,
            narrowing,
            today=today,
            when=When(self.when.key or ""),
            month=int(self.month.key or 0),
        )
        self.model.show(found.rows)
        everywhere = Narrowing(scope.programme, scope.year)
        self.place.show_places(store.monitorings.villages(everywhere))
        self.pane.show_number(DUE, found.total)
        is_list = self.pane.tab == DUE
        self.pane.show_count(len(found.rows), found.total if is_list else 0)
        self._summarise(found.counts, everywhere)
        self._show_tab()
        self.point()

    def show_when(self, when: When) -> None:
        """Show the visits that a number elsewhere stands for."""
        self.pane.show_tab(DUE)
        self.when.key = when.value

    def _show_tab(self) -> None:
        """The kinds are not a list of people: words to search and dates do not narrow them."""
        is_list = self.pane.tab == DUE
        for widget in (self.when, self.month, self.pane.search, self._summary):
            widget.setVisible(is_list)
        self.pane.show_front()
        if not is_list:
            if not self.is_dirty:
                self.form.hide()
            self._count_kinds()

    def _summarise(self, counts: DueCounts, everywhere: Narrowing) -> None:
        """What is late in the place that is shown; who is without a day is told at the side."""
        undated = self.services.store.monitorings.undated(everywhere)
        text = tr("{late} lewat · {soon} dalam 30 hari").format(
            late=number_text(counts.overdue), soon=number_text(counts.soon)
        )
        hint = ""
        if undated:
            n = number_text(undated)
            text += " · " + tr("{n} tanpa tanggal").format(n=n)
            hint = tr(
                "{n} penerima berstatus Disalurkan tanpa tanggal serah terima. "
                "Lengkapi di Penyaluran agar jatuh temponya diketahui."
            ).format(n=n)
        self._summary.setText(text)
        self._summary.setToolTip(hint)
        set_level(self._summary, Level.WARNING if counts.overdue else Level.NEUTRAL)

    def _offer_months(self, months: Sequence[int]) -> None:
        choices = [(str(n), tr("Bulan ke-{n}").format(n=n)) for n in months]
        self.month.set_choices([("", tr("Semua bulan")), *choices])
        if self.month.key is None:
            self.month.key = ""

    def _count_kinds(self) -> None:
        """Compare in the background: every visit of the year is read for it."""
        self.businesses.say_counting()
        scope, place = self.services.scope, self.place.key or ""
        narrowing = Narrowing(scope.programme, scope.year, place)

        def work(store: Store, _progress: Progress) -> Sequence[KindLine]:
            return compare_businesses.run(store, narrowing)

        self.services.readings.start(
            work, on_done=self.businesses.show_lines, on_failed=self.businesses.say_failed
        )

    def _on_saved(self, proposal: str, changes: Topic) -> None:
        """Say so, and open the next that is due; after a correction stay with the person."""
        form = self.monitoring_form
        name, month, was_new = form.title.text(), form.draft().month, not form.record
        follows = self.next_after(proposal) if was_new else ""
        self.services.bus.publish(changes, self)
        self.reload()
        text = tr("Monev bulan ke-{month} untuk {name} tersimpan.")
        self.said.emit(Level.SUCCESS, text.format(month=month, name=name))
        self.open(follows or ("" if was_new else proposal))
        if follows:
            form.focus_first()

    def _narrowing(self) -> Narrowing:
        scope, text = self.services.scope, self.pane.search.text()
        return Narrowing(scope.programme, scope.year, self.place.key or "", text)

    def _columns(self) -> list[Column[DueRow]]:
        return [
            Column("Nama", lambda row: row.row.who.name, 164),
            Column("Bulan", _visit, 62),
            Column("Jatuh tempo", self._due, 196, level=self._level),
            Column(
                "Terakhir",
                lambda row: development_text(row.row.development) or "–",
                104,
                level=lambda row: LEVEL_OF.get(row.row.development, Level.NEUTRAL),
            ),
            Column("Desa/Kelurahan, Kecamatan", lambda row: row.row.who.place, 154),
        ]

    def _due(self, row: DueRow) -> str:
        if row.due is None and not self._months:
            return tr("tidak dijadwalkan")
        return due_text(row, self._services)

    def _level(self, row: DueRow) -> Level:
        today = self._services.day()
        if row.due is None:
            return Level.SUCCESS if self._months else Level.NEUTRAL
        return Level.WARNING if row.due.is_late(today) else Level.NEUTRAL


def due_text(row: DueRow, services: Services) -> str:
    """The day of the next visit and how far away it is."""
    if row.due is None:
        return tr("semua sudah dikunjungi")
    day, late = format_short(row.due.day), row.due.days_late(services.day())
    if late > 0:
        return tr("{day} (lewat {n} hari)").format(day=day, n=number_text(late))
    if late == 0:
        return tr("{day} (hari ini)").format(day=day)
    if row.due.is_soon(services.day()):
        return tr("{day} ({n} hari lagi)").format(day=day, n=-late)
    return day


def _proposal(row: DueRow) -> str:
    return row.row.who.proposal


def _visit(row: DueRow) -> str:
    return tr("ke-{n}").format(n=row.due.month) if row.due else "–"
