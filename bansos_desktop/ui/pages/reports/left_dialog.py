"""What left the office so far: which document, about whom, in which form, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.history import short_moment
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases.documents.list_left import Left

SIZE = QSize(940, 520)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LeftDialog(QDialog):
    """A table to read and to copy fingerprints from."""

    def __init__(
        self, lines: Sequence[Left], icons: IconSet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Dokumen yang sudah keluar"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = _table(lines)
        self.close_button = button(tr("Tutup"))
        self.close_button.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        if lines:
            layout.addWidget(
                text_label(tr("Yang terbaru di atas. Sidik jari membuktikan berkas tidak diubah."))
            )
            layout.addWidget(self.table, 1)
        else:
            layout.addWidget(
                EmptyState(
                    icons.icon("report"),
                    tr("Belum ada dokumen yang keluar"),
                    tr("Setiap dokumen yang disimpan atau dicetak dicatat di sini."),
                ),
                1,
            )
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.close_button)
        layout.addLayout(acts)
        self.resize(SIZE)


def _table(lines: Sequence[Left]) -> QTableWidget:
    titles = (
        tr("Kapan"), tr("Dokumen"), tr("Tentang"), tr("Bentuk"), tr("Baris"), tr("Oleh"),
        tr("Sidik jari (SHA-256)"),
    )  # fmt: skip
    table = QTableWidget(len(lines), len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    for row, line in enumerate(lines):
        stored = line.stored
        texts = (
            short_moment(stored.at), line.document, line.about, line.form,
            number_text(stored.rows), stored.user, stored.sha256,
        )  # fmt: skip
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column == titles.index(tr("Baris")):
                item.setTextAlignment(_RIGHT)
            table.setItem(row, column, item)
    table.resizeColumnsToContents()
    table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    return table
