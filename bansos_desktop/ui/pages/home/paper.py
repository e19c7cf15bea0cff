"""The dashboard on one sheet of paper: whose, of which year, on which day, and every chart."""

from __future__ import annotations

import base64
from datetime import date
from html import escape

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from bansos_desktop.domain.dashboard import Dashboard
from bansos_desktop.ui.i18n import long_date, rupiah_text, tr
from bansos_desktop.ui.pages.home.charts import Charts
from bansos_desktop.ui.pages.home.figures import tile_figures
from bansos_desktop.ui.printing.printout import Printout
from bansos_desktop.ui.widgets.chart_card import ChartCard

# At 96 dots an inch the upright sheet is so wide between its margins; drawn thrice as fine.
WIDTH = 660
HALF = 320
SCALE = 3.0
MARGIN_MM = 15
# Of the shorter of the papers, in the same dots: its room, and what stands around the pictures.
ROOM, HEAD, AROUND = 985, 128, 34
LETTER, NOTE_LINE = 5, 13
SHRINKS = (1.0, 0.9, 0.8, 0.75, 0.7, 0.66, 0.62, 0.58, 0.55)


def printout_of(charts: Charts, data: Dashboard, office: str, day: date) -> Printout:
    """One page with the tiles' numbers and the charts that have something to show."""
    first, halves = _shown(charts)
    fitting = [each for each in SHRINKS if _height(first, halves, each) <= ROOM]
    shrink = fitting[0] if fitting else SHRINKS[-1]
    wide = _picture(first, WIDTH, shrink)
    pictures = [_picture(card, HALF, shrink) for card in halves]
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td width="50%" style="padding-top:8px">{one}</td>' for one in pictures[at : at + 2]
        )
        + "</tr>"
        for at in range(0, len(pictures), 2)
    )
    title = tr("Dasbor {programme} {year}").format(programme=data.programme_name, year=data.year)
    head = (
        f'<p style="font-size:9pt;margin:0">{escape(office)}</p>'
        f'<p style="font-size:15pt;margin:0"><b>{escape(title)}</b></p>'
        f'<p style="font-size:8pt;margin:0 0 6px 0">'
        f"{escape(tr('Keadaan {day}').format(day=long_date(day)))}</p>"
    )
    top, below = f"{head}{_figures(data)}{wide}", f'<table width="100%">{rows}</table>'
    # What does not fit begins a page of its own, so that no title stays behind alone.
    parts = (f"{top}{below}",) if fitting else (top, below)
    return Printout(title, parts, margin_mm=MARGIN_MM)


def _shown(charts: Charts) -> tuple[ChartCard, list[ChartCard]]:
    """The picture over the whole width, and those that stand in pairs."""
    cards = charts.cards
    return cards["places"], [
        card for name, card in cards.items() if name != "places" and not card.isHidden()
    ]


def _height(first: ChartCard, halves: list[ChartCard], shrink: float) -> float:
    """How tall the page is at a size of its pictures, before any of them is drawn."""
    each = [_card_height(card, HALF, shrink) for card in halves]
    pairs = sum(max(each[at : at + 2]) for at in range(0, len(each), 2))
    return HEAD + _card_height(first, WIDTH, shrink) + pairs


def _card_height(card: ChartCard, width: int, shrink: float) -> float:
    if not card.state.isHidden():
        return AROUND
    chart = card.chart.heightForWidth(round(width / shrink)) * shrink
    lines = -(-len(card.remark) * LETTER // width)
    return AROUND + chart + lines * NOTE_LINE


def _figures(data: Dashboard) -> str:
    """The tiles as on the screen, with what they say of shared places, and the money."""
    used, decided, handed = tr("Terpakai"), tr("Ditetapkan"), tr("Tersalur")
    money = (rupiah_text(data.approved), "")
    granted = tr("Nilai ditetapkan per bulan") if data.is_monthly else tr("Nilai ditetapkan")
    names = (tr("Kuota"), used, decided, handed, granted)
    cells = list(zip(names, (*tile_figures(data.sums), money), strict=True))
    rows = (
        ("8pt", [escape(name) for name, _figure in cells]),
        ("12pt", [f"<b>{escape(number)}</b>" for _name, (number, _caption) in cells]),
        ("7pt", [escape(caption) for _name, (_number, caption) in cells]),
    )
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td width="20%"><span style="font-size:{size}">{one}</span></td>' for one in row
        )
        + "</tr>"
        for size, row in rows
    )
    return f'<table width="100%" cellspacing="2">{lines}</table>'


def _picture(card: ChartCard, width: int, shrink: float) -> str:
    """A card as a picture under its title, or why there is none; smaller than it was drawn."""
    title = f'<p style="margin:6px 0 4px 0"><b>{escape(card.title)}</b></p>'
    if not card.state.isHidden():
        return f"{title}<p>{escape(card.state.text())}</p>"
    image = card.chart.picture(width=round(width / shrink), scale=SCALE)
    tall = round(image.height() / SCALE * shrink)
    note = f'<p style="font-size:7pt;margin:0">{escape(card.remark)}</p>' if card.remark else ""
    return (
        f'{title}<img src="data:image/png;base64,{_png(image)}" width="{width}" height="{tall}">'
        f"{note}"
    )


def _png(image: QImage) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # its stub knows only file names
    return base64.b64encode(buffer.data().data()).decode("ascii")
