"""The first step: which file, for which stage and region; files can be dropped here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import button, icon_label, text_label

ICON_SIZE = 48
FIELD_WIDTH = 260
FILTER = "Lembar kerja (*.xlsx *.xls *.ods)"


class ChooseStep(QWidget):
    """`chosen` tells the path of a file."""

    chosen = Signal(Path)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.stage = ChoiceBox([(stage.value, tr(stage.label)) for stage in Stage])
        self.stage.key = Stage.ORIGINAL.value
        own = services.session.region_code
        regencies = [(r.code, r.name) for r in services.store.regions.book().regencies]
        offered = [("", tr("Menurut isi berkas")), *regencies]
        if own != PROVINCE:
            offered = [pair for pair in regencies if pair[0] == own]
        self.region = ChoiceBox(offered)
        self.region.key = offered[0][0]
        self._choose = button(
            tr("Pilih berkas…"), Kind.PRIMARY, services.icons.icon("folder", PALETTE.on_accent)
        )
        self._choose.clicked.connect(self.ask_file)
        self.setAcceptDrops(True)
        self._lay_out(services)

    def ask_file(self) -> None:
        """Let the user pick a file."""
        name, _filter = QFileDialog.getOpenFileName(
            self, tr("Pilih berkas daftar penerima"), "", tr(FILTER)
        )
        if name:
            self.chosen.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One local file may be dropped."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    def _lay_out(self, services: Services) -> None:
        drop = QFrame()
        drop.setProperty("kind", "drop")
        inner = QVBoxLayout(drop)
        inner.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl)
        inner.setSpacing(SPACE.m)
        middle = Qt.AlignmentFlag.AlignHCenter
        icon = services.icons.icon("file-spreadsheet", PALETTE.accent)
        inner.addStretch(1)
        inner.addWidget(icon_label(icon, ICON_SIZE), 0, middle)
        inner.addWidget(text_label(tr("Seret berkas Excel ke sini"), Kind.SUBTITLE), 0, middle)
        about = text_label(
            tr(
                "Judul kolom dicari sendiri. Anda melihat hasil setiap baris dulu; belum ada "
                "yang disimpan sampai Anda menerapkannya."
            ),
            wrap=True,
        )
        about.setAlignment(middle)
        about.setMaximumWidth(460)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(about, 1000)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addWidget(self._choose, 0, middle)
        inner.addStretch(1)
        options = QHBoxLayout()
        options.setSpacing(SPACE.m)
        for label, box in ((tr("Tahap anggaran"), self.stage), (tr("Wilayah"), self.region)):
            field = LabelledField(label, box, services.icons)
            field.setFixedWidth(FIELD_WIDTH)
            options.addWidget(field)
        options.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        layout.addLayout(options)
        layout.addWidget(drop, 1)


def _dropped(event: QDropEvent) -> Path | None:
    """The one local file that is dropped; a folder, a link or several files are none."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
