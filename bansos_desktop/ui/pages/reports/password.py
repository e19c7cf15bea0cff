"""The password of a workbook that leaves: typed twice, and said what forgetting it means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.file_password import check_file_password
from bansos_desktop.domain.messages import sentence
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.fixed_width import fit_height
from bansos_desktop.ui.widgets.text import button, text_label

WIDTH = 420
KEEP = "file_password.keep"


class PasswordDialog(QDialog):
    """Calls `on_given` with a password that stands; says under the field what is wrong with it."""

    def __init__(
        self,
        icons: IconSet,
        on_given: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Beri sandi berkas"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._on_given = on_given
        self.first, self.second = QLineEdit(), QLineEdit()
        for edit in (self.first, self.second):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._first = LabelledField(tr("Sandi berkas"), self.first, icons, required=True)
        self._second = LabelledField(tr("Ketik sekali lagi"), self.second, icons, required=True)
        self.go = button(tr("Simpan bersandi…"), Kind.PRIMARY)
        self._lay_out()
        self.go.clicked.connect(self._on_go)
        fit_height(self, WIDTH)

    def _on_go(self) -> None:
        self._first.clear_state()
        self._second.clear_state()
        password = self.first.text()
        problems = check_file_password(password, self.second.text())
        for problem in problems[:1]:
            field = self._second if problem.field == "again" else self._first
            field.show_problem(problem)
            field.editor.setFocus()
        fit_height(self, WIDTH)
        if not problems:
            self.accept()
            self._on_given(password)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(
            text_label(tr("Excel akan menanyakan sandi ini.") + " " + sentence(KEEP, {}), wrap=True)
        )
        layout.addWidget(self._first)
        layout.addWidget(self._second)
        acts = QHBoxLayout()
        acts.addStretch(1)
        cancel = button(tr("Batal"))
        cancel.clicked.connect(self.reject)
        acts.addWidget(cancel)
        acts.addWidget(self.go)
        layout.addLayout(acts)
        self.go.setDefault(True)
