"""How the page is laid out: documents and choices at the left, the pages at the right."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.reports.choices import Choices
from bansos_desktop.ui.pages.reports.document_list import DocumentList
from bansos_desktop.ui.pages.reports.leaving import LeavingPanel
from bansos_desktop.ui.pages.reports.letter_number import LetterNumberField
from bansos_desktop.ui.pages.reports.untied import UntiedPanel
from bansos_desktop.ui.printing.page_pane import PagePane
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.flow_layout import FlowLayout
from bansos_desktop.ui.widgets.text import button, text_label

LEFT_WIDTH, NARROW_LEFT = 300, 250
NARROW_WINDOW = 1000


class ReportsView:
    """The parts of the page, put into `page`; what they do is the page's to say."""

    def __init__(self, page: QWidget, services: Services) -> None:
        icons = services.icons
        self.documents = DocumentList()
        self.about = text_label("", Kind.CAPTION, wrap=True)
        self.choices = Choices(services)
        self.number = LetterNumberField(icons)
        self.excel = button(
            tr("Simpan Excel…"), Kind.PRIMARY, icons.icon("download", PALETTE.on_accent)
        )
        self.pdf = button(tr("Simpan PDF…"), icon=icons.icon("report"))
        self.printer = button(tr("Cetak…"), icon=icons.icon("print"))
        self.locked = button(tr("Excel bersandi…"), icon=icons.icon("lock"))
        self.left = button(tr("Yang sudah keluar"), Kind.LINK)
        self.count = text_label("", Kind.CAPTION)
        self.unknown = text_label("", Kind.CAPTION, wrap=True)
        set_level(self.unknown, Level.WARNING)
        self.unknown.hide()
        self.leaving = LeavingPanel(services)
        self.untied = UntiedPanel(icons)
        self.pages = PagePane(icons)
        layout = QHBoxLayout(page)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.lg)
        self._left = self._left_side()
        layout.addWidget(self._left)
        layout.addLayout(self._right_side(), 1)
        self._order_keys()

    @property
    def acts(self) -> tuple[QPushButton, ...]:
        """The ways in which a document leaves."""
        return self.excel, self.pdf, self.printer, self.locked

    def _order_keys(self) -> None:
        """Tab goes as the eye does: document, what about, the acts, what does not tie, pages."""
        order = (
            *(self.documents, *self.choices.editors, self.number.line),
            *(*self.acts, self.left, self.untied.draft, self.pages.view),
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _left_side(self) -> QScrollArea:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, SPACE.s, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(text_label(tr("Dokumen"), Kind.FIELD_LABEL))
        layout.addWidget(self.documents)
        layout.addWidget(self.about)
        layout.addSpacing(SPACE.s)
        layout.addWidget(self.choices)
        layout.addWidget(self.number)
        layout.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFixedWidth(LEFT_WIDTH)
        return area

    def fit(self, width: int) -> None:
        """A narrow window gives the pages more of its room."""
        self._left.setFixedWidth(NARROW_LEFT if width < NARROW_WINDOW else LEFT_WIDTH)

    def _right_side(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(SPACE.s)
        line = QWidget()
        acts = FlowLayout(line)
        for one in self.acts:
            acts.addWidget(one)
        layout.addWidget(line)
        told = QHBoxLayout()
        told.addWidget(self.count, 1)
        told.addWidget(self.left)
        layout.addLayout(told)
        layout.addWidget(self.unknown)
        layout.addWidget(self.leaving)
        layout.addWidget(self.untied)
        layout.addWidget(self.pages, 1)
        return layout
