"""A bar for each region: what was handed over, decided and proposed, against its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bansos_desktop.domain.dashboard import PlaceRow, place_columns
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, HOLDS_PLACE, Status
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.theme import PALETTE, SPACE
from bansos_desktop.ui.widgets.chart_base import (
    Chart,
    Mark,
    TableData,
    text_width,
    write,
)
from bansos_desktop.ui.widgets.chart_look import Part, legend_height, paint_legend, paint_part

ROW = 25.0
PARTING = 24.0
BAR = 15.0
NAME_SHARE = 0.36


@dataclass(frozen=True, slots=True)
class PlaceTarget:
    """The people of a region in some states."""

    region_code: str
    states: tuple[Status, ...]


class PlacesChart(Chart):
    """A row leads to all who hold a place there, its parts to those in that state."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._rows: Sequence[PlaceRow] = ()
        self._often = ""

    @property
    def rows(self) -> Sequence[PlaceRow]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[PlaceRow], *, monthly: bool = False) -> None:
        """Show these regions; of a `monthly` aid their money is a month's."""
        self._rows, self._often = tuple(rows), tr(" per bulan") if monthly else ""
        self.refresh(" ".join(_words(row, self._often) for row in rows))

    def heightForWidth(self, width: int) -> int:
        """A legend, a line for each region, and what parts the lumps from them."""
        parting = PARTING if _is_parted(self._rows) else 0
        return round(legend_height(width, _legend()) + ROW * max(1, len(self._rows)) + parting)

    def draw(self, painter: QPainter, width: float) -> Sequence[Mark]:
        """Names at the left, bars, the numbers at the right; lumps under a line, on their scale."""
        top = legend_height(width, _legend())
        paint_legend(painter, 0, width, _legend())
        regions, lumps = _parted(self._rows)
        longest = max([40.0, *(text_width(_name(row)) for row in self._rows)])
        name = min(longest + SPACE.m, width * NAME_SHARE)
        numbers = max([40.0, *(text_width(_numbers(row)) + 12 for row in self._rows)])
        rest = max([SPACE.s, *(text_width(_rest(row)) + 20 for row in self._rows if _rest(row))])
        marks: list[Mark] = []
        for at, row in enumerate(self._rows):
            if _is_parted(self._rows) and row is lumps[0]:
                _paint_parting(painter, QRectF(0, top + at * ROW, width, PARTING))
                top += PARTING
            largest = _largest(lumps if row.is_lump else regions)
            line = QRectF(0, top + at * ROW, width, ROW)
            write(painter, QRectF(SPACE.xs, line.top(), name - SPACE.s, ROW), _name(row))
            bar = QRectF(
                name, line.top() + (ROW - BAR) / 2, width - name - numbers - rest - SPACE.s, BAR
            )
            marks += _paint_row(painter, bar, row, largest)
            right = QRectF(bar.right() + SPACE.s, line.top(), numbers, ROW)
            _write_numbers(painter, right, rest, row)
            target = PlaceTarget(row.code, _states(row)) if row.code and not row.is_lump else None
            marks.append(Mark(line, _words(row, self._often), target))
        return marks

    def table(self) -> TableData:
        """Every number, the money too."""
        columns = place_columns(self._rows)
        heads = [tr("Wilayah"), *(tr(one.head) for one in columns)]
        rows = [
            (_name(row), *(_cell(one.number(row)) for one in columns), *_last_cells(row))
            for row in self._rows
        ]
        last = (
            tr("Melebihi kuota"),
            tr("Nilai usulan{often} (Rp)").format(often=self._often),
            tr("Nilai ditetapkan{often} (Rp)").format(often=self._often),
        )
        return TableData([*heads, *last], rows)


def _cell(number: int | None) -> str | int:
    return "" if number is None else number


def _last_cells(row: PlaceRow) -> tuple[str | int, ...]:
    """The figures that are passed, and the money of the people who live there."""
    money = ("", "") if row.is_lump else (row.value, row.approved)
    return (_over_words(row.over), *money)


def _write_numbers(painter: QPainter, room: QRectF, rest: float, row: PlaceRow) -> None:
    """People and places, and beyond them what is left, in red where places are passed."""
    end = Qt.AlignmentFlag.AlignRight
    write(painter, room, _numbers(row), align=end, bold=True)
    far = QRectF(room.right(), room.top(), rest - SPACE.xs, room.height())
    is_over = bool(row.over) or (row.left is not None and row.left < 0)
    colour = PALETTE.error if is_over else PALETTE.ink_soft
    write(painter, far, _rest(row), colour, align=end)


def _parted(rows: Sequence[PlaceRow]) -> tuple[list[PlaceRow], list[PlaceRow]]:
    """Regions and lumps: a lump that nobody split would dwarf the regions that share it."""
    return [row for row in rows if not row.is_lump], [row for row in rows if row.is_lump]


def _is_parted(rows: Sequence[PlaceRow]) -> bool:
    """Whether there are both, each on its own scale."""
    return all(_parted(rows))


def _largest(rows: Sequence[PlaceRow]) -> int:
    """What the scale ends at."""
    return max([1, *(max(row.proposed, row.quota or 0) for row in rows)])


def _paint_parting(painter: QPainter, room: QRectF) -> None:
    """A line, and under it what follows and that its bars are no measure of those above."""
    y = room.top() + SPACE.xs
    painter.setPen(QPen(QColor(PALETTE.line_strong), 1))
    painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
    words = tr("Kuota yang tidak per wilayah (panjang batang berskala sendiri)")
    under = QRectF(SPACE.xs, y + 1, room.width() - SPACE.s, room.bottom() - y)
    write(painter, under, words, PALETTE.ink_soft)


def _states(row: PlaceRow) -> tuple[Status, ...]:
    """Those who hold a place; where nobody does, those who wait for one."""
    if row.reserve and not row.proposed:
        return (Status.RESERVE,)
    return tuple(state for state in Status if state in HOLDS_PLACE)


def _legend() -> Sequence[tuple[Part, str]]:
    return (
        (Part.HANDED, tr("Tersalur")),
        (Part.DECIDED, tr("Ditetapkan, belum tersalur")),
        (Part.PROPOSED, tr("Diusulkan, belum ditetapkan")),
        (Part.LEFT, tr("Sisa kuota")),
    )


def _paint_row(painter: QPainter, bar: QRectF, row: PlaceRow, largest: int) -> list[Mark]:
    """The places as a dashed frame, the people in it, and a stroke where the places end."""
    unit = bar.width() / largest
    frame = QRectF(bar.left(), bar.top(), max(2.0, (row.quota or 0) * unit), bar.height())
    if row.quota:
        paint_part(painter, frame, Part.LEFT)
    if row.is_lump:
        _paint_used(painter, frame, row)
        return []
    left, marks = bar.left(), []
    for part, people, states, words in _parts(row):
        if not people:
            continue
        box = QRectF(left, bar.top(), max(2.0, people * unit), bar.height())
        paint_part(painter, box, part)
        text = f"{_name(row)}: {number_text(people)} {words}"
        target = PlaceTarget(row.code, states) if row.code else None
        marks.append(Mark(box, text, target, stop=False))
        left = box.right()
    if row.proposed > (row.quota or row.proposed):
        end = int(frame.right())
        painter.setPen(QPen(QColor(PALETTE.ink), 2))
        painter.drawLine(end, int(bar.top() - 3), end, int(bar.bottom() + 3))
    return marks


def _paint_used(painter: QPainter, frame: QRectF, row: PlaceRow) -> None:
    """How much of a lump is taken, by people who are counted at home."""
    used = 1 - max(0, row.left or 0) / (row.quota or 1)
    if used > 0:
        box = QRectF(frame.left(), frame.top(), frame.width() * used, frame.height())
        paint_part(painter, box, Part.BESIDE)


def _parts(row: PlaceRow) -> Sequence[tuple[Part, int, tuple[Status, ...], str]]:
    """The parts of a bar, from what is finished to what has just begun."""
    waiting = tuple(state for state in Status if state in HOLDS_PLACE - DECIDED)
    handed = tuple(state for state in Status if state in DISTRIBUTED)
    return (
        (Part.HANDED, row.handed, handed, tr("tersalur")),
        (
            Part.DECIDED,
            row.decided - row.handed,
            (Status.DECIDED,),
            tr("ditetapkan, belum tersalur"),
        ),
        (
            Part.PROPOSED,
            row.proposed - row.decided,
            waiting,
            tr("diusulkan, belum ditetapkan"),
        ),
    )


def _name(row: PlaceRow) -> str:
    """A region without the word that all of them have."""
    if row.is_common:
        return tr("Bersama provinsi")
    if row.is_used_up:
        return tr("Tanpa bagian")
    if row.is_lump:
        return tr("Belum dirinci")
    return row.name.replace("Kabupaten ", "").replace("Kecamatan ", "")


def _numbers(row: PlaceRow) -> str:
    """120 / 150, or only the people where nobody gives places; of a lump its places.

    Who takes none of the region's places follows with a plus, so that what is left can be seen.
    """
    if row.is_lump and row.quota is not None and row.used is not None:
        return f"{number_text(row.used)} / {number_text(row.quota)}"
    if row.quota is None:
        return number_text(row.proposed)
    words = f"{number_text(row.proposed - row.aside)} / {number_text(row.quota)}"
    return f"{words} +{number_text(row.aside)}" if row.aside else words


def _rest(row: PlaceRow) -> str:
    """What is left, in words."""
    if row.left is None:
        return ""
    if row.left < 0:
        return tr("! lebih {n}").format(n=number_text(-row.left))
    if row.over:  # the sum of all figures would hide it
        return tr("! {figure}").format(figure=_over_words(row.over[:1]))
    return tr("sisa {n}").format(n=number_text(row.left)) if row.left else tr("penuh")


def _over_words(over: Sequence[tuple[str, int]]) -> str:
    """Each figure that is passed, and by how many."""
    text = tr("{figure} lebih {n}")
    return ", ".join(text.format(figure=figure, n=number_text(n)) for figure, n in over)


def _lump_words(row: PlaceRow) -> str:
    """A lump as it would be told; of one that others use too it is only known what is here."""
    if row.is_common:
        text = tr(
            "Kuota bersama provinsi yang belum dirinci: {n}, {rest} menurut data kantor ini. "
            "Kabupaten/kota lain juga memakainya."
        )
    else:
        text = tr("Kuota {whose} yang belum dirinci: {n}, {rest}. Dipakai bersama.")
    if row.is_used_up:
        text = tr(
            "Kuota {whose} sudah dirinci seluruhnya, {rest}: wilayahnya belum mendapat bagian."
        )
    whose = tr("provinsi") if row.code == PROVINCE else row.name
    return text.format(whose=whose, n=number_text(row.quota or 0), rest=_left_words(row))


def _left_words(row: PlaceRow) -> str:
    """What is left of all figures together, and which of them is passed all the same."""
    words = _rest(replace(row, over=()))
    is_told = sum(number for _figure, number in row.over) == -(row.left or 0)
    return words if is_told or not row.over else f"{words}, {_over_words(row.over)}"


def _words(row: PlaceRow, often: str) -> str:
    """A row as it would be told."""
    if row.is_lump:
        return _lump_words(row)
    parts = [
        tr("kuota {n}").format(n="–" if row.quota is None else number_text(row.quota)),
        tr("usulan {n}").format(n=number_text(row.proposed)),
        tr("ditetapkan {n}").format(n=number_text(row.decided)),
        tr("tersalur {n}").format(n=number_text(row.handed)),
    ]
    if row.left is not None:
        parts.append(_left_words(row))
    beside = (
        (row.shared, tr("{n} memakai kuota lain")),
        (row.common, tr("{n} di antaranya kuota bersama provinsi")),
        (row.without_share, tr("{n} di antaranya tanpa bagian kuota")),
        (max(0, row.aside - row.shared), tr("{n} di luar kuota")),
        (row.reserve, tr("cadangan {n}")),
    )
    parts += [text.format(n=number_text(people)) for people, text in beside if people]
    if row.approved or row.value:
        parts.append(rupiah_text(row.approved or row.value) + often)
    return f"{row.name}: {', '.join(parts)}."
