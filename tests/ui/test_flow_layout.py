"""The layout of lines: breaks where room ends, honours margins, passes over what is hidden."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.widgets.flow_layout import FlowLayout


def boxed(qtbot: QtBot, *sizes: tuple[int, int], **wanted: bool) -> tuple[QWidget, list[QWidget]]:
    """A window of fixed boxes in a flow."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = FlowLayout(window, 10, **wanted)
    boxes = []
    for width, height in sizes:
        box = QWidget()
        box.setFixedSize(width, height)
        layout.addWidget(box)
        boxes.append(box)
    return window, boxes


def corners(window: QWidget, boxes: list[QWidget], width: int) -> list[tuple[int, int]]:
    window.resize(width, 300)
    window.show()
    return [(box.x(), box.y()) for box in boxes]


def test_what_has_no_more_room_begins_a_new_line(qtbot: QtBot) -> None:
    window, boxes = boxed(qtbot, (100, 20), (100, 20), (100, 20))

    assert corners(window, boxes, 320) == [(0, 0), (110, 0), (220, 0)]
    assert corners(window, boxes, 319) == [(0, 0), (110, 0), (0, 30)]
    assert window.heightForWidth(320) == 20
    assert window.heightForWidth(319) == 50
    assert window.heightForWidth(100) == 80


def test_the_last_one_ends_its_line_where_that_is_wanted(qtbot: QtBot) -> None:
    window, boxes = boxed(qtbot, (100, 20), (50, 20), ends_right=True)

    assert corners(window, boxes, 300) == [(0, 0), (250, 0)]


def test_a_line_is_as_high_as_its_highest_and_others_stand_in_its_middle(qtbot: QtBot) -> None:
    window, boxes = boxed(qtbot, (50, 40), (50, 20))

    assert corners(window, boxes, 300) == [(0, 0), (60, 10)]


def test_hidden_ones_take_no_room_and_margins_do(qtbot: QtBot) -> None:
    window, boxes = boxed(qtbot, (50, 20), (50, 20), (50, 20))
    layout = window.layout()
    layout.setContentsMargins(5, 6, 7, 8)
    boxes[1].hide()

    assert corners(window, [boxes[0], boxes[2]], 300) == [(5, 6), (65, 6)]
    assert layout.sizeHint() == QSize(50 + 10 + 50 + 12, 20 + 14)
    assert layout.minimumSize() == QSize(50 + 12, 20 + 14)
    assert layout.heightForWidth(300) == 34


def test_an_empty_one_is_no_higher_than_its_margins(qtbot: QtBot) -> None:
    window, _boxes = boxed(qtbot)
    layout = window.layout()

    assert layout.heightForWidth(100) == 0
    assert layout.itemAt(0) is None
    assert layout.takeAt(0) is None
    assert not layout.expandingDirections()
