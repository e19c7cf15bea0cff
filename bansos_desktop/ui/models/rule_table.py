"""The rules of a programme's year as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.problems import Acceptor, Severity
from bansos_desktop.domain.rule_catalogue import OFF
from bansos_desktop.domain.rule_edit import value_text
from bansos_desktop.domain.rules import Rule
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.titled_table import Heading, Index, TitledTable
from bansos_desktop.ui.theme import PALETTE
from bansos_desktop.usecases.list_rules import RuleLine

TITLES = ("Aturan", "Nilai", "Tingkat", "Asal", "Diterima oleh", "Sumber", "Berlaku mulai")
LEVEL_WORDS: Mapping[str, str] = {
    Severity.ERROR.value: "Galat",
    Severity.WARNING.value: "Peringatan",
    Severity.INFO.value: "Info",
    OFF: "Mati",
}
ACCEPTOR_WORDS: Mapping[Acceptor, str] = {
    Acceptor.NOBODY: "Tidak seorang pun",
    Acceptor.ANYBODY: "Petugas, operator",
    Acceptor.OPERATOR: "Operator saja",
}


class RuleTable(TitledTable):
    """A few dozen rules, so all are held."""

    def __init__(self) -> None:
        super().__init__([Heading(title) for title in TITLES])
        self._lines: Sequence[RuleLine] = ()
        self._documents: Mapping[str, str] = {}

    def show(self, lines: Sequence[RuleLine], documents: Mapping[str, str]) -> None:
        """Show other rules; `documents` are the labels of the papers' codes."""
        self.beginResetModel()
        self._lines, self._documents = lines, documents
        self.endResetModel()

    def line(self, index: Index) -> RuleLine | None:
        """The rule under an index."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, code: str) -> int:
        """Where a rule stands; the first row if it is not there."""
        return next((at for at, line in enumerate(self._lines) if line.kind.code == code), 0)

    def count_rows(self) -> int:
        """One row per rule."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, its tool tip, and a paler ink for rules that nobody can change."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(line)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and line.kind.fixed:
            return QColor(PALETTE.ink_faint)
        return None

    def _cells(self, line: RuleLine) -> tuple[str, ...]:
        """The rule in force in the order of the columns, whoever wrote it."""
        rule = line.in_force
        return (
            tr(line.kind.title),
            value_text(line.kind.unit, rule.value, self._documents),
            level_text(line, rule),
            origin_text(line),
            acceptor_text(line, rule),
            rule.source or "–",
            day_text(rule.valid_from),
        )


def level_text(line: RuleLine, rule: Rule) -> str:
    """How much the rule's finding weighs; one that finds nothing has no weight."""
    return tr(LEVEL_WORDS.get(rule.level, rule.level)) if line.kind.findings else "–"


def acceptor_text(line: RuleLine, rule: Rule) -> str:
    """Who may let an error pass; nothing else needs to be let pass."""
    stops = rule.level == Severity.ERROR.value and bool(line.kind.findings)
    return tr(ACCEPTOR_WORDS[rule.acceptor]) if stops else "–"


def origin_text(line: RuleLine) -> str:
    """Whose rule it is, and since which year if the office wrote it for an earlier one."""
    if line.kind.fixed:
        return tr("Tetap")
    if line.own is None:
        return tr("Provinsi") if line.province else tr("Bawaan program")
    if not line.in_force.own:
        return tr("Kantor, nanti")
    return tr("Diubah kantor")


def day_text(written: str) -> str:
    """A day as a table shows it."""
    return format_short(date.fromisoformat(written)) if written else "–"
