"""What a backup is beside the office that stands: to prove it, and to restore it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.backup import Manifest, Relation
from bansos_desktop.domain.dates import format_long
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.ui.dialogs.restore_gate import CODE_HELPS
from bansos_desktop.ui.door import RestoreWish
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.trouble import sentence_of
from bansos_desktop.ui.widgets.backup_facts import BackupFacts
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.secret_edit import SecretEdit
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import look_at_backup
from bansos_desktop.usecases.look_at_backup import Comparison
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.refusal import Refused

WIDTH = 520


class BackupDialog(QDialog):
    """Raises what `look_at_backup` raises for a file that cannot be used."""

    def __init__(self, services: Services, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._file = services, file
        self._manifest: Manifest = look_at_backup.run(file)
        stands = services.store.copies.facts()
        self._found = look_at_backup.compare(self._manifest, stands)
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Berkas cadangan"))
        self.banner = Banner(services.icons)
        self._strip = ProgressStrip()
        self.passphrase = SecretEdit(services.icons)
        self.prove_button = button(tr("Periksa keutuhan"))
        self.restore_button = button(tr("Pulihkan…"), Kind.DANGER)
        self.close_button = button(tr("Tutup"))
        # Enter in the line never closes; while nothing is typed it does nothing.
        self.restore_button.setDefault(True)
        self._lay_out()
        self.prove_button.clicked.connect(self.prove)
        self.restore_button.clicked.connect(self._on_restore)
        self.passphrase.textChanged.connect(self._show_buttons)
        self.close_button.clicked.connect(self.reject)
        self._strip.cancelled.connect(self._cancel)
        unproved = tr("Menurut keterangan berkasnya (isinya belum diperiksa): {relation}")
        said = unproved.format(relation=relation_text(self._found))
        self.banner.show_message(self._level(), said)
        self._show_buttons()
        self.close_button.setFocus()

    def prove(self) -> None:
        """Read all of the file."""
        file = self._file

        def work(_store: Store, progress: Progress) -> Manifest:
            return look_at_backup.prove(file, progress)

        self._strip.start(tr("Memeriksa {name}…").format(name=file.name))
        self._job = self._services.readings.start(
            work,
            on_done=self._on_proved,
            on_failed=self._on_failed,
            on_cancelled=self._on_cancelled,
            on_progress=self._strip.advance,
        )
        self._show_buttons()

    def fit(self) -> None:
        """Be as high as the words need at this width; labels that wrap do not ask for it."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines are more lines."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Words have their true height only in the looks that showing brings."""
        super().showEvent(event)
        self.fit()

    def done(self, result: int) -> None:
        """Nobody waits for a proof any more; a late answer finds no dialog."""
        self._cancel()
        self._job = None
        super().done(result)

    def _on_restore(self) -> None:
        """Say once more what goes, with days and numbers."""
        text = tr(
            "Kantor di laptop ini diganti dengan cadangan {day}. Yang sekarang disimpan dulu di "
            "daftar cadangan. {relation}"
        )
        detail = text.format(
            day=format_long(self._manifest.day), relation=relation_text(self._found)
        )
        question = Question(
            tr("Ganti kantor ini?"), detail, tr("Ganti dan pulihkan"), is_dangerous=True
        )
        ask(self, question, self._services.icons, on_yes=self._restore)

    def _restore(self) -> None:
        wish = RestoreWish(self._file, self.passphrase.text())
        self.accept()
        self._services.door.restore_wanted.emit(wish)

    def _level(self) -> Level:
        """A warning wherever work would be gone, or another office come."""
        is_loss = self._found.lost > 0 or self._found.relation is Relation.OTHER
        return Level.WARNING if is_loss else Level.INFO

    def _on_proved(self, _manifest: Manifest) -> None:
        self._end(Level.SUCCESS, tr("Berkas ini utuh dan dapat dipulihkan."))

    def _on_failed(self, sentence: str) -> None:
        self._end(Level.ERROR, sentence)

    def _on_cancelled(self) -> None:
        self._end(Level.INFO, tr("Pemeriksaan dibatalkan."))

    def _end(self, level: Level, text: str) -> None:
        if self._job is None:
            return  # closed meanwhile
        self._job = None
        self._strip.finish()
        self.banner.show_message(level, text)
        self._show_buttons()
        self.fit()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_buttons(self) -> None:
        is_idle = self._job is None
        self.prove_button.setEnabled(is_idle)
        self.restore_button.setEnabled(is_idle and bool(self.passphrase.text()))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.lg)
        layout.setSpacing(SPACE.m)
        self.setMinimumWidth(WIDTH)
        layout.addWidget(text_label(self._file.name, Kind.SUBTITLE, wrap=True))
        layout.addWidget(BackupFacts(self._manifest, self._services.day()))
        layout.addWidget(self.banner)
        layout.addWidget(self._strip)
        label = tr("Untuk memulihkan: kata sandi waktu cadangan dibuat")
        icons, helper = self._services.icons, tr(CODE_HELPS)
        layout.addWidget(LabelledField(label, self.passphrase, icons, helper=helper))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self.prove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.restore_button)
        layout.addLayout(buttons)


def show_backup(
    services: Services, file: Path, parent: QWidget, say: Callable[[Level, str], None]
) -> None:
    """Open the dialog over a window, or say why the file is no backup that can be used."""
    try:
        dialog = BackupDialog(services, file, parent)
    except (Refused, StoreError, OSError) as error:
        text = sentence_of(error)
        if text is None:
            raise
        say(Level.ERROR, text)
    else:
        dialog.open()


def relation_text(found: Comparison) -> str:
    """What restoring would do to the office that stands."""
    lost = number_text(found.lost)
    return {
        Relation.SAME: tr("Isinya sama dengan kantor di laptop ini; memulihkannya tidak perlu."),
        Relation.NEWER: tr("Isinya lebih baru daripada kantor di laptop ini."),
        Relation.OLDER: tr(
            "Isinya lebih lama: {n} catatan di laptop ini tidak ada di dalamnya."
        ).format(n=lost),
        Relation.APART: tr(
            "Isinya berbeda: {n} catatan di laptop ini tidak ada di dalamnya, dan ada yang belum "
            "ada di sini."
        ).format(n=lost),
        Relation.OTHER: tr("Ini data kantor lain, bukan kelanjutan kantor di laptop ini."),
    }[found.relation]
