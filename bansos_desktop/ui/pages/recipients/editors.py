"""Reading and filling an editor of the form, whatever kind it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from bansos_desktop.domain.ledger import Value
from bansos_desktop.ui.pages.recipients.goods_summary import GoodsSummary
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.count_edit import CountEdit
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.digit_edit import DigitEdit
from bansos_desktop.ui.widgets.find_box import FindBox
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.region_picker import RegionPicker
from bansos_desktop.ui.widgets.tick_boxes import TickBoxes


def read_editor(editor: QWidget) -> Value | date:
    """What stands in an editor, as a draft has it."""
    match editor:
        case DigitEdit():
            return editor.digits
        case MoneyEdit():
            return editor.amount
        case CountEdit():
            return editor.number
        case FindBox():
            return editor.key
        case RegionPicker():
            return editor.code or ""
        case _:
            return _read_other(editor)


def _read_other(editor: QWidget) -> Value | date:
    """The other kinds; an editor that the form does not know is a mistake of the program."""
    match editor:
        case ChoiceBox():
            return editor.key or ""
        case TickBoxes():
            return editor.codes
        case DateField():
            return editor.value
        case QLineEdit():
            return editor.text()
        case _:
            raise TypeError(type(editor).__name__)


def fill_editor(editor: QWidget, value: object) -> None:
    """Put a draft's value into an editor; a village needs more than its code."""
    match editor:
        case DigitEdit():
            editor.digits = str(value)
        case MoneyEdit() | CountEdit():
            editor.digits = "" if value is None else str(value)
        case DateField():
            editor.value = value if isinstance(value, date) else None
        case TickBoxes():
            editor.codes = str(value)
        case _:
            _fill_other(editor, "" if value is None else str(value))


def _fill_other(editor: QWidget, text: str) -> None:
    """A FindBox comes before the line that it also is; long text is shown from its beginning."""
    match editor:
        case FindBox():
            editor.key = text
        case ChoiceBox():
            _pick(editor, text)
        case QLineEdit():
            editor.setText(text)
            editor.setCursorPosition(0)
        case _:
            raise TypeError(type(editor).__name__)


def _pick(box: ChoiceBox, key: str) -> None:
    """A code that the list does not have is offered as it is, or saving would lose it."""
    box.key = key
    if key and box.findData(key) < 0:
        box.addItem(key, key)
        box.key = key


def receivers_of(editor: QWidget) -> list[QWidget]:
    """The widgets that the keys go to."""
    match editor:
        case TickBoxes():
            return list(editor.boxes.values())
        case DateField():
            return [editor.line]
        case GoodsSummary():
            return [editor.edit, editor.take_package, editor.take_value]
        case _:
            return [editor]
