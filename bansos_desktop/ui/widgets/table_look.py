"""How every table of the window looks and behaves: whole rows, no grid, Tab leaves it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from bansos_desktop.domain.programme import Trait


class OfTrait(Protocol):
    """A column that may stand for one trait of the recipients."""

    @property
    def trait(self) -> Trait | None:
        """Which trait, None for a column of every programme."""


def show_traits(table: QTableView, columns: Sequence[OfTrait], traits: Collection[Trait]) -> None:
    """Of the columns for traits show only those that the programme at hand has."""
    for number, column in enumerate(columns):
        if column.trait is not None:
            table.setColumnHidden(number, column.trait not in traits)


def dress_table(table: QTableView, name: str, *, row_height: int) -> None:
    """Give a table the look of all; `name` is what a screen reader calls it.

    The last column takes what room is left, so a table never ends in the middle of the page.
    """
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
