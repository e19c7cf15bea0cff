"""What both lists of a month show of a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.instalment import THE_RECIPIENT
from bansos_desktop.store.instalments import MonthRow
from bansos_desktop.ui.i18n import rupiah_text
from bansos_desktop.ui.models.row_table import Column
from bansos_desktop.ui.theme import Level


def proposal_of(row: MonthRow) -> str:
    """The key of a row."""
    return row.proposal


def waiting_columns() -> list[Column[MonthRow]]:
    """Who has not got the month; a reason that is known is marked."""
    return [
        Column("Nama", lambda row: row.name, 180),
        Column("Desa/Kelurahan, Kecamatan", lambda row: row.place, 212),
        Column(
            "Nilai", lambda row: rupiah_text(row.value) if row.value else "–", 90, is_number=True
        ),
        Column(
            "Alasan belum",
            lambda row: row.note or "–",
            220,
            level=lambda row: Level.WARNING if row.note else Level.NEUTRAL,
        ),
    ]


def given_columns(receivers: Mapping[str, str]) -> list[Column[MonthRow]]:
    """Who has got it: how much, when, and who took it."""

    def taken_by(row: MonthRow) -> str:
        role = receivers.get(row.received_as, row.received_as)
        return role if row.received_as == THE_RECIPIENT else f"{row.received_by} ({role})"

    return [
        Column("Nama", lambda row: row.name, 190),
        Column("Nilai", lambda row: rupiah_text(row.amount or 0), 90, is_number=True),
        Column("Tanggal", lambda row: format_short(date.fromisoformat(row.given_on)), 104),
        Column("Diterima oleh", taken_by, 190),
        Column("Desa/Kelurahan, Kecamatan", lambda row: row.place, 200),
    ]
