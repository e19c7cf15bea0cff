"""A drop-down that shows a short code and offers it with the name it stands for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyleOptionComboBox

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.widgets.choice_box import ChoiceBox

_WIDEST = "X"
_BESIDE = 28


class CodeBox(ChoiceBox):
    """Just as wide as the code at hand, which is never cut; the tip gives its name."""

    def __init__(self, choices: Sequence[tuple[str, str]], about: str) -> None:
        super().__init__([])
        self._about = about
        self.setAccessibleName(about)
        self.currentIndexChanged.connect(self._on_other)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Codes with their names; one without a name of its own stands alone."""
        joined = tr("{code} · {name}")
        texts = (joined.format(code=c, name=n) if n not in ("", c) else c for c, n in choices)
        super().set_choices([(one[0], text) for one, text in zip(choices, texts, strict=True)])
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _BESIDE)
        self._on_other()

    def setCurrentIndex(self, index: int) -> None:
        """Fit it also while signals are blocked."""
        super().setCurrentIndex(index)
        self._on_other()

    def sizeHint(self) -> QSize:
        """Room for the code."""
        return self._fitted(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """No less, for half a code names another programme."""
        return self._fitted(super().minimumSizeHint())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Paint the code alone."""
        super().initStyleOption(option)
        option.currentText = self.key or ""

    def _fitted(self, hint: QSize) -> QSize:
        metrics = self.fontMetrics()
        usual = metrics.horizontalAdvance(_WIDEST) * self.minimumContentsLength()
        return QSize(
            hint.width() - usual + metrics.horizontalAdvance(self.key or ""), hint.height()
        )

    def _on_other(self, _index: int = -1) -> None:
        """Another code has another width and another name."""
        about = getattr(self, "_about", "")
        self.setToolTip(f"{about}: {self.currentText()}" if self.key else about)
        self.updateGeometry()
