"""Questions with few answers: one key or one tap, and no answer until somebody gives it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.widgets.tri_state import AnswerButtons, TriState
from tests.ui.acts import click

KEY = Qt.Key


@pytest.fixture
def question(qtbot: QtBot, dressed: QApplication) -> TriState:
    made = TriState()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def test_at_first_there_is_no_answer(question: TriState) -> None:
    assert question.value == ""
    assert not question.button_of("ya").isChecked()


@pytest.mark.parametrize(("key", "value"), [(KEY.Key_Y, "ya"), (KEY.Key_T, "tidak")])
def test_a_letter_answers_and_stays(
    question: TriState, qtbot: QtBot, key: Qt.Key, value: str
) -> None:
    with qtbot.waitSignal(question.changed):
        QTest.keyClick(question, key)

    assert question.value == value
    assert question.button_of(value).isChecked()
    assert question.hasFocus()
    assert question.accessibleDescription() == question.button_of(value).text()


def test_a_tap_answers_and_a_second_tap_takes_it_back(question: TriState) -> None:
    click(question.button_of("ya"))
    assert question.value == "ya"
    click(question.button_of("tidak"))
    assert (question.value, question.button_of("ya").isChecked()) == ("tidak", False)

    click(question.button_of("tidak"))

    assert question.value == ""
    assert not question.button_of("tidak").isChecked()


def test_delete_takes_the_answer_back(question: TriState) -> None:
    question.value = "ya"

    QTest.keyClick(question, KEY.Key_Delete)

    assert question.value == ""


def test_arrows_and_blank_walk_through_the_answers(qtbot: QtBot, dressed: QApplication) -> None:
    three = AnswerButtons([("a", "Orang"), ("b", "Rumah"), ("c", "Usaha")])
    qtbot.addWidget(three)
    seen = []
    for key in (KEY.Key_Left, KEY.Key_Right, KEY.Key_Space, KEY.Key_Left, KEY.Key_Left):
        QTest.keyClick(three, key)
        seen.append(three.value)

    assert seen == ["c", "a", "b", "a", "c"]


def test_an_answer_that_is_not_offered_is_none(question: TriState) -> None:
    question.value = "mungkin"

    assert question.value == ""


def test_other_keys_are_left_to_the_form(question: TriState) -> None:
    QTest.keyClick(question, KEY.Key_F)
    QTest.keyClick(question, KEY.Key_Y, Qt.KeyboardModifier.AltModifier)

    assert question.value == ""


def test_the_question_that_has_the_keyboard_is_marked(question: TriState, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: question.button_of("ya").property("asked") is True)

    question.clearFocus()

    assert question.button_of("ya").property("asked") is False
