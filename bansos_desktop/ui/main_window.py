"""The frame: navigation, what is worked on, pages, status strip; pages own their behaviour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from bansos_desktop.ui.header import Header
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.confirm import ask, unsaved
from bansos_desktop.ui.widgets.nav_list import NavItem, NavList

SETTINGS_NAME = "jendela.ini"
GEOMETRY = "jendela/letak"
ROOMY_SCREEN = 1500


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the navigation, and what gives its page; it may be built only then."""

    item: NavItem
    page: Callable[[], Page]


class MainWindow(QMainWindow):
    """Hosts the pages; nobody reaches through it."""

    closing = Signal()

    def __init__(self, services: Services, places: Sequence[Place]) -> None:
        super().__init__()
        self._services = services
        self._places = {place.item.key: place.page for place in places}
        self._built: dict[str, Page] = {}
        self._current = places[0].item.key
        self._nav = NavList([place.item for place in places], services.icons)
        self._header = Header(services)
        self._banner = Banner(services.icons)
        self._gap = QWidget()
        self._gap.setFixedHeight(SPACE.m)
        self._gap.hide()
        self._stack = QStackedWidget()
        self._may_close = False
        self._on_action: Callable[[], None] = self._banner.dismiss
        self._lay_out()
        self._banner.closed.connect(self._gap.hide)
        self._banner.acted.connect(self._follow_link)
        self._nav.picked.connect(self.show_page)
        self.setWindowTitle("Bansos Desktop")
        self.setMinimumSize(720, 460)
        self.resize(1280, 700)

    @property
    def current(self) -> Page:
        """The page in sight."""
        return self.page(self._current)

    @property
    def place(self) -> str:
        """The key of the page in sight."""
        return self._current

    @property
    def message(self) -> str:
        """What the strip above the page says."""
        return self._banner.text

    def page(self, key: str) -> Page:
        """The page called `key`."""
        return self._places[key]()

    def adopt(self, key: str, page: Page) -> None:
        """Take in a page that was built just now."""
        self._built[key] = page
        self._stack.addWidget(page)
        page.said.connect(self.say)

    def show_page(self, key: str) -> None:
        """Bring a page to sight."""
        self._current = key
        self._banner.dismiss()
        self._nav.mark(key)
        page = self.page(key)
        self._header.show_title(tr(page.title))
        self._stack.setCurrentWidget(page)
        page.come_to_sight()

    def offer_page(self, key: str, *, is_offered: bool) -> None:
        """Keep a page in the navigation or out of it; one that goes gives way to the first."""
        self._nav.show_item(key, is_shown=is_offered)
        if not is_offered and self._current == key:
            self.show_page(next(iter(self._places)))

    def show_where_it_was(self) -> None:
        """Open as it was closed; the first time, as large as a small screen allows."""
        geometry = self._settings().value(GEOMETRY)
        room = self.screen().availableSize()
        if isinstance(geometry, QByteArray) and self.restoreGeometry(geometry):
            self.show()
        elif room.width() < ROOMY_SCREEN:
            self.showMaximized()
        else:
            self.show()

    def _settings(self) -> QSettings:
        """Kept with the data, so that a folder carried elsewhere brings its window along."""
        path = self._services.folders.data / SETTINGS_NAME
        return QSettings(str(path), QSettings.Format.IniFormat)

    def say(self, level: Level, text: str) -> None:
        """Show a message above the page; "" takes it away."""
        if text:
            self._banner.show_message(level, text)
            self._gap.show()
        else:
            self._banner.dismiss()

    def offer(self, level: Level, text: str, action: str, on_action: Callable[[], None]) -> None:
        """Show a message with a link beside it, which leads somewhere until the next message."""
        self.say(level, text)
        self._banner.show_message(level, text, action=action)
        self._on_action = on_action

    def say_nothing(self) -> None:
        """Take the message above the page away."""
        self._banner.dismiss()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps only the icons of the navigation."""
        super().resizeEvent(event)
        self._nav.fit_to(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once, unless something typed would be lost."""
        losses = [page.loss for page in self._built.values() if page.loss]
        if losses and not self._may_close:
            event.ignore()
            self._ask_to_lose("\n".join(dict.fromkeys(losses)))
            return
        self._settings().setValue(GEOMETRY, self.saveGeometry())
        event.accept()
        self.closing.emit()

    def _follow_link(self) -> None:
        self._on_action()

    def _ask_to_lose(self, losses: str) -> None:
        question = unsaved(losses, act=tr("Buang dan tutup"))
        ask(self, question, self._services.icons, on_yes=self._close_anyway, on_no=self._stay)

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()

    def _stay(self) -> None:
        losing = (key for key, page in self._built.items() if page.loss)
        self.show_page(next(losing, self._current))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._header)
        strip = QVBoxLayout()
        strip.setContentsMargins(SPACE.lg, 0, SPACE.lg, 0)
        strip.addWidget(self._banner)
        right.addLayout(strip)
        right.addWidget(self._gap)
        right.addWidget(self._stack, 1)
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._nav)
        layout.addLayout(right, 1)
        self.setCentralWidget(whole)
