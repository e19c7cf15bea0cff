"""Naming a view, and keeping the views in order: rename, delete, begin with one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.views import SHIPPED, Views
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.text import button, text_label

LONGEST_NAME = 40
_NameRole = Qt.ItemDataRole.UserRole


class NameDialog(QDialog):
    """Asks for a name; `on_named` gets it. A name that is taken is said so while it is typed."""

    def __init__(
        self,
        title: str,
        views: Views,
        *,
        renamed: str = "",
        on_named: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._views, self._renamed, self._on_named = views, renamed, on_named
        self.line = QLineEdit(renamed)
        self.line.setMaxLength(LONGEST_NAME)
        self.line.setAccessibleName(tr("Nama tampilan"))
        self.line.selectAll()
        self._hint = text_label(" ", Kind.CAPTION, wrap=True)
        self._hint.setFixedWidth(320)
        self.keep = button(tr("Simpan"), Kind.PRIMARY)
        self.keep.setDefault(True)
        self._cancel = button(tr("Batal"))
        self.line.textChanged.connect(self._on_text)
        self.keep.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self._lay_out()
        self._on_text(renamed)

    def _on_text(self, text: str) -> None:
        """A view that ships is never replaced; one's own is when saving, but not when renaming."""
        name = text.strip()
        hint, is_good = tr("Nama bebas, misalnya: Cadangan Kutai Timur."), bool(name)
        taken = self._views.find(name)
        if taken is not None and taken in SHIPPED:
            hint, is_good = tr("Nama ini dipakai tampilan bawaan. Pilih nama lain."), False
        elif taken is not None and taken.name != self._renamed:
            hint = tr("Tampilan dengan nama ini sudah ada dan akan diganti.")
            is_good = not self._renamed
            if self._renamed:
                hint = tr("Nama ini sudah dipakai. Pilih nama lain.")
        self._hint.setText(hint)
        self.keep.setEnabled(is_good)

    def _on_accepted(self) -> None:
        self._on_named(self.line.text().strip())

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.lg)
        layout.setSpacing(SPACE.s)
        layout.addWidget(text_label(tr("Nama tampilan"), Kind.FIELD_LABEL))
        layout.addWidget(self.line)
        layout.addWidget(self._hint)
        layout.addSpacing(SPACE.s)
        layout.addLayout(buttons)


class ViewsDialog(QDialog):
    """`changed` gives the views as they shall be; shipped ones can only be what is begun with."""

    changed = Signal(object)

    def __init__(self, views: Views, icons: IconSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Kelola tampilan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._views, self._icons = views, icons
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Tampilan"))
        self.first = button(tr("Jadikan tampilan awal"))
        self.rename = button(tr("Ganti nama…"))
        self.delete = button(tr("Hapus…"))
        self._close = button(tr("Tutup"), Kind.PRIMARY)
        self.list.currentRowChanged.connect(self._on_row)
        self.first.clicked.connect(self._on_first)
        self.rename.clicked.connect(self._on_rename)
        self.delete.clicked.connect(self._on_delete)
        self._close.clicked.connect(self.accept)
        self._lay_out()
        self._fill("")

    @property
    def name(self) -> str:
        """The name of the view under the cursor."""
        item = self.list.currentItem()
        return str(item.data(_NameRole)) if item is not None else ""

    def _fill(self, current: str) -> None:
        """Those that ship come first; the current one stays chosen, or else the first is."""
        self.list.clear()
        for view in (*SHIPPED, *self._views.own):
            is_first = view.name == self._views.first
            item = QListWidgetItem(tr("{name} (tampilan awal)").format(name=view.name))
            item.setText(item.text() if is_first else view.name)
            item.setData(_NameRole, view.name)
            self.list.addItem(item)
            if view.name == current:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _take(self, views: Views, current: str) -> None:
        self._views = views
        self._fill(current)
        self.changed.emit(views)

    def _on_row(self, _row: int) -> None:
        """Only one's own views are renamed or deleted; any can come first."""
        is_own = any(view.name == self.name for view in self._views.own)
        self.rename.setEnabled(is_own)
        self.delete.setEnabled(is_own)
        is_first = bool(self.name) and self.name == self._views.first
        self.first.setText(tr("Jangan jadi awal") if is_first else tr("Jadikan tampilan awal"))

    def _on_first(self) -> None:
        name = self.name
        first = "" if name == self._views.first else name
        self._take(Views(self._views.own, first), name)

    def _on_rename(self) -> None:
        old = self.name

        def named(new: str) -> None:
            self._take(self._views.renaming(old, new), new)

        NameDialog(
            tr("Ganti nama tampilan"), self._views, renamed=old, on_named=named, parent=self
        ).open()

    def _on_delete(self) -> None:
        name = self.name
        question = Question(
            tr("Hapus tampilan “{name}”?").format(name=name),
            tr("Hanya tampilannya yang dihapus. Data penerima tidak berubah."),
            tr("Hapus tampilan"),
            is_dangerous=True,
        )

        def delete() -> None:
            self._take(self._views.without(name), "")

        ask(self, question, self._icons, on_yes=delete)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(SPACE.s)
        for one in (self.first, self.rename, self.delete):
            side.addWidget(one)
        side.addStretch(1)
        side.addWidget(self._close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self.list, 1)
        layout.addLayout(side)
        self.resize(520, 320)
