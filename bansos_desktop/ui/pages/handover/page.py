"""Penyaluran: who waits for goods, how far it is, and the form that is filled at the door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.programme import Asks, Trait
from bansos_desktop.store.followed import Followed, Narrowing
from bansos_desktop.store.handovers import HandedRow
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.models.group_names import Grouped, GroupNames
from bansos_desktop.ui.models.row_table import Column, RowTable
from bansos_desktop.ui.pages.handover.form import HandoverForm
from bansos_desktop.ui.pages.handover.monthly import MonthlyPage
from bansos_desktop.ui.pages.handover.papers import HandoverPapers
from bansos_desktop.ui.people_pane import PeopleList, PeoplePane
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.split_page import SplitPage
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.place_box import PlaceBox
from bansos_desktop.ui.widgets.text import text_label

WAITING, HANDED = "menunggu", "tersalur"
BAR_WIDTH = 84
# Columns of those who have theirs, which only a BAST and goods fill.
NUMBER, SUPPLIER = 1, 3
TRAIT_WIDTHS = {Trait.BUSINESS: 120, Trait.CATEGORY: 170, Trait.INSTITUTION: 170}


class HandoverPage(SplitPage):
    """The list is ordered as a car drives, village by village; a save goes on to the next house."""

    title = "Penyaluran"
    topics = Topic.RECIPIENTS | Topic.HANDOVERS | Topic.GOODS | Topic.REFERENCE

    def __init__(self, services: Services) -> None:
        regions = services.store.regions.book()
        self._groups = groups = GroupNames(services.store)
        self._waiting: RowTable[Followed] = RowTable(_waiting_columns(groups), _proposal)
        self._handed: RowTable[HandedRow] = RowTable(_handed_columns(groups), _proposal_of_handed)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._progress = text_label("", Kind.CAPTION)
        self.place = PlaceBox(regions)
        self.institution = _institution_box()
        self.papers = HandoverPapers(services)
        self._lists = _lists(self._waiting, self._handed)
        pane = PeoplePane(
            services.icons,
            [self.place, self.institution],
            beside_tabs=[self.papers.many],
            beside_boxes=[self._progress, self._bar],
        )
        pane.add_tab(
            WAITING,
            tr("Menunggu"),
            self._lists[0],
        )
        pane.add_tab(
            HANDED,
            tr("Tersalur"),
            self._lists[1],
        )
        self.handover_form = HandoverForm(services)
        super().__init__(services, pane, self.handover_form)
        self.above.addWidget(self.papers.run.strip)
        self._lay_out_papers()
        self.monthly = MonthlyPage(services)
        self._add_monthly()
        self._connect()

    @property
    def is_monthly(self) -> bool:
        """Whether the programme in sight is handed out month by month, on a view of its own."""
        programme = self.services.store.reference.programme(self.services.scope.programme)
        return programme is not None and programme.is_monthly

    @property
    def is_dirty(self) -> bool:
        """Whether either form holds something unsaved."""
        return super().is_dirty or self.monthly.is_dirty

    @property
    def proposal(self) -> str:
        """Whose form is open, or else who is current in the list."""
        return self.monthly.proposal if self.monthly.isVisible() else super().proposal

    def save(self) -> None:
        """Keep the form, or of a monthly aid the month."""
        if self.monthly.isVisible():
            self.monthly.save()
        else:
            super().save()

    def _add_monthly(self) -> None:
        """The view of months stands in the place of list and form."""
        self.monthly.hide()
        frame = self.layout()
        if isinstance(frame, QVBoxLayout):
            frame.addWidget(self.monthly)

    def _connect(self) -> None:
        self.papers.one.clicked.connect(self._on_print_one)
        self.papers.many.clicked.connect(self._on_print_many)
        self.papers.failed.connect(partial(self.said.emit, Level.ERROR))
        self.handover_form.saved.connect(self._on_saved)
        self.monthly.said.connect(self.said)
        self.monthly.history_wanted.connect(self.history_wanted)

    def _show_view(self, *, monthly: bool) -> None:
        split = self.pane.parentWidget()
        if split is not None:
            split.setVisible(not monthly)
        self.monthly.setVisible(monthly)

    def _lay_out_papers(self) -> None:
        """The paper of the open form has a line of its own: the foot is full of words already."""
        line = QHBoxLayout()
        line.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, 0)
        line.addWidget(self.papers.one)
        line.addStretch(1)
        frame = self.handover_form.layout()
        if isinstance(frame, QVBoxLayout):
            frame.insertLayout(frame.count() - 1, line)

    def reload(self) -> None:
        """Read both lists and how far the distribution is; the open form stays as it is."""
        is_monthly = self.is_monthly
        self._show_view(monthly=is_monthly)
        if is_monthly:
            self.monthly.reload()
            return
        self._groups.refresh(self.services.scope.programme)
        _offer_institutions(self.institution, self._groups)
        handovers, narrowing = self.services.store.handovers, self._narrowing()
        waiting, handed = handovers.waiting(narrowing), handovers.handed(narrowing)
        found = handovers.distribution(narrowing)
        left = found.decided - found.handed
        for table in self._lists:
            table.show_traits(self._groups.traits)
        programme = self._groups.programme
        self._lists[1].setColumnHidden(NUMBER, not programme.offers(DocumentKey.HANDOVER))
        self._lists[1].setColumnHidden(SUPPLIER, not programme.wants(Asks.GOODS))
        self.papers.show_programme(programme)
        self.place.show_places(handovers.villages(self._everywhere()))
        self._waiting.show(waiting)
        self._handed.show(handed)
        self.pane.show_number(WAITING, left)
        self.pane.show_number(HANDED, found.handed)
        in_front = (len(waiting), left) if self.pane.tab == WAITING else (len(handed), found.handed)
        self.pane.show_count(*in_front)
        self._offer_papers(*in_front)
        self._show_progress(found.handed, found.decided)
        self.pane.show_front()
        self.point()

    def _show_progress(self, handed: int, decided: int) -> None:
        """How many of those decided have their goods; a year without any is an empty bar."""
        text = tr("Tersalur {handed} dari {decided}").format(
            handed=number_text(handed), decided=number_text(decided)
        )
        self._progress.setText(text)
        self._bar.setRange(0, max(decided, 1))
        self._bar.setValue(handed)
        self._bar.setAccessibleName(text)

    def _offer_papers(self, listed: int, _all: int) -> None:
        words = tr("{paper} untuk {n} orang yang menunggu, seperti pada daftar ini")
        if self.pane.tab != WAITING:
            words = tr("{paper} untuk {n} orang yang tersalur, seperti pada daftar ini")
        self.papers.show_many(words.format(paper=self.papers.name, n=number_text(listed)), listed)

    def _on_print_one(self) -> None:
        """What is printed is what was kept, so what was typed has to be kept first."""
        form = self.handover_form
        if form.is_dirty:
            text = tr("Simpan dulu isian di formulir; yang dicetak adalah yang tersimpan.")
            form.banner.show_message(Level.INFO, text)
            return
        title = f"{self.papers.name} {form.title.text()}"
        self.papers.print_for([form.proposal], form.village, title)

    def _on_print_many(self) -> None:
        table = self.pane.list
        if table is None:
            return
        people = [table.people.key_at(row) for row in range(table.people.rowCount())]
        waiting = self.pane.tab == WAITING
        title = tr("{paper} yang menunggu") if waiting else tr("{paper} yang tersalur")
        title = title.format(paper=self.papers.name)
        self.papers.print_for(people, self.place.key or "", title)

    def _on_saved(self, proposal: str, changes: Topic) -> None:
        """Say so, and open the next house of the round; after a correction stay with it."""
        form = self.handover_form
        was_new, in_round = not form.record, self.pane.tab == WAITING
        follows = self.next_after(proposal) if was_new and in_round else ""
        self.services.bus.publish(changes, self)
        self.reload()
        self._say_saved(was_new=was_new)
        if not was_new:
            self.open(proposal)
            return
        if in_round:
            follows = follows or self._waiting.key_at(0)
        self.open(follows)
        if follows:
            form.focus_first()

    def _say_saved(self, *, was_new: bool) -> None:
        """What was kept, and that its number is still open if it is."""
        said = tr("Penyaluran {name} tersimpan.") if was_new else tr("Perubahan {name} tersimpan.")
        text = said.format(name=self.handover_form.title.text())
        is_numbered = self._groups.programme.offers(DocumentKey.HANDOVER)
        if self.handover_form.draft().bast_number.strip() or not is_numbered:
            self.said.emit(Level.SUCCESS, text)
        else:
            self.said.emit(Level.WARNING, text + " " + tr("Nomor BAST belum diisi."))

    def _narrowing(self) -> Narrowing:
        scope, text = self.services.scope, self.pane.search.text()
        place, institution = self.place.key or "", self.institution.key or ""
        return Narrowing(scope.programme, scope.year, place, text, institution)

    def _everywhere(self) -> Narrowing:
        return Narrowing(self.services.scope.programme, self.services.scope.year)


def _institution_box() -> ChoiceBox:
    box = ChoiceBox([("", tr("Semua lembaga"))])
    box.key = ""
    box.setAccessibleName(tr("Lembaga"))
    box.setToolTip(tr("Lembaga"))
    box.setMinimumContentsLength(14)
    return box


def _offer_institutions(box: ChoiceBox, groups: GroupNames) -> None:
    """All that are registered, only where the programme goes through them."""
    offered = groups.institutions if groups.asks_institution else ()
    with QSignalBlocker(box):
        box.set_choices([("", tr("Semua lembaga")), *offered])
        if box.key is None:
            box.key = ""
    box.setVisible(groups.asks_institution)


def _lists(
    waiting: RowTable[Followed], handed: RowTable[HandedRow]
) -> tuple[PeopleList, PeopleList]:
    """Both tables with what they say while they are empty."""
    nobody_waits = (
        tr("Tidak ada yang menunggu penyaluran"),
        tr("Yang sudah ditetapkan muncul di sini sampai bantuannya diserahkan."),
    )
    nobody_has = (
        tr("Belum ada yang tersalur"),
        tr("Pilih orang di tab Menunggu, lalu catat serah terimanya."),
    )
    return (
        PeopleList(waiting, tr("Yang menunggu penyaluran"), nobody_waits),
        PeopleList(handed, tr("Yang sudah menerima"), nobody_has),
    )


def _proposal(row: Followed) -> str:
    return row.proposal


def _proposal_of_handed(row: HandedRow) -> str:
    return row.who.proposal


def _waiting_columns(groups: GroupNames) -> list[Column[Followed]]:
    traits: list[Column[Followed]] = [
        Column(trait.label, groups.cell(trait), width, trait=trait)
        for trait, width in TRAIT_WIDTHS.items()
    ]
    return [
        Column("Nama", lambda row: row.name, 190),
        Column("Desa/Kelurahan, Kecamatan", lambda row: row.place, 230, grows=True),
        *traits,
        Column("Nilai bantuan", _value, 110, is_number=True),
    ]


def _handed_columns(groups: GroupNames) -> list[Column[HandedRow]]:
    """A missing BAST number is marked: the handover counts, its paper is still to come."""
    return [
        Column("Nama", lambda row: row.who.name, 164),
        Column(
            "Nomor BAST",
            lambda row: row.bast_number or tr("belum diisi"),
            192,
            level=lambda row: Level.NEUTRAL if row.bast_number else Level.WARNING,
        ),
        Column("Tanggal", _day, 94),
        Column("Penyedia", lambda row: row.supplier or "–", 164),
        *(
            Column(trait.label, _of_handed(groups.cell(trait)), width, trait=trait)
            for trait, width in TRAIT_WIDTHS.items()
            if trait is not Trait.BUSINESS
        ),
        Column("Desa/Kelurahan, Kecamatan", lambda row: row.who.place, 200),
    ]


def _of_handed(text: Callable[[Grouped], str]) -> Callable[[HandedRow], str]:
    """The same cell in the other table."""

    def of_handed(row: HandedRow) -> str:
        return text(row.who)

    return of_handed


def _value(row: Followed) -> str:
    return rupiah_text(row.value) if row.value else "–"


def _day(row: HandedRow) -> str:
    return format_short(date.fromisoformat(row.handed_on)) if row.handed_on else "–"
