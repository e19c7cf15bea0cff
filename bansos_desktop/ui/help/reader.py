"""The page of the guide that is read: words, pictures as wide as there is room, words marked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from bansos_desktop.domain.guide import Guide, slug_of
from bansos_desktop.domain.guide_search import places_of
from bansos_desktop.ui.help.guide_html import (
    PICTURE_SCHEME,
    STYLE,
    TOPIC_SCHEME,
    Sheet,
    body_of,
)
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import PALETTE, SPACE

WIDEST_TEXT = 780
NARROWEST_PICTURE = 200
REST_MS = 120
POINTS = 10.5
INDENT = 28
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class GuideReader(QTextBrowser):
    """Shows topics by address (`topik:beranda#bagian`) and knows the way back."""

    picture_wanted = Signal(str)

    def __init__(self, guide: Guide, pictures: Path) -> None:
        super().__init__()
        self._guide = guide
        self._pictures = pictures
        self._words: frozenset[str] = frozenset()
        self._rendered = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._fit)
        self.setProperty("kind", "guide")
        self.setAccessibleName(tr("Isi panduan"))
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that comes and goes would change the width, and with it every picture
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDefaultStyleSheet(STYLE)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(INDENT)
        font = self.font()
        font.setPointSizeF(POINTS)
        self.document().setDefaultFont(font)
        self.anchorClicked.connect(self._follow)

    @property
    def topic(self) -> str:
        """The key of the topic in sight."""
        return self.source().path()

    def show_topic(self, key: str, slug: str = "", words: frozenset[str] = frozenset()) -> None:
        """Open a topic at one of its parts, with words marked in it."""
        self._words = words
        self.setSource(QUrl(f"{TOPIC_SCHEME}:{key}{'#' if slug else ''}{slug}"))
        self._mark(slug)

    def show_words(self, words: frozenset[str]) -> None:
        """Mark other words in the topic that is in sight."""
        self._words = words
        self._paint_marks()

    def doSetSource(
        self,
        name: QUrl | str,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,  # noqa: A002 - Qt's name
    ) -> None:
        """Every way to a topic leads here: margins and pictures are made for the room there is."""
        del type
        self._rendered = self.viewport().width()
        super().doSetSource(name, QTextDocument.ResourceType.HtmlResource)
        self._set_margins()

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's name
        """Topics out of the guide, pictures from its folder; nothing else is ever opened."""
        del type
        address = QUrl(name)
        if address.scheme() == PICTURE_SCHEME:
            return self._picture(address.path())
        if address.scheme() == TOPIC_SCHEME:
            return body_of(self._guide.topic(address.path()), Sheet(self._picture_words))
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width once it rests."""
        super().resizeEvent(event)
        if self.viewport().width() != self._rendered:
            self._rest.start()

    def _fit(self) -> None:
        """Lay the topic out anew and stay about where it was read."""
        if not self.topic:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._rendered = self.viewport().width()
        self.document().clear()
        self.setHtml(body_of(self._guide.topic(self.topic), Sheet(self._picture_words)))
        self._set_margins()
        bar.setValue(round(share * bar.maximum()))
        self._paint_marks()

    def _side(self) -> int:
        """The margin on both sides: a line that is too long tires the eye."""
        spare = self.viewport().width() - WIDEST_TEXT
        return max(SPACE.xl, min(spare // 2, SPACE.xxl * 3)) if spare > 0 else SPACE.xl

    def _room(self) -> int:
        """How wide text and pictures may be."""
        return max(NARROWEST_PICTURE, min(WIDEST_TEXT, self.viewport().width() - 2 * self._side()))

    def _set_margins(self) -> None:
        frame = self.document().rootFrame()
        wanted = frame.frameFormat()
        wanted.setTopMargin(SPACE.xl)
        wanted.setBottomMargin(SPACE.xxl)
        wanted.setLeftMargin(self._side())
        wanted.setRightMargin(self.viewport().width() - self._side() - self._room())
        frame.setFrameFormat(wanted)

    def _picture_words(self, name: str) -> str:
        size = self._size_of(name)
        tip = tr("Klik untuk memperbesar")
        return (
            f'<a href="{PICTURE_SCHEME}:{name}" title="{tip}"><img src="{PICTURE_SCHEME}:{name}" '
            f'width="{size.width()}" height="{size.height()}"></a>'
        )

    def _size_of(self, name: str) -> QSize:
        """As wide as the text, never larger than it is."""
        size = QImageReader(str(self._pictures / name)).size()
        return size.scaled(min(self._room(), size.width()), size.height(), _KEEP)

    def _picture(self, name: str) -> QImage:
        """Sharp at the screen's own pixels, in a thin frame."""
        ratio = self.devicePixelRatioF()
        image = QImage(str(self._pictures / name))
        if image.isNull():
            return image
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        scaled = image.scaled(
            self._size_of(name) * ratio, _KEEP, Qt.TransformationMode.SmoothTransformation
        )
        painter = QPainter(scaled)
        painter.setPen(QColor(PALETTE.line_strong))
        painter.drawRect(scaled.rect().adjusted(0, 0, -1, -1))
        painter.end()
        return scaled

    def _follow(self, address: QUrl) -> None:
        """A picture is shown large, a topic in place of this one."""
        if address.scheme() == PICTURE_SCHEME:
            self.picture_wanted.emit(address.path())
        elif address.scheme() == TOPIC_SCHEME:
            self.show_topic(
                address.path(), address.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
            )

    def _mark(self, slug: str) -> None:
        """Mark the words, and bring the first of them below the part's title to sight."""
        first = self._paint_marks(slug)
        if first is not None:
            top = self.cursorRect(first).top() + self.verticalScrollBar().value()
            title = self.verticalScrollBar().value()
            if top - title > self.viewport().height() * 2 // 3:
                self.verticalScrollBar().setValue(top - self.viewport().height() // 3)

    def _paint_marks(self, slug: str = "") -> QTextCursor | None:
        """The first marked word at or below the part `slug`."""
        look = QTextCharFormat()
        look.setBackground(QColor(PALETTE.warning_soft))
        look.setForeground(QColor(PALETTE.ink))
        look.setFontWeight(700)
        marks, first, below = [], None, self._place_of(slug)
        for cursor in self._found():
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
            if first is None and cursor.selectionStart() >= below:
                first = cursor
        self.setExtraSelections(marks)
        return first

    def _found(self) -> list[QTextCursor]:
        """Every place of a word that was searched for."""
        found = []
        block = self.document().begin()
        while self._words and block.isValid():
            for start, end in places_of(block.text(), self._words):
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor)
            block = block.next()
        return found

    def _place_of(self, slug: str) -> int:
        """Where a part begins in the document; 0 for the top."""
        block = self.document().begin()
        while slug and block.isValid():
            if block.blockFormat().headingLevel() and slug_of(block.text()) == slug:
                return block.position()
            block = block.next()
        return 0
