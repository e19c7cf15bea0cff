"""One document's layout: which is used, the office's versions, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.history import moment_words
from bansos_desktop.store.templates import TemplateVersion
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.format_table import in_force_text, own_text
from bansos_desktop.ui.pages.settings.section import row
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.fitted_list import FittedList
from bansos_desktop.ui.widgets.text import badge, button, text_label
from bansos_desktop.ui.widgets.two_line import DetailRole
from bansos_desktop.usecases.list_templates import TemplateLine

UidRole = Qt.ItemDataRole.UserRole + 2
HIGHEST_LIST = 240


class FormatPanel(QWidget):
    """`copied` and `exampled` name a version's record, "" the shipped layout, or None what is used.

    `opened` and `reloaded` are about the copy that was made last.
    """

    copied = Signal(object)
    exampled = Signal(object)
    loaded = Signal()
    used = Signal(str)
    given_back = Signal()
    opened = Signal(object)
    reloaded = Signal(object)

    def __init__(self, services: Services, *, may_change: bool) -> None:
        super().__init__()
        self._may_change = may_change
        self._copy: dict[str, Path] = {}
        self._line: TemplateLine | None = None
        icons = services.icons
        self._title = text_label("", Kind.SUBTITLE, wrap=True)
        self._badge = badge("")
        self._since = text_label("", Kind.CAPTION, wrap=True)
        self.copy_button = button(
            tr("Salin untuk diubah di Excel…"),
            Kind.PRIMARY,
            icons.icon("file-spreadsheet", PALETTE.on_accent),
        )
        self.load_button = button(
            tr("Muat format…"), Kind.SECONDARY, icons.icon("import", PALETTE.ink_soft)
        )
        self.example_button = button(tr("Lihat contoh hasil…"), Kind.LINK)
        self._hint = text_label("", Kind.CAPTION, wrap=True)
        self._made = QWidget()
        self._made_text = text_label("", Kind.CAPTION, wrap=True)
        self.open_button = button(tr("Buka di Excel"), Kind.LINK)
        self.reload_button = button(tr("Muat salinan ini"), Kind.LINK)
        self.versions = FittedList(tr("Versi format milik kantor"), HIGHEST_LIST)
        self._none = text_label("", Kind.CAPTION, wrap=True)
        self.use_button = button(tr("Pakai"))
        self.copy_version_button = button(tr("Salin…"))
        self.example_version_button = button(tr("Contoh hasil…"))
        self.back_button = button(tr("Kembali ke format bawaan"))
        self._lay_out()
        self._connect()

    @property
    def line(self) -> TemplateLine | None:
        """The document in sight."""
        return self._line

    @property
    def version(self) -> str:
        """The record of the version that is chosen in the list, or ""."""
        item = self.versions.currentItem()
        return str(item.data(UidRole)) if item is not None else ""

    def show_line(self, line: TemplateLine, versions: Sequence[TemplateVersion]) -> None:
        """Show a document; the version chosen in the list stays so until there is a new one."""
        chosen = self.version if self.versions.count() == len(versions) else ""
        self._line = line
        self._title.setText(tr(line.title))
        self._badge.setText(in_force_text(line))
        set_level(self._badge, Level.NEUTRAL if line.own is None else Level.SUCCESS)
        since = line.chosen
        self._since.setText(
            tr("Sejak {moment} oleh {user}.").format(moment=moment_words(since.at), user=since.user)
            if since
            else tr("Belum pernah diganti di kantor ini.")
        )
        self.versions.clear()
        for one in versions:
            self.versions.addItem(_item(one))
            if one.uid == chosen:
                self.versions.setCurrentRow(self.versions.count() - 1)
        if versions and self.versions.currentRow() < 0:
            self.versions.setCurrentRow(0)
        self.versions.fit()
        self._none.setVisible(not versions)
        self.copy_version_button.setVisible(self._may_change and bool(versions))
        self.example_version_button.setVisible(bool(versions))
        self.back_button.setVisible(self._may_change and line.own is not None)
        self._show_copy()
        self._on_version()

    def remember_copy(self, document: str, path: Path) -> None:
        """Offer to open or load the copy that was just made."""
        self._copy[document] = path
        self._show_copy()

    def _show_copy(self) -> None:
        path = self._copy.get(self._line.document) if self._line else None
        self._made.setVisible(path is not None)
        if path is not None:
            self._made_text.setText(tr("Salinan: {name}").format(name=path.name))
            self._made_text.setToolTip(str(path))

    def _on_version(self) -> None:
        """A version that is used already is not offered for use."""
        own = self._line.own if self._line else None
        is_other = bool(self.version) and (own is None or own.uid != self.version)
        self.use_button.setVisible(self._may_change and bool(self.version))
        self.use_button.setEnabled(is_other)

    def _copy_made(self) -> Path | None:
        return self._copy.get(self._line.document) if self._line else None

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self._on_copy)
        self.load_button.clicked.connect(self.loaded)
        self.example_button.clicked.connect(self._on_example)
        self.open_button.clicked.connect(self._on_open)
        self.reload_button.clicked.connect(self._on_reload)
        self.versions.currentRowChanged.connect(self._on_version)
        self.use_button.clicked.connect(self._on_use)
        self.copy_version_button.clicked.connect(self._on_copy_version)
        self.example_version_button.clicked.connect(self._on_example_version)
        self.back_button.clicked.connect(self.given_back)

    def _on_copy(self) -> None:
        self.copied.emit(None)

    def _on_example(self) -> None:
        self.exampled.emit(None)

    def _on_copy_version(self) -> None:
        self.copied.emit(self.version)

    def _on_example_version(self) -> None:
        self.exampled.emit(self.version)

    def _on_use(self) -> None:
        self.used.emit(self.version)

    def _on_open(self) -> None:
        self.opened.emit(self._copy_made())

    def _on_reload(self) -> None:
        self.reloaded.emit(self._copy_made())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._title)
        layout.addLayout(row(self._badge))
        layout.addWidget(self._since)
        layout.addSpacing(SPACE.xs)
        layout.addLayout(row(self.copy_button))
        layout.addLayout(row(self.load_button, self.example_button))
        self._hint.setText(
            tr("Berkas .xlsx juga dapat diseret ke sini.")
            if self._may_change
            else tr("Hanya operator yang dapat memuat atau mengganti format.")
        )
        layout.addWidget(self._hint)
        made = row(self._made_text, self.open_button, self.reload_button)
        made.setContentsMargins(0, 0, 0, 0)
        self._made.setLayout(made)
        layout.addWidget(self._made)
        layout.addSpacing(SPACE.s)
        layout.addWidget(text_label(tr("Versi milik kantor"), Kind.FIELD_LABEL))
        self._none.setText(
            tr("Belum ada. Salin format, ubah di Excel, lalu muat; tiap pemuatan menjadi versi.")
            if self._may_change
            else tr("Belum ada.")
        )
        layout.addWidget(self._none)
        layout.addWidget(self.versions)
        layout.addLayout(
            row(self.use_button, self.copy_version_button, self.example_version_button)
        )
        layout.addLayout(row(self.back_button))
        layout.addStretch()
        self.copy_button.setVisible(self._may_change)
        self.load_button.setVisible(self._may_change)


def _item(version: TemplateVersion) -> QListWidgetItem:
    """A version's name, then when and by whom it was loaded."""
    parts = [own_text(version), version.label] if version.label else [own_text(version)]
    if version.in_force:
        parts.append(tr("dipakai"))
    item = QListWidgetItem(" · ".join(parts))
    told = tr("Dimuat {moment} oleh {user}")
    item.setData(DetailRole, told.format(moment=moment_words(version.at), user=version.user))
    item.setData(UidRole, version.uid)
    item.setSizeHint(QSize())
    return item
