"""Penetapan: the bar follows the marks, and only what is possible is offered and done."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.act_dialog import ActDialog
from bansos_desktop.ui.pages.decisions.filters import Filter
from bansos_desktop.ui.pages.decisions.page import DecisionsPage
from bansos_desktop.ui.widgets.flow_layout import FlowLayout
from bansos_desktop.ui.widgets.step_bar import StepBar
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases import decide_proposals, record_recipient
from bansos_desktop.usecases.judge import Target
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, NOW, TODAY, a_draft, an_office
from tests.ui.acts import click, record, texts, writing_store
from tests.ui.offices import MakeDesk, settle

KEY = Qt.Key
PLAIN, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def change(desk: Desk, act: str, *changes: tuple[Kind, str, dict[str, object]]) -> None:
    """Write past the window, as another laptop's package would."""
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act=act) as work:
        assert isinstance(work, UnitOfWork)
        for kind, uid, values in changes:
            work.put(kind, uid, values)  # type: ignore[arg-type]  # a test names fields
    store.close()


def eligible(desk: Desk, count: int, first: int = 1, **draft: object) -> list[str]:
    """People of Jahab who may be decided on."""
    drafts = [a_draft(serial, **draft) for serial in range(first, first + count)]
    return record(desk, *drafts, status=Status.ELIGIBLE)


def opened(desk: Desk, qtbot: QtBot) -> DecisionsPage:
    """The page in sight, on Kutai Kartanegara, everything read."""
    page = desk.office.pages.decisions
    assert page is not None
    desk.office.window.show_page("decisions")
    page.filters.region.key = "64.02"
    settle(qtbot, desk)
    page.table.enter()
    return page


def press(page: DecisionsPage, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(page.table, key, modifier)


def names(page: DecisionsPage) -> list[str]:
    return [page.model.index(row, 1).data() for row in range(page.model.rowCount())]


def marked_rows(page: DecisionsPage) -> list[int]:
    return [row for row in range(page.model.rowCount()) if page.model.is_marked(row)]


def cell(page: DecisionsPage, row: int, key: str) -> str:
    keys = [column.key for column in page.model.columns]
    return str(page.model.index(row, keys.index(key)).data())


def dialog_of(page: DecisionsPage, action: Action, desk: Desk, qtbot: QtBot) -> ActDialog:
    click(page.steps.button(action))
    settle(qtbot, desk)
    assert page.dialog is not None
    return page.dialog


def see_warnings(dialog: ActDialog) -> None:
    """Say by the keyboard that they were seen."""
    assert not dialog.act_button.isEnabled()
    QTest.keyClick(dialog.preview.seen, KEY.Key_Space)
    assert dialog.preview.seen.isChecked()


def status_of(desk: Desk, proposal: str) -> str:
    found = desk.services.store.recipients.proposal(proposal)
    assert found is not None
    return str(found.values["status"])


def test_people_stand_in_the_order_of_desil_and_then_the_day(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 1, desil=3)
    late, early = eligible(desk, 2, first=2, desil=1)
    change(desk, "recipient.record", (Kind.PROPOSAL, early, {"proposed_on": "2025-02-01"}))

    page = opened(desk, qtbot)

    assert [key.proposal for key in page.model.keys[:2]] == [early, late]
    assert [cell(page, row, "desil") for row in range(3)] == ["1", "1", "3"]
    assert cell(page, 0, "proposed") == "01/02/2025"
    assert cell(page, 0, "status") == "Layak"
    assert "*" in cell(page, 0, "nik")


def test_space_marks_and_the_bar_and_the_count_move(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 3)
    page = opened(desk, qtbot)
    assert page.count == "0 dipilih dari 3"
    assert "Spasi" in page.steps.hint

    press(page, KEY.Key_Space)

    assert marked_rows(page) == [0]
    assert page.count == "1 dipilih dari 3"
    assert "1 dipilih" in page.quota.figures
    assert "149 sisa ditetapkan" in page.quota.figures
    press(page, KEY.Key_Space)
    assert marked_rows(page) == []


def test_shift_with_arrows_marks_what_is_passed(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 5)
    page = opened(desk, qtbot)

    press(page, KEY.Key_Down)
    press(page, KEY.Key_Down, SHIFT)
    press(page, KEY.Key_Down, SHIFT)

    assert marked_rows(page) == [1, 2, 3]
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Space, SHIFT)
    assert marked_rows(page) == [1, 2, 3, 4]


def test_a_walk_from_a_row_that_was_just_unmarked_marks_again(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 3)
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)
    press(page, KEY.Key_Space)
    assert marked_rows(page) == [1, 2]
    press(page, KEY.Key_Down)

    press(page, KEY.Key_Up, SHIFT)

    assert marked_rows(page) == [0, 1, 2]


def test_shift_with_space_unmarks_down_to_here_after_an_unmark(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 4)
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)
    press(page, KEY.Key_Space)
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Down)

    press(page, KEY.Key_Space, SHIFT)

    assert marked_rows(page) == [3]


def test_a_click_on_the_box_toggles_and_shift_marks_up_to_it(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 4)
    page = opened(desk, qtbot)

    def press_at(row: int, column: int, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        where = page.table.visualRect(page.model.index(row, column)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, where)

    press_at(1, 0)
    assert marked_rows(page) == [1]
    press_at(3, 2, SHIFT)
    assert marked_rows(page) == [1, 2, 3]
    press_at(2, 1)
    assert marked_rows(page) == [1, 2, 3]
    where = page.table.visualRect(page.model.index(2, 0)).center()
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, PLAIN, where)
    below = QPoint(5, page.table.viewport().height() - 2)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, PLAIN, below)
    assert marked_rows(page) == [1, 3]


def test_marks_outlive_a_filter_and_are_counted(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 2)
    record(desk, a_draft(3), a_draft(4))
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)

    page.filters.status.key = "diusulkan"
    settle(qtbot, desk)

    assert page.count == "2 dipilih dari 2 (2 di luar saringan)"
    click(page.clear)
    assert page.count == "0 dipilih dari 2"
    assert page.clear.isHidden()


def test_filters_narrow_by_district_desil_and_state(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 1)
    eligible(desk, 1, first=2, desil=4, village_code=LOA_IPUH)
    eligible(desk, 1, first=3, village_code="64.02.01.2001")
    eligible(desk, 1, first=4, desil=None)
    page = opened(desk, qtbot)

    page.filters.district.key = "64.02.06"
    settle(qtbot, desk)
    assert len(names(page)) == 3
    page.filters.desil.key = "3-4"
    settle(qtbot, desk)
    assert names(page) == ["Orang Contoh B"]
    page.filters.show_filter(Filter("murni", "64.02", desil="?"))
    settle(qtbot, desk)
    assert names(page) == ["Orang Contoh D"]
    page.filters.desil.key = "5+"
    settle(qtbot, desk)
    assert names(page) == []
    assert any("Tidak ada yang cocok" in text for text in texts(page))


def test_findings_are_counted_and_can_be_filtered_by(desk: Desk, qtbot: QtBot) -> None:
    sound, unseen, held = eligible(desk, 3)
    person = desk.services.store.recipients.proposal(held)
    assert person is not None
    visit = {"proposal": sound, "visited_on": "2025-06-01", "outcome": "selesai"}
    change(
        desk,
        "visit.record",
        (Kind.VERIFICATION, "v1", visit),
        (Kind.PERSON, str(person.values["person"]), {"desil": 8}),
    )

    page = opened(desk, qtbot)

    shown = {key.proposal: row for row, key in enumerate(page.model.keys)}
    assert [cell(page, shown[uid], "findings") for uid in (sound, unseen, held)] == ["–", "1", "1"]
    keys = [column.key for column in page.model.columns]
    sign = page.model.index(shown[held], keys.index("findings"))
    assert "terlalu tinggi" in str(sign.data(Qt.ItemDataRole.ToolTipRole))
    assert sign.data(Qt.ItemDataRole.DecorationRole) is not None
    for wanted, expected in (("clean", [sound]), ("found", [unseen, held]), ("blocked", [held])):
        page.filters.findings.key = wanted
        settle(qtbot, desk)
        assert [key.proposal for key in page.model.keys] == expected


def test_findings_that_cannot_be_made_are_said(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bansos_desktop.usecases.judge_proposals.run", full)
    eligible(desk, 1)

    opened(desk, qtbot)

    assert desk.office.window.message


def test_only_what_everybody_marked_can_take_is_offered(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 1)
    record(desk, a_draft(2))
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)
    assert Action.DECIDE in page.steps.offered
    assert Action.HAND_OVER not in page.steps.offered

    page.filters.status.key = ""
    settle(qtbot, desk)
    press(page, KEY.Key_A, CTRL)

    assert set(page.steps.offered) == {
        Action.FIND_INELIGIBLE,
        Action.RESERVE,
        Action.RETURN,
        Action.CANCEL,
    }


def fill_quota(desk: Desk, left: int) -> None:
    """Decide on so many that `left` places remain."""
    crowd = []
    for serial in range(150 - left):
        person = a_draft(1000 + serial, village_code=JAHAB).tidy()
        uid = f"p{serial:04}"
        crowd.append((Kind.PERSON, uid, dict(person.person_values())))
        proposal = {
            "person": uid,
            "programme": "UEP",
            "year": 2025,
            "stage": "murni",
            "region_code": "64.02",
            "status": "ditetapkan",
            "decree_number": "460/9/2025",
            "decree_date": "2025-07-09",
        }
        crowd.append((Kind.PROPOSAL, f"q{serial:04}", proposal))
    change(desk, "sample.make", *crowd)  # type: ignore[arg-type]


def test_the_bar_refuses_in_words_and_offers_as_many_as_fit(desk: Desk, qtbot: QtBot) -> None:
    fill_quota(desk, left=2)
    eligible(desk, 4)
    page = opened(desk, qtbot)
    assert page.quota.top.text() == "Pilih 2 teratas"

    press(page, KEY.Key_A, CTRL)

    assert page.quota.words == "Pilihan melewati kuota: 2 orang tidak mendapat tempat."
    click(page.quota.top)
    assert marked_rows(page) == [0, 1]
    assert page.quota.words == ""
    assert page.quota.figures == ("148 sudah ditetapkan", "2 dipilih", "0 sisa ditetapkan")
    assert page.quota.top.isHidden()


def test_the_first_are_marked_where_nobody_was(desk: Desk, qtbot: QtBot) -> None:
    fill_quota(desk, left=3)
    eligible(desk, 4)
    record(desk, a_draft(9))
    page = opened(desk, qtbot)
    page.filters.status.key = ""
    settle(qtbot, desk)

    click(page.quota.top)

    assert [cell(page, row, "status") for row in marked_rows(page)] == ["Layak"] * 3


def test_of_all_marked_only_those_who_need_a_place_stay_marked(desk: Desk, qtbot: QtBot) -> None:
    fill_quota(desk, left=2)
    chosen = eligible(desk, 4)
    page = opened(desk, qtbot)
    page.filters.status.key = ""
    settle(qtbot, desk)
    press(page, KEY.Key_A, CTRL)
    assert page.count == "152 dipilih dari 152"

    click(page.quota.top)

    assert list(page.model.marked) == chosen[:2]


def test_a_region_without_a_figure_says_where_it_must_come_from(desk: Desk, qtbot: QtBot) -> None:
    record(desk, a_draft(1), status=Status.ELIGIBLE)
    desk.services.scope.move("UEP", 2026)
    page = opened(desk, qtbot)

    assert "terapkan data acuan" in page.quota.words
    assert page.quota.top.isHidden()


def test_the_provinces_lump_is_one_bar_for_all_regions(desk: Desk, qtbot: QtBot) -> None:
    for serial, where in ((1, JAHAB), (2, MANGGAR)):
        store = writing_store(desk)
        wanted = record_recipient.Request(
            Target("UEP", 2025, "perubahan"),
            a_draft(serial, village_code=where),
            status=Status.ELIGIBLE,
        )
        record_recipient.run(store, desk.services.session, wanted, now=NOW, today=TODAY)
        store.close()
    page = opened(desk, qtbot)
    page.filters.stage.key = "perubahan"
    press(page, KEY.Key_A, CTRL)
    page.filters.region.key = "64.71"
    settle(qtbot, desk)
    press(page, KEY.Key_A, CTRL)

    assert "2 dipilih" in page.quota.figures
    assert any("dipakai bersama" in text for text in texts(page.quota))


def test_a_decision_needs_its_decree_and_tells_what_it_did(desk: Desk, qtbot: QtBot) -> None:
    chosen = eligible(desk, 2)
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)
    dialog = dialog_of(page, Action.DECIDE, desk, qtbot)
    assert dialog.form.number.hasFocus()
    assert dialog.preview.summary == "Dapat dilakukan untuk semua 2 orang."
    assert dialog.preview.warnings.startswith("2 orang: Belum ada kunjungan")

    see_warnings(dialog)
    click(dialog.act_button)
    assert any("Nomor SK belum diisi" in text for text in texts(dialog))
    QTest.keyClicks(dialog.form.number, "460/118/2025")
    QTest.keyClicks(dialog.form.day.line, "1/8/2025")
    settle(qtbot, desk)
    assert not any("Nomor SK belum diisi" in text for text in texts(dialog))
    QTest.keyClick(dialog.form.day.line, KEY.Key_Return)
    settle(qtbot, desk)

    assert page.dialog is None
    assert [status_of(desk, uid) for uid in chosen] == ["ditetapkan"] * 2
    message = desk.office.window.message
    assert message.startswith("2 orang ditetapkan dengan SK 460/118/2025, Jumat, 1 Agustus 2025")
    assert "Ctrl+Z" in message
    assert page.count == "0 dipilih dari 0"


def test_families_nobody_visited_are_found_eligible_only_after_a_look(
    desk: Desk, qtbot: QtBot
) -> None:
    chosen = record(desk, a_draft(1), a_draft(2), status=Status.PROPOSED)
    page = opened(desk, qtbot)
    page.filters.status.key = "diusulkan"
    settle(qtbot, desk)
    press(page, KEY.Key_A, CTRL)
    dialog = dialog_of(page, Action.FIND_ELIGIBLE, desk, qtbot)
    summary = next(
        label
        for label in dialog.preview.findChildren(QLabel)
        if label.text() == dialog.preview.summary
    )
    assert summary.property("level") == "warning"
    assert dialog.preview.seen.text() == "Saya sudah melihat: belum dikunjungi (2 orang)"

    see_warnings(dialog)
    dialog.preview.seen.setFocus()
    for _ in range(2):
        QTest.keyClick(dialog, KEY.Key_Tab)
    assert dialog.act_button.hasFocus()
    QTest.keyClick(dialog.act_button, KEY.Key_Space)
    settle(qtbot, desk)

    assert [status_of(desk, uid) for uid in chosen] == ["layak"] * 2


def test_the_last_decree_is_offered_and_never_filled_in_by_itself(desk: Desk, qtbot: QtBot) -> None:
    fill_quota(desk, left=10)
    eligible(desk, 1)
    page = opened(desk, qtbot)
    press(page, KEY.Key_Space)
    dialog = dialog_of(page, Action.DECIDE, desk, qtbot)
    assert dialog.form.number.text() == ""

    click(dialog.form.last)

    assert dialog.form.number.text() == "460/9/2025"
    assert dialog.form.day.line.text() == "09/07/2025"


def test_the_refused_are_listed_together_and_skipped_on_request(desk: Desk, qtbot: QtBot) -> None:
    fill_quota(desk, left=2)
    chosen = eligible(desk, 8)
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)
    dialog = dialog_of(page, Action.DECIDE, desk, qtbot)
    assert dialog.preview.summary == "Dapat dilakukan untuk 2 orang; 6 tertolak:"
    assert dialog.preview.refused.count() == 1
    assert dialog.preview.refused.item(0).text().endswith("dan 2 orang lagi")
    assert not dialog.act_button.isEnabled()

    dialog.preview.skip.setChecked(True)
    see_warnings(dialog)
    assert dialog.act_button.text() == "Tetapkan: 2 orang"
    QTest.keyClicks(dialog.form.number, "460/118/2025")
    QTest.keyClicks(dialog.form.day.line, "1/8/2025")
    settle(qtbot, desk)
    click(dialog.act_button)
    settle(qtbot, desk)

    assert [status_of(desk, uid) for uid in chosen] == ["ditetapkan"] * 2 + ["layak"] * 6
    assert "6 yang tertolak dilewati" in desk.office.window.message
    assert len(page.model.marked) == 6


def test_a_value_for_all_is_judged_before_it_is_granted(desk: Desk, qtbot: QtBot) -> None:
    chosen = eligible(desk, 2)
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)
    dialog = dialog_of(page, Action.DECIDE, desk, qtbot)

    QTest.keyClicks(dialog.form.value, "9000000")
    settle(qtbot, desk)

    assert "Nilai ditetapkan Rp9.000.000 di atas Rp5.000.000" in dialog.preview.warnings
    assert dialog.preview.seen.text().endswith(", dan 1 macam peringatan lain")
    assert not dialog.act_button.isEnabled()
    dialog.reject()
    assert [status_of(desk, uid) for uid in chosen] == ["layak"] * 2


def test_a_place_that_was_taken_meanwhile_is_seen_before_anything_is_kept(
    desk: Desk, qtbot: QtBot
) -> None:
    fill_quota(desk, left=1)
    first, second = eligible(desk, 2)
    page = opened(desk, qtbot)
    page.model.mark_only([key for key in page.model.keys if key.proposal == second])
    dialog = dialog_of(page, Action.DECIDE, desk, qtbot)
    QTest.keyClicks(dialog.form.number, "460/118/2025")
    QTest.keyClicks(dialog.form.day.line, "1/8/2025")
    settle(qtbot, desk)
    store = writing_store(desk)
    wanted = decide_proposals.Request(
        Action.DECIDE, [first], "460/1/2025", TODAY, seen_warnings=True
    )
    decide_proposals.run(store, desk.services.session, wanted, now=NOW, today=TODAY)
    store.close()

    see_warnings(dialog)
    click(dialog.act_button)
    settle(qtbot, desk)

    assert dialog.isVisible()
    assert "Keadaan berubah" in dialog.banner.text
    assert dialog.preview.refused.count() == 1
    assert status_of(desk, second) == "layak"


def test_cancelling_after_the_decree_says_where_the_money_goes(desk: Desk, qtbot: QtBot) -> None:
    fill_quota(desk, left=149)
    page = opened(desk, qtbot)
    page.filters.status.key = "ditetapkan"
    settle(qtbot, desk)
    press(page, KEY.Key_Space)
    dialog = dialog_of(page, Action.CANCEL, desk, qtbot)
    assert "kembali ke kas daerah" in dialog.banner.text

    QTest.keyClicks(dialog.form.reason, "pindah ke luar Kaltim")
    click(dialog.act_button)
    settle(qtbot, desk)

    assert page.quota.figures == ("0 sudah ditetapkan", "1 hilang (batal setelah SK)",
                                  "0 dipilih", "149 sisa ditetapkan")  # fmt: skip


def test_reserves_get_numbers_and_can_be_put_before_others(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 3)
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)
    dialog = dialog_of(page, Action.RESERVE, desk, qtbot)
    assert dialog.form.rank.text() == "1"
    click(dialog.act_button)
    settle(qtbot, desk)
    page.filters.status.key = "cadangan"
    settle(qtbot, desk)
    assert [cell(page, row, "rank") for row in range(3)] == ["1", "2", "3"]
    last = names(page)[2]

    page.model.mark_only(page.model.keys[2:])
    assert page.steps.button(Action.RESERVE).text() == "Ubah urutan cadangan"
    dialog = dialog_of(page, Action.RESERVE, desk, qtbot)
    assert dialog.windowTitle() == "Ubah urutan cadangan: 1 orang"
    assert dialog.act_button.text() == "Ubah urutan cadangan: 1 orang"
    assert dialog.preview.summary == "Dapat dilakukan untuk 1 orang ini."
    dialog.form.rank.setText("1")
    click(dialog.act_button)
    settle(qtbot, desk)

    assert names(page)[0] == last


def test_replacing_is_refused_with_the_rule_and_where_to_change_it(
    desk: Desk, qtbot: QtBot
) -> None:
    record(desk, a_draft(1), status=Status.RESERVE)
    page = opened(desk, qtbot)
    page.filters.status.key = "cadangan"
    settle(qtbot, desk)
    press(page, KEY.Key_Space)

    dialog = dialog_of(page, Action.REPLACE, desk, qtbot)

    assert dialog.preview.summary == "Tidak dapat dilakukan untuk 1 orang ini:"
    spoken = str(dialog.preview.refused.item(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Pengaturan > Aturan" in spoken
    assert not dialog.act_button.isEnabled()
    assert dialog.preview.skip.isHidden()


def test_esc_closes_the_dialog_and_the_list_has_the_keyboard_again(
    desk: Desk, qtbot: QtBot
) -> None:
    eligible(desk, 1)
    page = opened(desk, qtbot)
    press(page, KEY.Key_Space)
    dialog = dialog_of(page, Action.RETURN, desk, qtbot)

    QTest.keyClick(dialog, KEY.Key_Escape)

    assert page.dialog is None
    assert page.window().focusWidget() is page.table
    assert marked_rows(page) == [0]


def test_an_answer_after_the_dialog_was_closed_harms_nobody(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 1)
    page = opened(desk, qtbot)
    press(page, KEY.Key_Space)

    page.take(Action.DECIDE.value)
    assert page.dialog is not None
    page.dialog.reject()
    settle(qtbot, desk)

    assert page.dialog is None


def test_cancelling_while_it_writes_keeps_nothing(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = eligible(desk, 3)
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)
    dialog = dialog_of(page, Action.FIND_INELIGIBLE, desk, qtbot)
    QTest.keyClicks(dialog.form.reason, "usahanya sudah besar")

    real, go_on = decide_proposals.look, threading.Event()

    def slow(*args: object, **more: object) -> object:
        go_on.wait(timeout=10)
        return real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(decide_proposals, "look", slow)
    click(dialog.act_button)
    dialog.reject()
    go_on.set()
    settle(qtbot, desk)

    assert dialog.isVisible()
    assert dialog.banner.text == "Dibatalkan. Belum ada yang disimpan."
    assert [status_of(desk, uid) for uid in chosen] == ["layak"] * 3


def test_a_failure_is_said_in_the_dialog(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    eligible(desk, 1)
    page = opened(desk, qtbot)
    press(page, KEY.Key_Space)
    dialog = dialog_of(page, Action.RESERVE, desk, qtbot)

    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(decide_proposals, "run", full)
    click(dialog.act_button)
    settle(qtbot, desk)

    assert dialog.banner.text
    assert dialog.act_button.isEnabled()


def test_somebody_deleted_elsewhere_is_no_longer_marked(desk: Desk, qtbot: QtBot) -> None:
    first, _second = eligible(desk, 2)
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)

    change(desk, "record.delete", (Kind.PROPOSAL, first, {"deleted": 1}))
    desk.services.bus.publish(Topic.RECIPIENTS)
    settle(qtbot, desk)

    assert page.count == "1 dipilih dari 1"


def test_enter_and_a_double_click_open_the_person(desk: Desk, qtbot: QtBot) -> None:
    first, second = eligible(desk, 2)
    page = opened(desk, qtbot)
    people = desk.office.pages.recipients

    press(page, KEY.Key_Return)
    assert desk.office.window.current is people
    assert people.form.proposal == first

    desk.office.window.show_page("decisions")
    where = page.table.visualRect(page.model.index(1, 1)).center()
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, PLAIN, where)
    assert people.form.proposal == second
    assert marked_rows(page) == []


def test_nobody_of_another_year_stays_marked(desk: Desk, qtbot: QtBot) -> None:
    eligible(desk, 2)
    page = opened(desk, qtbot)
    press(page, KEY.Key_A, CTRL)

    desk.services.scope.move("UEP", 2026)
    settle(qtbot, desk)

    assert page.count == "0 dipilih dari 0"


def test_a_field_officer_has_no_such_page_and_no_key_for_it(officer_desk: Desk) -> None:
    window = officer_desk.office.window

    QTest.keyClick(window, KEY.Key_4, Qt.KeyboardModifier.AltModifier)

    assert officer_desk.office.pages.decisions is None
    assert not officer_desk.office.actions["page.decisions"].isVisible()
    assert window.current is officer_desk.office.pages.home


def test_the_office_of_a_regency_decides_for_itself_only(
    open_desk: MakeDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    an_office(tmp_path / "bontang", region_code="64.74")
    desk = open_desk(tmp_path / "bontang")
    page = desk.office.pages.decisions
    assert page is not None
    desk.office.window.show_page("decisions")
    settle(qtbot, desk)

    assert page.filters.region.isHidden()
    assert page.filters.value.region_code == "64.74"


def test_the_model_keeps_the_rules_of_a_model(crowded_desk: Desk, qtbot: QtBot) -> None:
    page = opened(crowded_desk, qtbot)
    page.filters.status.key = ""
    settle(qtbot, crowded_desk)

    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)

    assert page.model.rowCount() > 20
    box = page.model.index(0, 0)
    assert page.model.setData(box, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert not page.model.setData(box, "x")
    assert marked_rows(page) == [0]
    assert page.model.row_at(box) is not None
    assert page.model.headerData(1, Qt.Orientation.Horizontal) == "Nama"
    assert page.model.headerData(99, Qt.Orientation.Horizontal) is None


@pytest.mark.parametrize(
    ("states", "role", "offered"),
    [
        ((), Role.OPERATOR, ()),
        ((Status.DRAFT,), Role.FIELD_OFFICER, (Action.CANCEL, Action.PROPOSE)),
        ((Status.CANCELLED,), Role.OPERATOR, ()),
        ((Status.DRAFT, Status.DECIDED), Role.OPERATOR, (Action.CANCEL,)),
        ((Status.DRAFT, Status.MONITORED), Role.OPERATOR, ()),
    ],
)
def test_the_step_bar_offers_what_role_and_states_allow(
    qtbot: QtBot, states: tuple[Status, ...], role: Role, offered: tuple[Action, ...]
) -> None:
    bar = StepBar(role)
    qtbot.addWidget(bar)

    bar.show_states(states, "Pilih dulu.")

    assert bar.offered == offered
    assert bool(bar.hint) is not bool(offered)


def test_the_step_bar_says_which_step_is_asked_for(qtbot: QtBot) -> None:
    bar = StepBar(Role.OPERATOR)
    qtbot.addWidget(bar)
    bar.show_states([Status.ELIGIBLE])
    bar.show()

    with qtbot.waitSignal(bar.asked) as asked:
        click(bar.button(Action.DECIDE))

    assert asked.args == ["tetapkan"]


def test_where_there_is_no_room_what_leads_back_goes_into_a_menu(qtbot: QtBot) -> None:
    bar = StepBar(Role.OPERATOR)
    qtbot.addWidget(bar)
    bar.show_states([Status.ELIGIBLE])
    bar.resize(1400, 60)
    bar.show()
    assert bar.button(Action.CANCEL).isVisible()
    assert not bar.more.isVisible()
    offered = bar.offered

    bar.resize(360, 60)

    assert bar.offered == offered
    assert bar.more.isVisible()
    assert not bar.button(Action.CANCEL).isVisible()
    assert bar.button(Action.DECIDE).isVisible()
    menu = bar.more.menu()
    entries = [entry for entry in menu.actions() if entry.isVisible()]
    assert [entry.text() for entry in entries][:2] == ["Batalkan", "Kembalikan"]
    with qtbot.waitSignal(bar.asked) as asked:
        entries[0].trigger()
    assert asked.args == ["batalkan"]
    shown = [bar.button(action) for action in bar.offered if bar.button(action).isVisible()]
    qtbot.waitUntil(lambda: len({made.y() for made in (*shown, bar.more)}) == 1)
    bar.show_states([Status.DECIDED])
    assert not bar.more.isVisible()
    assert bar.button(Action.CANCEL).isVisible()


def test_a_row_of_buttons_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    flow = FlowLayout(room, 8, all_right=True)
    buttons = [button("Jadikan cadangan") for _number in range(3)]
    for one in buttons:
        flow.addWidget(one)
    wide = flow.sizeHint().width()
    one_line = flow.heightForWidth(wide)

    room.resize(wide // 2, 200)
    room.show()

    assert flow.heightForWidth(wide // 2) == 3 * one_line + 2 * 8
    assert len({one.y() for one in buttons}) == 3
    assert flow.count() == 3
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None
    assert flow.takeAt(0) is not None
    assert flow.minimumSize().width() < wide
