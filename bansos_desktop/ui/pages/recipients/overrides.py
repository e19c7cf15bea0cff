"""Accepting findings with a reason, where the role allows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.problems import Problem
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import text_label


class Overrides(QFrame):
    """One line for a reason per finding that may be accepted; empty means not accepted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accepted: Mapping[str, str] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._rows: dict[str, QWidget] = {}
        self.setProperty("kind", Kind.CARD.value)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE.m, SPACE.m, SPACE.m, SPACE.m)
        self._layout.setSpacing(SPACE.s)
        self._layout.addWidget(text_label(tr("Terima dengan alasan"), Kind.FIELD_LABEL))
        self.hide()

    @property
    def reasons(self) -> Mapping[str, str]:
        """Code to the reason given."""
        return {code: line.text().strip() for code, line in self._lines.items()}

    @property
    def given(self) -> Mapping[str, str]:
        """The same with what was accepted before; an empty line takes nothing back."""
        return {**self._accepted, **{code: why for code, why in self.reasons.items() if why}}

    def begin(self, accepted: Mapping[str, str]) -> None:
        """Another person is on screen, about whom this was accepted before."""
        self._accepted = accepted

    def offer(self, problems: Sequence[Problem]) -> None:
        """Show a line for each finding; what is typed already stays."""
        wanted = {problem.code: problem for problem in problems}
        for code in [code for code in self._lines if code not in wanted]:
            self._rows.pop(code).deleteLater()
            del self._lines[code]
        for code, problem in wanted.items():
            if code not in self._lines:
                self._add(problem, self._accepted.get(code, ""))
        self.setVisible(bool(self._lines))

    def _add(self, problem: Problem, reason: str) -> None:
        """A finding over the line for its reason; the text given is what was accepted before."""
        row = QWidget()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(text_label(problem.message, Kind.CAPTION, wrap=True))
        line = QLineEdit(reason)
        line.setObjectName(f"reason-{problem.code}")
        line.setPlaceholderText(tr("Alasan, mis. sudah dicek KTP asli"))
        line.setAccessibleName(tr("Alasan menerima: {message}").format(message=problem.message))
        line.textChanged.connect(self._on_text)
        layout.addWidget(line)
        self._lines[problem.code], self._rows[problem.code] = line, row
        self._layout.addWidget(row)

    def _on_text(self, _text: str) -> None:
        self.changed.emit()
