"""The charts of Beranda: from the figures to pictures, and from a click to the people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.dashboard import UNKNOWN_DESIL, Dashboard
from bansos_desktop.domain.programme import Trait
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import HOLDS_PLACE, Role, Status
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.chart_card import ChartCard
from bansos_desktop.ui.widgets.chart_funnel import FunnelChart, StatesTarget
from bansos_desktop.ui.widgets.chart_pace import MonthTarget, PaceChart
from bansos_desktop.ui.widgets.chart_places import PlacesChart, PlaceTarget
from bansos_desktop.ui.widgets.chart_shares import DesilChart, RestTarget, SharesChart, ShareTarget

HOLDERS = tuple(state.value for state in Status if state in HOLDS_PLACE)
OFFICERS = ("places", "funnel")
# The title of the chart of shares, by what the programme tells of its people.
KINDS = {trait: trait.label for trait in Trait} | {Trait.CATEGORY: "Golongan penerima"}
Find = Callable[[MonthTarget], tuple[str, ...]]


class Charts(QObject):
    """Owns the cards. `wanted` hands over the filter of the people behind what was clicked.

    `find` looks up those of a month, whom no filter can name. An officer has a smaller set, about
    where the work is.
    """

    wanted = Signal(object)

    def __init__(self, find: Find, role: Role) -> None:
        super().__init__()
        self._find = find
        self.data: Dashboard | None = None
        self.places = PlacesChart(tr("Kuota per kabupaten/kota"))
        self.funnel = FunnelChart(tr("Sampai di mana usulan"))
        self.pace = PaceChart(tr("Laju sepanjang tahun"))
        self.shares = SharesChart(tr("Jenis usaha"), tr("Jenis usaha"))
        self.desils = DesilChart(tr("Desil yang memegang tempat"))
        self.cards = {
            name: ChartCard(chart.accessibleName(), chart)
            for name, chart in (
                ("places", self.places),
                ("funnel", self.funnel),
                ("pace", self.pace),
                ("shares", self.shares),
                ("desils", self.desils),
            )
            if role is Role.OPERATOR or name in OFFICERS
        }
        for chart in (self.places, self.funnel, self.pace, self.shares):
            chart.picked.connect(self._on_picked)
        self.desils.picked.connect(self._on_desil)

    def show_data(self, data: Dashboard, *, in_province: bool) -> None:
        """Fill every card, or say in it why it stays empty."""
        self.data = data
        cards = self.cards
        cards["places"].rename(_places_title(data, in_province=in_province))
        kinds = tr(KINDS[data.shares_by])
        self.places.show_rows(data.places, monthly=data.is_monthly)
        self.funnel.show_steps(data.funnel, data.beside)
        self.pace.show_pace(data.pace, data.year)
        self.shares.show_shares(data.shares, kinds)
        self.desils.show_shares(data.desils)
        none = tr("Belum ada kuota maupun penerima untuk program dan tahun ini.")
        self._fill("places", some=bool(data.places), empty=none, note=_places_note(data))
        if data.places and any(row.reserve for row in data.places):
            hint = tr("Cadangan per wilayah ada di Tabel.")
            cards["places"].show_chart(about_of(data), _places_note(data), hint)
        has_people = bool(data.use.people)
        for name, card in cards.items():  # of nobody there is nothing to draw
            is_told = name != "shares" or data.shares_by is not Trait.NONE
            card.setVisible(name == "places" or (has_people and is_told))
        if not has_people:
            return
        self._fill("funnel", some=True, empty="")
        why = tr("Belum ada tanggal usulan, SK, atau serah terima yang tercatat.")
        self._fill("pace", some=not data.pace.is_empty, empty=why, note=_pace_note(data))
        why = tr("Belum ada usulan yang memegang tempat.")
        self._fill("shares", some=bool(data.shares), empty=why, title=kinds)
        self._fill("desils", some=any(one.people for one in data.desils), empty=why)

    def begin(self, programme: str, year: int) -> bool:
        """Put away what is another programme's; True if that was so, and nothing is shown now."""
        if self.data is None or (self.data.programme, self.data.year) == (programme, year):
            return False
        self.data = None
        for card in self.cards.values():
            card.show_state(tr("Memuat…"))
        return True

    def show_failure(self, sentence: str) -> None:
        """What went wrong, in place of every chart."""
        for card in self.cards.values():
            card.show()
            card.show_state(sentence, Level.ERROR)

    def _fill(self, name: str, *, some: bool, empty: str, note: str = "", title: str = "") -> None:
        card = self.cards.get(name)
        if card is None:
            return
        card.rename(title or card.title)
        if some and self.data is not None:
            card.show_chart(about_of(self.data), note)
        else:
            card.show_state(empty)

    def _on_picked(self, target: object) -> None:
        """From what was clicked to the list narrowed to those people."""
        match target:
            case PlaceTarget(region_code, states):
                self.wanted.emit(Filter(region_code=region_code, statuses=_values(states)))
            case StatesTarget(states):
                everybody = set(states) == set(Status)
                self.wanted.emit(Filter(statuses=() if everybody else _values(states)))
            case MonthTarget():
                label = tr("Bulan ke-{n}").format(n=target.month)
                self.wanted.emit(Filter(among=self._find(target), label=label))
            case RestTarget():
                self.cards["shares"].show_table()
            case ShareTarget():
                self._show_share(target)

    def _on_desil(self, target: ShareTarget) -> None:
        """The people of a desil, or those whose desil nobody knows."""
        if target.key == str(UNKNOWN_DESIL):
            wanted = Filter(statuses=HOLDERS, desil_unknown=True)
        else:
            desil = int(target.key)
            wanted = Filter(statuses=HOLDERS, desil_from=desil, desil_to=desil)
        self.wanted.emit(wanted)

    def _show_share(self, target: ShareTarget) -> None:
        wanted = Filter(statuses=HOLDERS)
        match self.data.shares_by if self.data else Trait.NONE:
            case Trait.BUSINESS:
                wanted = replace(wanted, business_type=target.key)
            case Trait.CATEGORY:
                wanted = replace(wanted, category=target.key)
            case Trait.INSTITUTION:
                wanted = replace(wanted, institution=target.key)
        self.wanted.emit(wanted)


def about_of(data: Dashboard) -> str:
    """Whose numbers these are, for a copy and the paper."""
    parts = [data.programme_name, str(data.year)]
    if data.region_name:
        parts.append(data.region_name)
    return " · ".join(parts)


def _values(states: tuple[Status, ...]) -> tuple[str, ...]:
    return tuple(state.value for state in states)


def _places_title(data: Dashboard, *, in_province: bool) -> str:
    """Of quotas only where the regions have any of their own."""
    split = any(row.quota is not None and not row.is_lump for row in data.places)
    if in_province:
        return tr("Kuota per kabupaten/kota") if split else tr("Usulan per kabupaten/kota")
    return tr("Kuota per kecamatan") if split else tr("Usulan per kecamatan")


def _places_note(data: Dashboard) -> str:
    """What the bars alone would not say."""
    if not data.use.people:
        return tr("Belum ada penerima tercatat. Gambar lainnya muncul setelah ada yang dicatat.")
    notes = []
    without_share = sum(row.without_share for row in data.places)
    shared = sum(row.shared for row in data.places)
    common = sum(row.common for row in data.places)
    if data.sums.shown is None:
        text = tr("Belum ada kuota untuk program dan tahun ini; batang menunjukkan orangnya saja.")
        notes.append(text)
    elif shared > without_share:
        text = tr("{n} usulan memakai kuota lain; mereka dihitung di wilayahnya.")
        if common:
            text = tr(
                "{n} usulan memakai kuota lain, {common} di antaranya kuota bersama provinsi; "
                "mereka dihitung di wilayahnya."
            )
        notes.append(text.format(n=number_text(shared), common=number_text(common)))
    if without_share:
        text = tr(
            "{n} usulan dari wilayah yang belum mendapat bagian kuota yang sudah dirinci; beri "
            "bagiannya di Kuota, atau pindahkan usulannya."
        )
        notes.append(text.format(n=number_text(without_share)))
    if any(row.aside for row in data.places):
        notes.append(tr("Angka dengan + tidak memakai kuota wilayahnya."))
    reserve = sum(row.reserve for row in data.places)
    if reserve:
        text = tr("{n} cadangan menunggu tempat, jadi tidak ada di batang.")
        notes.append(text.format(n=number_text(reserve)))
    return " ".join(notes)


def _pace_note(data: Dashboard) -> str:
    """Who is in no line, and who is in one under a month that is not theirs."""
    notes = []
    if data.pace.undated > 0:
        text = tr("{n} orang tanpa tanggal usulan tidak ada di garis ini.")
        notes.append(text.format(n=number_text(data.pace.undated)))
    if any(one.before for one in data.pace.beyond):
        text = tr("Tanggal sebelum tahun {year} dihitung di Januari.")
        notes.append(text.format(year=data.year))
    if any(one.after for one in data.pace.beyond):
        text = tr("Tanggal sesudah tahun {year} dihitung di Desember.")
        notes.append(text.format(year=data.year))
    return " ".join(notes)
