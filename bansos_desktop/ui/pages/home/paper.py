"""The dashboard on one sheet of paper: whose, of which year, on which day, and every chart."""

from __future__ import annotations

import base64
from datetime import date
from html import escape

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from bansos_desktop.domain.dashboard import Dashboard
from bansos_desktop.ui.i18n import long_date, number_text, rupiah_text, tr
from bansos_desktop.ui.pages.home.charts import Charts
from bansos_desktop.ui.pages.home.figures import left_text, quota_text
from bansos_desktop.ui.printing.printout import Printout
from bansos_desktop.ui.widgets.chart_card import ChartCard

# At 96 dots an inch the upright sheet is so wide between its margins; drawn thrice as fine.
WIDTH = 660
HALF = 320
SCALE = 3.0
MARGIN_MM = 15


def printout_of(charts: Charts, data: Dashboard, office: str, day: date) -> Printout:
    """One page with the tiles' numbers and the charts that have something to show."""
    cards = charts.cards
    wide = _picture(cards["places"], WIDTH)
    halves = [_picture(card, HALF) for name, card in cards.items() if name != "places"]
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td width="50%" style="padding-top:12px">{one}</td>' for one in halves[at : at + 2]
        )
        + "</tr>"
        for at in range(0, len(halves), 2)
    )
    title = tr("Dasbor {programme} {year}").format(programme=data.programme_name, year=data.year)
    head = (
        f'<p style="font-size:9pt;margin:0">{escape(office)}</p>'
        f'<p style="font-size:15pt;margin:0"><b>{escape(title)}</b></p>'
        f'<p style="font-size:8pt;margin:0 0 6px 0">'
        f"{escape(tr('Keadaan {day}').format(day=long_date(day)))}</p>"
    )
    return Printout(
        title,
        (f'{head}{_figures(data)}{wide}<table width="100%">{rows}</table>',),
        margin_mm=MARGIN_MM,
    )


def _figures(data: Dashboard) -> str:
    """The numbers of the tiles, and the money."""
    handed = next((one.people for one in data.funnel if one.label == "Disalurkan"), 0)
    decided = next((one.people for one in data.funnel if one.label == "Ditetapkan"), 0)
    quota = tr("Kuota bersama provinsi") if data.sums.is_common else tr("Kuota")
    granted = tr("Nilai ditetapkan per bulan") if data.is_monthly else tr("Nilai ditetapkan")
    cells = (
        (quota, quota_text(data.sums)),
        (tr("Terpakai"), number_text(data.use.used)),
        (tr("Ditetapkan"), number_text(decided)),
        (tr("Tersalur"), number_text(handed)),
        (tr("Sisa"), left_text(data.sums)),
        (granted, rupiah_text(data.approved)),
    )
    heads = "".join(
        f'<td><span style="font-size:8pt">{escape(name)}</span></td>' for name, _ in cells
    )
    numbers = "".join(
        f'<td><b><span style="font-size:12pt">{escape(number)}</span></b></td>'
        for _name, number in cells
    )
    return f'<table width="100%" cellspacing="2"><tr>{heads}</tr><tr>{numbers}</tr></table>'


def _picture(card: ChartCard, width: int) -> str:
    """A card as a picture under its title, or why there is none."""
    title = f'<p style="margin:10px 0 4px 0"><b>{escape(card.title)}</b></p>'
    if not card.state.isHidden():
        return f"{title}<p>{escape(card.state.text())}</p>"
    image = card.chart.picture(width=width, scale=SCALE)
    tall = round(image.height() / SCALE)
    note = f'<p style="font-size:7pt;margin:0">{escape(card.note.text())}</p>'
    return (
        f'{title}<img src="data:image/png;base64,{_png(image)}" width="{width}" height="{tall}">'
        f"{note if card.note.text() and not card.note.isHidden() else ''}"
    )


def _png(image: QImage) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # its stub knows only file names
    return base64.b64encode(buffer.data().data()).decode("ascii")
