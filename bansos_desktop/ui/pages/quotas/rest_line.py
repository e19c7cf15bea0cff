"""What of a lump is not split yet, in large: red and in words when it is passed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.share_table import ShareTable
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.text import icon_label, show_icon, text_label

ICON_SIZE = 20
MOST_NAMED = 3


class RestLine(QWidget):
    """The rest, and beside it what to do about it."""

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._icon = icon_label(icons.level_icon(Level.INFO), ICON_SIZE)
        self._rest = text_label("", Kind.NUMBER)
        self._note = text_label("", Kind.CAPTION, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self._icon)
        row.addWidget(self._rest)
        row.addSpacing(SPACE.m)
        row.addWidget(self._note, 1)

    @property
    def text(self) -> str:
        """What stands in large."""
        return self._rest.text()

    def show_rest(self, total: int, rest: int, model: ShareTable) -> None:
        """Show how much of `total` is left by the shares as they are typed."""
        level = Level.ERROR if rest < 0 else Level.NEUTRAL if rest else Level.SUCCESS
        words = tr("Belum dirinci: {rest} dari {total}")
        if rest < 0:
            words = tr("Lewat {over}: rincian {sum} dari {total}")
        self._rest.setText(
            words.format(
                rest=number_text(rest),
                over=number_text(-rest),
                sum=number_text(total - rest),
                total=number_text(total),
            )
        )
        self._note.setText(_note(rest, model))
        set_level(self._rest, level)
        self._rest.setAccessibleDescription(self._note.text())
        self._icon.setVisible(level is not Level.NEUTRAL)
        show_icon(self._icon, self._icons.level_icon(level))


def _note(rest: int, model: ShareTable) -> str:
    """What is most worth knowing now."""
    if rest < 0:
        return tr("Kurangi {n} orang agar dapat disimpan.").format(n=number_text(-rest))
    if short := model.too_small:
        names = ", ".join(
            f"{one.region_name} ({number_text(one.least)})" for one in short[:MOST_NAMED]
        )
        return tr("Di bawah yang sudah ditetapkan: {names}.").format(names=names)
    if not rest:
        return tr("Seluruhnya sudah dirinci.")
    if not model.is_changed:
        return tr(
            "Ketik jumlah tiap wilayah; Enter atau panah bawah ke wilayah berikutnya. Angka dari "
            "lembar lain bisa ditempel ke bawah."
        )
    return tr("Yang belum dirinci tetap dipakai bersama oleh semua wilayah tanpa rincian.")
