"""The places of a region and stage while people are being marked: how many, gone, marked, left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bansos_desktop.domain.decision import Places
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.text import button, text_label

BAR_HEIGHT = 14
SWATCH = 10
DECIDED, LOST, CHOSEN, TOO_MANY, REST = (
    PALETTE.accent,
    PALETTE.line_strong,
    PALETTE.accent_line,
    PALETTE.error,
    PALETTE.sunken,
)


class QuotaPanel(QFrame):
    """Says in words when the marked would pass the quota; `top_wanted` asks for so many."""

    top_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        set_kind(self, Kind.CARD)
        self._title = text_label("", Kind.FIELD_LABEL)
        self._left = text_label("", Kind.SUBTITLE)
        self._bar = _PlacesBar()
        self._parts = {
            name: _Part(colour)
            for name, colour in (
                ("decided", DECIDED),
                ("lost", LOST),
                ("chosen", CHOSEN),
                ("rest", REST),
            )
        }
        self._words = text_label("", Kind.CAPTION, wrap=True)
        self.top = button("", Kind.LINK)
        self.top.clicked.connect(self._on_top)
        self._offer = 0
        self._lay_out()

    @property
    def words(self) -> str:
        """What the panel says about the selection; "" while there is nothing to say."""
        return self._words.text()

    @property
    def figures(self) -> Sequence[str]:
        """The legend as it stands, for whoever cannot see the bar."""
        return tuple(part.text for part in self._parts.values() if not part.isHidden())

    def show_places(
        self, name: str, places: Places, chosen: int, waiting: int, *, note: str = ""
    ) -> None:
        """Show the pot with `chosen` marked; `waiting` shown ones could take a place.

        `note` says what of the selection this pot is not about.
        """
        self._title.setText(name)
        left = places.left
        too_many = 0 if left is None else max(0, chosen - left)
        self._show_legend(places, chosen)
        self._bar.show_places(places, chosen)
        self._say(places, too_many, note)
        self._offer = min(left or 0, chosen if chosen else waiting)
        can_offer = bool(too_many and self._offer) or bool(not chosen and self._offer)
        self.top.setVisible(can_offer)
        self.top.setText(tr("Pilih {n} teratas").format(n=number_text(self._offer)))

    def _show_legend(self, places: Places, chosen: int) -> None:
        """Only what can be seen in the bar; without a figure there is nothing left to count."""
        known, parts = places.quota is not None, self._parts
        rest = max(0, (places.left or 0) - chosen)
        parts["decided"].show_part(tr("{n} sudah ditetapkan"), places.decided)
        parts["lost"].show_part(tr("{n} hilang (batal setelah SK)"), places.lost)
        parts["chosen"].show_part(tr("{n} dipilih"), chosen)
        parts["rest"].show_part(tr("{n} sisa ditetapkan"), rest)
        parts["decided"].setVisible(known)
        parts["lost"].setVisible(known and places.lost > 0)
        parts["rest"].setVisible(known)

    def _say(self, places: Places, too_many: int, note: str) -> None:
        """Numbers first; words only where something cannot be done."""
        if places.quota is None:
            self._left.setText(tr("Kuota belum ada"))
            words = tr(
                "Belum ada angka untuk wilayah dan tahap ini, jadi belum ada yang dapat "
                "ditetapkan. Isi angkanya dengan suratnya di Kuota, atau terapkan data acuan yang "
                "memuatnya di Pengaturan."
            )
        else:
            self._left.setText(tr("Kuota {n}").format(n=number_text(places.quota)))
            words = ""
        if too_many:
            words = tr("Pilihan melewati kuota: {n} orang tidak mendapat tempat.").format(
                n=number_text(too_many)
            )
        words = f"{words} {note}".strip()
        self._words.setText(words)
        set_level(self._words, Level.ERROR if too_many else Level.WARNING)
        set_level(self._left, Level.ERROR if too_many else Level.NEUTRAL)
        spoken = [*self.figures, words] if words else self.figures
        self.setAccessibleName(f"{self._left.text()}: {', '.join(spoken)}")

    def _on_top(self) -> None:
        self.top_wanted.emit(self._offer)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.m)
        head.addWidget(self._left)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.top)
        legend = QHBoxLayout()
        legend.setSpacing(SPACE.lg)
        for part in self._parts.values():
            legend.addWidget(part)
        legend.addWidget(self._words, 1)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.s)
        layout.setSpacing(SPACE.xs)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addLayout(legend)


class _Part(QWidget):
    """One entry of the legend: a swatch and a number with its word."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._label = text_label("", Kind.CAPTION)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(_Swatch(colour))
        layout.addWidget(self._label)

    @property
    def text(self) -> str:
        """The number with its word."""
        return self._label.text()

    def show_part(self, words: str, count: int) -> None:
        """Show a number in its words."""
        self._label.setText(words.format(n=number_text(count)))


class _Swatch(QWidget):
    """The colour of a part of the bar, as it is drawn there."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(SWATCH, SWATCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small square with an outline."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(REST))
        painter.fillRect(self.rect(), _brush(self._colour))
        painter.setPen(QColor(PALETTE.line_strong))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class _PlacesBar(QWidget):
    """Decided, lost and marked places side by side; what passes the quota is red."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: Sequence[tuple[int, str]] = ()
        self._whole = 0
        self.setFixedHeight(BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_places(self, places: Places, chosen: int) -> None:
        """Show other numbers."""
        fits = min(chosen, places.left or 0)
        self._parts = (
            (places.decided, DECIDED),
            (places.lost, LOST),
            (fits, CHOSEN),
            (chosen - fits if places.quota is not None else 0, TOO_MANY),
        )
        self._whole = max(places.quota or 0, sum(count for count, _colour in self._parts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The parts one after another, round only at both ends."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), QColor(REST))
        at = 0.0
        for count, colour in self._parts:
            width = self.width() * count / self._whole if self._whole else 0.0
            painter.fillRect(QRectF(at, 0, width, BAR_HEIGHT), _brush(colour))
            at += width
        painter.end()


def _brush(colour: str) -> QBrush:
    """Lost places are hatched: nobody will stand there any more."""
    pattern = Qt.BrushStyle.BDiagPattern if colour == LOST else Qt.BrushStyle.SolidPattern
    return QBrush(QColor(colour), pattern)
