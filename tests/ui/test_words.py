"""Every word on screen goes through `tr`, and every page bends when words grow."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.first_start_gate import FirstStartGate
from bansos_desktop.ui.dialogs.gate import UnlockGate
from bansos_desktop.ui.dialogs.notices import about_notice, crash_notice, keys_notice
from bansos_desktop.ui.i18n import PseudoTranslator
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.imports.preview import PreviewStep
from bansos_desktop.ui.pages.imports.sheet_step import SheetStep
from bansos_desktop.ui.theme import Kind
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.ui.widgets.elided_label import ElidedLabel
from tests.factories import ROOT, a_draft, a_row, a_workbook
from tests.lives import hand_over, visit
from tests.ui import import_plans
from tests.ui.acts import open_dialog, record, writing_store
from tests.ui.offices import PAGES, MakeDesk, forget, settle
from tests.ui.test_handover_page import decide

TURNS = 10
SMALL = (910, 485)  # 1366 x 768 at 150 %, without the task bar

SHOWS = {
    "setText",
    "setToolTip",
    "setStatusTip",
    "setWindowTitle",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "show_message",
    "show_error",
    "show_warning",
    "show_note",
    "show_text",
    "text_label",
    "button",
    "icon_button",
    "QLabel",
    "QPushButton",
    "QRadioButton",
    "QAction",
    "StatTile",
    "EmptyState",
    "LabelledField",
    "Question",
    "said",
}
SAME_IN_EVERY_LANGUAGE = {
    "Bansos Desktop": "the name of the program",
    "Rp": "the sign of the currency",
}


def literals(call: ast.Call) -> Iterator[str]:
    """Texts with letters that a call shows as they are, f-strings' fixed parts among them."""
    for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
        parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        for part in parts:
            text = part.value if isinstance(part, ast.Constant) else None
            if isinstance(text, str) and any(letter.isalpha() for letter in text):
                yield text


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    if isinstance(call.func, ast.Attribute):
        if call.func.attr == "emit" and isinstance(call.func.value, ast.Attribute):
            return call.func.value.attr
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def bare_words(source: str) -> list[str]:
    """What a module shows without asking `tr`."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [word for call in calls if called(call) in SHOWS for word in literals(call)]


def test_the_search_for_bare_words_finds_some() -> None:
    source = 'x.setText("Simpan"); text_label(tr("Baik")); y.setText(f"{n} orang"); z("-")'

    assert bare_words(source) == ["Simpan", " orang"]


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "bansos_desktop" / "ui").rglob("*.py")),
    ids=lambda path: path.relative_to(ROOT / "bansos_desktop" / "ui").as_posix(),
)
def test_no_bare_word_reaches_the_screen(path: Path) -> None:
    found = bare_words(path.read_text(encoding="utf-8"))

    assert [word for word in found if word not in SAME_IN_EVERY_LANGUAGE] == []


@pytest.fixture
def doubled(dressed: QApplication) -> Iterator[None]:
    """Every sentence of ours is twice as long."""
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def wordy_desk(doubled: None, open_desk: MakeDesk, empty_office: Path, qtbot: QtBot) -> Desk:
    """A small window full of long words, with people, an overrun and things to do."""
    desk = open_desk(empty_office)
    record(desk, a_draft(1), a_draft(2))
    desk.services.bus.publish(Topic.RECIPIENTS | Topic.QUOTAS)
    desk.office.window.resize(*SMALL)
    qtbot.wait(1)
    return desk


def clipped(window: QWidget) -> list[str]:
    """Texts of visible labels and buttons that have less room than they need."""
    found: list[str] = []
    for _turn in range(TURNS):  # layouts of wrapped words take more than one turn
        QTest.qWait(20)
        found = _clipped_now(window)
        if not found:
            break
    return found


def _clipped_now(window: QWidget) -> list[str]:
    return [
        f"{widget.text()[:60]!r} in {widget.size().toTuple()}"
        for kind in (QLabel, QPushButton)
        for widget in window.findChildren(kind)
        if widget.isVisible() and widget.text() and not _fits(widget)
        if not isinstance(widget, ElidedLabel)
    ]


def _fits(widget: QLabel | QPushButton) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) <= widget.height()
    needed = widget.sizeHint()
    return needed.width() <= widget.width() and needed.height() <= widget.height()


def outside(window: QWidget) -> list[str]:
    """Buttons that a person can neither see nor scroll to."""
    found = []
    for button in window.findChildren(QPushButton):
        if not button.isVisible() or _scrolls(button, window):
            continue
        where = QRect(button.mapTo(window, button.rect().topLeft()), button.size())
        if not window.rect().contains(where):
            found.append(button.text())
    return found


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def test_no_page_clips_long_words_in_a_small_window(wordy_desk: Desk) -> None:
    window = wordy_desk.office.window

    for page in PAGES:
        window.show_page(page)

        assert clipped(window) == [], page
        assert outside(window) == [], page
        assert window.size().toTuple() == SMALL, page


def test_the_form_with_all_its_findings_does_not_clip(wordy_desk: Desk) -> None:
    wordy_desk.office.actions["recipient.new"].trigger()
    form = wordy_desk.office.pages.recipients.form
    form.fields.show(a_draft(3, desil=7, nik="123", name="", village_code=""))
    form.save()

    assert clipped(wordy_desk.office.window) == []
    assert outside(wordy_desk.office.window) == []


def test_a_name_that_has_no_room_is_cut_with_its_whole_in_the_tool_tip(
    dressed: QApplication, qtbot: QtBot
) -> None:
    label = ElidedLabel("Siti Nurhaliza · Kabupaten Kutai Kartanegara", Kind.CAPTION)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.show()
    assert label.text() == "Siti Nurhaliza · Kabupaten Kutai Kartanegara"

    label.resize(label.minimumSizeHint().width(), label.height())

    assert label.text().endswith("…")
    assert label.toolTip() == "Siti Nurhaliza · Kabupaten Kutai Kartanegara"


def test_the_forms_of_a_handover_and_a_visit_do_not_clip(wordy_desk: Desk, qtbot: QtBot) -> None:
    window = wordy_desk.office.window
    first, second = decide(wordy_desk, 11, 12)
    store = writing_store(wordy_desk)
    hand_over(store, wordy_desk.services.session, first, day=date(2025, 6, 1), number="1")
    visit(store, wordy_desk.services.session, first)
    store.close()
    for key, page, proposal in (
        ("handovers", wordy_desk.office.pages.handovers, second),
        ("monitoring", wordy_desk.office.pages.monitoring, first),
    ):
        window.show_page(key)
        page.go_to(proposal)
        page.form.patient = False
        page.form.check()
        qtbot.wait(1)

        assert clipped(window) == [], key
        assert outside(window) == [], key


@pytest.mark.parametrize("step", [SheetStep, PreviewStep])
@pytest.mark.parametrize("tab", [0, 1])
def test_nothing_that_an_import_asks_clips(
    wordy_desk: Desk, qtbot: QtBot, tmp_path: Path, step: type[SheetStep | PreviewStep], tab: int
) -> None:
    shown = step(wordy_desk.services)
    qtbot.addWidget(shown)
    shown.resize(820, 400)
    shown.show()
    path = import_plans.a_list(tmp_path / "desa.xlsx")
    questions = import_plans.questions()
    rows = import_plans.rows(20, known=["tidak-ada"])
    shown.show_plan(import_plans.a_plan(path, questions=questions, rows=rows))
    settle(qtbot, wordy_desk)
    shown.tabs.setCurrentIndex(tab)

    assert clipped(shown) == []
    assert outside(shown) == []


@pytest.mark.parametrize("step", ["choose", "sheet", "preview", "result", "summary"])
def test_no_step_of_an_import_clips(
    wordy_desk: Desk, qtbot: QtBot, tmp_path: Path, step: str
) -> None:
    imports = wordy_desk.office.pages.imports
    wordy_desk.office.window.show_page("imports")
    lists = [
        a_workbook(tmp_path / f"usulan desa {number}.xlsx", [a_row(number), a_row(6, nik="1")])
        for number in (5, 7)
    ]
    if step != "choose":
        imports.begin(lists)
        settle(qtbot, wordy_desk)
    if step not in ("choose", "sheet"):
        imports.sheet.accepted.emit()
    if step in ("result", "summary"):
        imports.apply()
        settle(qtbot, wordy_desk)
    if step == "summary":
        imports.queue.stop.click()

    assert imports.step == step
    assert clipped(wordy_desk.office.window) == []
    assert outside(wordy_desk.office.window) == []


@pytest.mark.parametrize(
    "make", [about_notice, keys_notice, lambda _: crash_notice(None, "x" * 900)]
)
def test_no_notice_clips(doubled: None, qtbot: QtBot, make: Callable[[None], QDialog]) -> None:
    notice = make(None)
    with qtbot.waitActive(notice):
        notice.show()

    assert clipped(notice) == []
    forget(notice)


@pytest.mark.parametrize("kind", ["first", "unlock"])
def test_no_gate_clips_even_with_its_complaint(
    doubled: None, qtbot: QtBot, icons: IconSet, kind: str
) -> None:
    gate = FirstStartGate(icons, [("64", "x")], 6) if kind == "first" else UnlockGate(icons, int)
    with qtbot.waitActive(gate):
        gate.show()
    gate.show_trouble("Kata sandi salah. Periksa huruf besar-kecil lalu coba lagi. " * 2)
    qtbot.wait(1)

    assert clipped(gate) == []
    forget(gate)


def test_the_question_before_losing_something_does_not_clip(wordy_desk: Desk) -> None:
    wordy_desk.office.actions["recipient.new"].trigger()
    wordy_desk.office.pages.recipients.form.fields.name.setText("Siti")
    wordy_desk.office.window.close()
    dialog = open_dialog(ConfirmDialog)

    found = clipped(dialog)
    dialog.cancel_button.click()
    assert found == []
