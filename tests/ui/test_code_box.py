"""The programme of the header: a code that is never cut, offered with its name."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.header import Header
from bansos_desktop.ui.widgets.code_box import CodeBox

PROGRAMMES = (("UEP", "Usaha Ekonomi Produktif"), ("KUKAR-BANTUAN-PANGAN", "Bantuan pangan"))


def a_box(qtbot: QtBot) -> CodeBox:
    box = CodeBox(PROGRAMMES, "Program")
    qtbot.addWidget(box)
    return box


def test_the_box_is_as_wide_as_the_code_it_shows(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    letters = box.fontMetrics().horizontalAdvance
    box.key = "UEP"
    short = box.sizeHint().width()
    with QSignalBlocker(box):
        box.key = "KUKAR-BANTUAN-PANGAN"

    grown = box.sizeHint().width() - short
    assert grown == letters("KUKAR-BANTUAN-PANGAN") - letters("UEP")
    assert box.minimumSizeHint().width() >= letters("KUKAR-BANTUAN-PANGAN")


def test_the_name_stands_in_the_list_and_the_tip(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    box.set_choices([*PROGRAMMES, ("LAIN", "LAIN")])
    box.key = "KUKAR-BANTUAN-PANGAN"

    assert box.toolTip() == "Program: KUKAR-BANTUAN-PANGAN · Bantuan pangan"
    assert [box.itemText(at) for at in range(3)] == [
        "UEP · Usaha Ekonomi Produktif",
        "KUKAR-BANTUAN-PANGAN · Bantuan pangan",
        "LAIN",
    ]
    assert box.view().minimumWidth() >= box.view().sizeHintForColumn(0)


def test_no_code_is_cut_in_a_narrow_window(desk: Desk) -> None:
    window = desk.office.window
    window.resize(911, 485)
    window.show()
    (header,) = window.findChildren(Header)
    (box,) = header.findChildren(CodeBox)
    for code in ("KUKAR-BANTUAN-PANGAN", "BST-INDIVIDU", "UEP"):
        desk.services.scope.move(code, 2025)
        header.layout().activate()

        assert box.key == code
        assert box.width() >= box.sizeHint().width()
