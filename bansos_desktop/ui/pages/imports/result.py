"""The last step: the equation of the import, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.widgets.text import button, icon_label, text_label
from bansos_desktop.usecases.apply_import import Imported

ICON_SIZE = 40


class ResultStep(QWidget):
    """What happened to every row; the rejected ones can go back to the sender."""

    again = Signal()
    rejects_wanted = Signal()
    people_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._title = text_label("", Kind.TITLE, wrap=True)
        self.equation = text_label("", Kind.SUBTITLE, wrap=True)
        self._advice = text_label("", wrap=True)
        icons = services.icons
        download = icons.icon("download", PALETTE.on_accent)
        self.save_rejects = button(tr("Simpan baris yang ditolak…"), Kind.PRIMARY, download)
        self.to_people = button(tr("Lihat penerima"))
        self.another = button(tr("Impor berkas lain"))
        self.save_rejects.clicked.connect(self.rejects_wanted)
        self.to_people.clicked.connect(self.people_wanted)
        self.another.clicked.connect(self.again)
        self._icon = icon_label(icons.level_icon(Level.SUCCESS), ICON_SIZE)
        self._lay_out()

    def show_result(self, done: Imported) -> None:
        """Show it."""
        counts = done.counts
        self._title.setText(tr("{file} selesai").format(file=done.plan.request.path.name))
        sentence = tr(
            "{read} baris dibaca = {created} baru + {updated} diperbarui + {unchanged} sama + "
            "{rejected} ditolak"
        )
        self.equation.setText(
            sentence.format(
                read=number_text(counts.rows_read),
                created=number_text(counts.created),
                updated=number_text(counts.updated),
                unchanged=number_text(counts.unchanged),
                rejected=number_text(counts.rejected),
            )
        )
        advice = []
        if counts.rejected:
            advice.append(
                tr("Kirim kembali baris yang ditolak: alasannya tertulis di kolom Perbaiki. ")
                + tr("Setelah diperbaiki, berkas itu dapat diimpor lagi.")
            )
        if counts.warnings:
            text = tr("{n} baris diterima dengan peringatan; periksa sebelum penetapan.")
            advice.append(text.format(n=number_text(counts.warnings)))
        self._advice.setText("\n".join(advice))
        self._advice.setVisible(bool(advice))
        self.save_rejects.setVisible(counts.rejected > 0)
        (self.save_rejects if counts.rejected else self.to_people).setFocus()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("kind", Kind.CARD.value)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl)
        inner.setSpacing(SPACE.m)
        head = QHBoxLayout()
        head.setSpacing(SPACE.m)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        inner.addLayout(head)
        inner.addWidget(self.equation)
        inner.addWidget(self._advice)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        for one in (self.to_people, self.another):
            buttons.addWidget(one)
        buttons.addStretch(1)
        inner.addWidget(self.save_rejects, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
