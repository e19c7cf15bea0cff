"""The first step: which files, for which stage and region; files and folders can be dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.imports.files import PICKABLE
from bansos_desktop.ui.pages.imports.history import HistoryPanel
from bansos_desktop.ui.pages.imports.keyed import KeyedStep
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level, set_flag
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import button, icon_label, text_label

ICON_SIZE = 40
FIELD_WIDTH = 252
ABOUT_WIDTH = 400
REFUSE, DRAFT = "tolak", "draf"


class ChooseStep(KeyedStep):
    """`chosen` tells the files and folders that were meant, `resumed` that left ones are wanted."""

    chosen = Signal(object)
    resumed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.history = HistoryPanel(services)
        self.stage = ChoiceBox([(stage.value, tr(stage.label)) for stage in Stage])
        self.stage.key = Stage.ORIGINAL.value
        self.region = ChoiceBox(_regions(services))
        self.region.setCurrentIndex(0)
        self.without_nik = ChoiceBox([(REFUSE, tr("Tolak")), (DRAFT, tr("Simpan sebagai draf"))])
        self.without_nik.key = REFUSE
        self._banner = Banner(services.icons)
        self._banner.acted.connect(self.resumed)
        folder = services.icons.icon("file-spreadsheet", PALETTE.on_accent)
        self.pick_files = button(tr("Pilih berkas…"), Kind.PRIMARY, folder)
        self.pick_folder = button(
            tr("Pilih folder…"), Kind.SECONDARY, services.icons.icon("folder", PALETTE.ink_soft)
        )
        self.pick_files.clicked.connect(self.ask_files)
        self.pick_folder.clicked.connect(self.ask_folder)
        self._drop = QFrame()
        self.setAcceptDrops(True)
        self._lay_out(services)

    @property
    def drafts(self) -> bool:
        """Whether rows without a NIK are kept as drafts."""
        return self.without_nik.key == DRAFT

    def default_button(self) -> QPushButton:
        """Enter picks files."""
        return self.pick_files

    def ask_files(self) -> None:
        """Let the user pick one file or several."""
        known = tr("Lembar kerja ({patterns})").format(patterns=PICKABLE)
        names, _filter = QFileDialog.getOpenFileNames(
            self, tr("Pilih berkas daftar penerima"), "", f"{known};;{tr('Semua berkas (*)')}"
        )
        if names:
            self.chosen.emit([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Let the user pick a folder of files."""
        name = QFileDialog.getExistingDirectory(self, tr("Pilih folder berisi daftar penerima"))
        if name:
            self.chosen.emit([Path(name)])

    def offer_left(self, files: int, purpose: str) -> None:
        """Offer to read files anew that were planned for something else; 0 offers nothing."""
        if not files:
            self._banner.dismiss()
            return
        text = tr(
            "Program atau tahun diganti sebelum {n} berkas diterapkan; dari berkas itu belum ada "
            "yang disimpan."
        )
        again = tr("Baca untuk {purpose}").format(purpose=purpose)
        self._banner.show_message(Level.WARNING, text.format(n=number_text(files)), action=again)

    def come_to_focus(self) -> None:
        """Put the keyboard where most people begin."""
        self.pick_files.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Whatever lies on this computer may be dropped."""
        if _dropped(event):
            event.acceptProposedAction()
            set_flag(self._drop, "over", on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was carried on."""
        super().dragLeaveEvent(event)
        set_flag(self._drop, "over", on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        set_flag(self._drop, "over", on=False)
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.chosen.emit(paths)

    def _lay_out(self, services: Services) -> None:
        options = QHBoxLayout()
        options.setSpacing(SPACE.m)
        for label, box in (
            (tr("Tahap anggaran"), self.stage),
            (tr("Wilayah"), self.region),
            (tr("Baris tanpa NIK"), self.without_nik),
        ):
            field = LabelledField(label, box, services.icons)
            field.setMaximumWidth(FIELD_WIDTH)
            options.addWidget(field, 1)
        options.addStretch(1)
        self._fill_drop(services)
        halves = QHBoxLayout()
        halves.setSpacing(SPACE.m)
        halves.addWidget(self._drop, 1)
        halves.addWidget(self.history, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self._banner)
        layout.addLayout(options)
        layout.addLayout(halves, 1)

    def _fill_drop(self, services: Services) -> None:
        self._drop.setProperty("kind", "drop")
        inner = QVBoxLayout(self._drop)
        inner.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        inner.setSpacing(SPACE.s)
        middle = Qt.AlignmentFlag.AlignHCenter
        icon = services.icons.icon("file-spreadsheet", PALETTE.accent)
        inner.addStretch(1)
        inner.addWidget(icon_label(icon, ICON_SIZE), 0, middle)
        title = text_label(tr("Seret berkas atau folder ke sini"), Kind.SUBTITLE, wrap=True)
        about = text_label(
            tr(
                "Satu berkas, beberapa, atau satu folder kiriman desa: Excel, LibreOffice, atau "
                "CSV. Belum ada yang disimpan sampai Anda menerapkannya."
            ),
            wrap=True,
        )
        for label in (title, about):
            label.setAlignment(middle)
            label.setMaximumWidth(ABOUT_WIDTH)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 1000)
            row.addStretch(1)
            inner.addLayout(row)
        inner.addSpacing(SPACE.s)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addStretch(1)
        buttons.addWidget(self.pick_files)
        buttons.addWidget(self.pick_folder)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addStretch(1)


def _regions(services: Services) -> list[tuple[str, str]]:
    """A kabupaten's office imports only about itself; the province about all or any."""
    own = services.session.region_code
    regencies = [(r.code, r.name) for r in services.store.regions.book().regencies]
    if own != PROVINCE:
        return [pair for pair in regencies if pair[0] == own]
    return [("", tr("Menurut isi berkas")), *regencies]


def _dropped(event: QDropEvent) -> Sequence[Path]:
    """What is dropped and lies on this computer; a link or what is gone is none."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in (Path(url.toLocalFile()) for url in urls) if path.exists()]
