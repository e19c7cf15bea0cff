"""Beranda as a list of what is to be done: each row is one click, or one key, from the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.scratch import Scratch
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.errors import StoreError
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.home import tasks
from bansos_desktop.ui.pages.home.board import TaskBoard
from bansos_desktop.ui.pages.home.page import HomePage
from bansos_desktop.ui.pages.home.task_row import TaskRow
from bansos_desktop.ui.pages.home.tasks import MOST_NAMED, Group, Task
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases import keep_scratch, list_findings, share_quota, sync_reference
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.list_due import When
from bansos_desktop.usecases.share_quota import SplitRequest
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, NOW, TODAY, a_draft, an_office
from tests.lives import hand_over, plan_goods
from tests.soundness import raw
from tests.ui.acts import button_called, click, record, texts, writing_store
from tests.ui.offices import MakeDesk

PATIENCE = 10_000
LUMP = "Kuota perubahan belum dirinci per kabupaten/kota"
PAPERS = "Lengkapi kop dan penanda tangan untuk dokumen."


def seen(desk: Desk, qtbot: QtBot) -> HomePage:
    """Beranda when it has looked everywhere."""
    home = desk.office.pages.home
    desk.services.bus.publish(Topic.RECIPIENTS | Topic.QUOTAS)
    qtbot.waitUntil(lambda: not home._timer.isActive() and home._job is None, timeout=PATIENCE)
    return home


def rows(home: HomePage, group: Group | None = None) -> dict[str, TaskRow]:
    """The visible rows by their words."""
    QApplication.processEvents()  # what a layout took in is shown a turn later
    found = [row for row in home.findChildren(TaskRow) if row.isVisible()]
    return {row.task.text: row for row in found if group in (None, row.task.group)}


def counts(home: HomePage, group: Group) -> dict[str, int]:
    return {text: row.task.count for text, row in rows(home, group).items()}


def change(desk: Desk, proposals: Sequence[str], **values: str) -> None:
    """Write past the window what another use case would."""
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="test") as work:
        for uid in proposals:
            work.put(Kind.PROPOSAL, uid, values)
    store.close()


def split(desk: Desk, shares: dict[str, int]) -> None:
    """Split the province's lump of 2025."""
    store = writing_store(desk)
    lump = SplitRequest(FigureKey("UEP", 2025, "perubahan", "64"), shares, reason="menurut surat")
    share_quota.split(store, desk.services.session, lump, now=NOW, today=TODAY)
    store.close()


def in_kukar(serial: int, **changed: object) -> RecipientDraft:
    return a_draft(serial, **changed)


def test_numbers_by_status_lead_to_the_list_they_count(desk: Desk, qtbot: QtBot) -> None:
    record(desk, a_draft(1), a_draft(2))
    record(desk, a_draft(3), status=Status.DECIDED)
    record(desk, a_draft(4), status=Status.ELIGIBLE)
    record(desk, a_draft(5), status=Status.DRAFT)

    home = seen(desk, qtbot)

    assert counts(home, Group.TODAY) == {
        "Draf yang belum diusulkan": 1,
        "Usulan menunggu verifikasi lapangan": 2,
        "Penerima ditetapkan menunggu penyaluran": 1,
    }
    assert counts(home, Group.DECIDE) == {
        LUMP: 180,
        "Usulan layak menunggu penetapan": 1,
        PAPERS: 0,
    }
    click(rows(home)["Usulan menunggu verifikasi lapangan"])
    assert desk.office.window.current is desk.office.pages.verification


@pytest.mark.parametrize(
    ("status", "text", "page"),
    [
        (Status.DRAFT, "Draf yang belum diusulkan", "recipients"),
        (Status.DECIDED, "Penerima ditetapkan menunggu penyaluran", "handovers"),
        (Status.ELIGIBLE, "Usulan layak menunggu penetapan", "decisions"),
    ],
)
def test_each_number_leads_to_the_page_of_its_work(
    desk: Desk, qtbot: QtBot, status: Status, text: str, page: str
) -> None:
    record(desk, a_draft(1), status=status)
    home = seen(desk, qtbot)

    click(rows(home)[text])

    assert desk.office.window.current is getattr(desk.office.pages, page)
    if page == "recipients":
        assert desk.office.pages.recipients.filters.value.statuses == (status.value,)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_row_is_pressed_by_key_too(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    home = seen(desk, qtbot)
    row = rows(home)[LUMP]

    row.setFocus()
    QTest.keyClick(row, key)

    assert desk.office.window.current is desk.office.pages.quotas


def test_the_keyboard_stays_on_its_row_when_the_page_is_read_anew(desk: Desk, qtbot: QtBot) -> None:
    home = seen(desk, qtbot)
    before = rows(home)[LUMP]
    before.setFocus()

    seen(desk, qtbot)

    after = rows(home)[LUMP]
    assert after is not before
    assert after.hasFocus()


def test_an_overrun_is_for_the_operator_to_decide(desk: Desk, qtbot: QtBot) -> None:
    store = writing_store(desk)
    raw(store).execute("update quota set quota = 0 where region_code = '64.02'")
    raw(store).conn.commit()
    store.close()
    record(desk, a_draft(1))

    home = seen(desk, qtbot)

    found = rows(home, Group.DECIDE)["Kabupaten Kutai Kartanegara: usulan melebihi kuota murni"]
    click(found)
    assert desk.office.window.current is desk.office.pages.quotas


def test_returned_proposals_are_named_with_the_reason(desk: Desk, qtbot: QtBot) -> None:
    made = record(desk, *(a_draft(n) for n in range(1, MOST_NAMED + 3)), status=Status.RETURNED)
    change(desk, made[-1:], status_reason="Foto usaha belum ada")

    home = seen(desk, qtbot)

    shown = rows(home, Group.TODAY)
    assert len(shown) == MOST_NAMED + 1
    everybody = shown["Semua usulan yang dikembalikan"]
    assert everybody.task.count == len(made)
    click(shown["Perbaiki usulan Orang Contoh F: Foto usaha belum ada"])
    assert desk.office.window.current is desk.office.pages.recipients
    assert desk.office.pages.recipients.form.proposal == made[-1]
    desk.office.window.show_page("home")
    click(rows(seen(desk, qtbot))["Semua usulan yang dikembalikan"])
    chosen = desk.office.pages.recipients.filters.value
    assert (chosen.statuses, chosen.among) == ((Status.RETURNED.value,), None)


def test_people_of_several_places_are_decided_on_place_by_place(desk: Desk, qtbot: QtBot) -> None:
    in_manggar = {"village_code": MANGGAR, "region_code": "64.71"}
    record(desk, a_draft(1), a_draft(2), status=Status.ELIGIBLE)
    record(desk, a_draft(3, **in_manggar), status=Status.ELIGIBLE)

    shown = rows(seen(desk, qtbot), Group.DECIDE)

    named = "Usulan layak menunggu penetapan: Kota Balikpapan murni"
    assert shown[named].task.count == 1
    assert (
        shown["Usulan layak menunggu penetapan: Kabupaten Kutai Kartanegara murni"].task.count == 2
    )
    page = desk.office.pages.decisions
    assert page is not None
    click(shown[named])
    chosen = page.filters.value
    assert (chosen.stage, chosen.region_code, chosen.status) == ("murni", "64.71", "layak")
    assert page.model.rowCount() == 1


def test_more_places_than_can_be_named_lead_to_the_list_of_all(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "MOST_LINES", 1)
    record(desk, a_draft(1), status=Status.ELIGIBLE)
    record(desk, a_draft(2, village_code=MANGGAR, region_code="64.71"), status=Status.ELIGIBLE)

    click(rows(seen(desk, qtbot))["Usulan layak menunggu penetapan"])

    people = desk.office.pages.recipients
    assert desk.office.window.current is people
    assert people.filters.value.statuses == ("layak",)


def test_a_task_about_a_figure_marks_it(desk: Desk, qtbot: QtBot) -> None:
    click(rows(seen(desk, qtbot))[LUMP])

    line = desk.office.pages.quotas.overview.current
    assert line is not None
    assert (line.stage, line.region_code) == ("perubahan", "64")


def test_a_lump_that_is_partly_split_counts_what_is_left_of_it(desk: Desk, qtbot: QtBot) -> None:
    split(desk, {"64.01": 170})
    assert counts(seen(desk, qtbot), Group.DECIDE)[LUMP] == 10
    store = writing_store(desk)
    raw(store).execute("update quota set quota = 150 where stage = 'perubahan'")
    raw(store).conn.commit()
    store.close()

    shown = counts(seen(desk, qtbot), Group.DECIDE)

    assert LUMP not in shown
    assert shown["Kalimantan Timur: rincian melebihi kuota perubahan"] == 20


def test_a_kabupaten_is_not_asked_to_split_what_the_province_has(
    open_desk: MakeDesk, regency_operator: Path, qtbot: QtBot
) -> None:
    desk = open_desk(regency_operator)
    record(desk, in_kukar(1), target=Target("UEP", 2025, "perubahan"))

    home = seen(desk, qtbot)

    assert LUMP not in counts(home, Group.DECIDE)
    told = [tile.accessibleDescription() for tile in home.tiles]
    assert [tile.accessibleName() for tile in home.tiles[:2]] == ["Kuota: 150", "Terpakai: 1"]
    assert told[0] == "sisa diusulkan 150; bersama provinsi sisa 179 dari 180"
    assert told[1] == "1 usulan tercatat; 1 memakai kuota bersama provinsi"
    desk.services.scope.move("BST-INDIVIDU", 2025)
    seen(desk, qtbot)
    assert home.tiles[0].accessibleName() == "Kuota: 5.795"
    assert home.tiles[0].accessibleDescription() == "kuota bersama provinsi, sisa 5.795"
    assert home.tiles[2].accessibleDescription() == "dari kuota bersama provinsi"
    desk.office.window.show_page("quotas")
    totals = desk.office.pages.quotas.overview.totals
    assert (totals.texts["quota"], totals.texts["left"]) == ("5.795", "5.795")


@pytest.fixture(scope="module")
def regency_operator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kutai Kartanegara's data with an operator; copied before use."""
    folder = tmp_path_factory.mktemp("kantor") / "kukar-operator"
    an_office(folder, region_code="64.02")
    return folder


def test_an_unfinished_form_is_one_click_away(desk: Desk, qtbot: QtBot) -> None:
    store = writing_store(desk)
    session = desk.services.session
    nameless = Scratch(RecipientDraft(address="Jl. Poros"))
    keep_scratch.keep(store, session, "new-2", nameless, now=NOW)
    keep_scratch.keep(store, session, "new", Scratch(a_draft(1, name="Mariana Lawai")), now=NOW)
    other = replace(session, user="Orang lain")
    keep_scratch.keep(store, other, "new", Scratch(a_draft(2, name="Bukan Saya")), now=NOW)
    store.close()

    home = seen(desk, qtbot)

    shown = [text for text in rows(home) if "Formulir" in text or "formulir" in text]
    assert sorted(shown, reverse=True) == [
        "Formulir Mariana Lawai belum disimpan. Lanjutkan.",
        "Ada formulir yang belum disimpan. Lanjutkan.",
    ]
    click(rows(home)["Formulir Mariana Lawai belum disimpan. Lanjutkan."])
    assert desk.office.window.current is desk.office.pages.recipients
    assert desk.office.pages.recipients.form.fields.draft().name == "Mariana Lawai"


def test_findings_appear_when_ready_and_lead_to_their_people(desk: Desk, qtbot: QtBot) -> None:
    made = record(desk, a_draft(1, desil=3), a_draft(2, desil=4), a_draft(3))

    home = seen(desk, qtbot)

    assert counts(home, Group.DECIDE)["Desil bukan yang didahulukan"] == 2
    click(rows(home)["Desil bukan yang didahulukan"])
    people = desk.office.pages.recipients
    assert desk.office.window.current is people
    assert set(people.filters.value.among or ()) == set(made[:2])
    assert people.filters.value.label == "Desil bukan yang didahulukan"
    assert people.model.rowCount() == 2


def test_follow_up_visits_that_are_late_lead_to_their_list(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = record(desk, a_draft(1), status=Status.DECIDED)
    store = writing_store(desk)
    plan_goods(store, desk.services.session, proposal)
    hand_over(store, desk.services.session, proposal, day=date(2025, 5, 1), number="1")
    store.close()

    home = seen(desk, qtbot)

    text = "Kunjungan monev yang sudah lewat"
    assert counts(home, Group.TODAY)[text] == 1
    assert "1" in texts(rows(home)[text])
    click(rows(home)[text])
    assert desk.office.window.current is desk.office.pages.monitoring
    assert desk.office.pages.monitoring.when.key == When.LATE


def test_an_officer_is_told_the_villages_to_visit(officer_desk: Desk, qtbot: QtBot) -> None:
    desk = officer_desk
    record(desk, *(in_kukar(n) for n in (1, 2, 3)), in_kukar(4, village_code=LOA_IPUH))
    record(desk, in_kukar(5), status=Status.ELIGIBLE)

    home = seen(desk, qtbot)

    assert counts(home, Group.TODAY) == {
        "Kunjungan verifikasi di Jahab": 3,
        "Kunjungan verifikasi di Loa Ipuh": 1,
    }
    assert counts(home, Group.DECIDE) == {}
    click(rows(home)["Kunjungan verifikasi di Jahab"])
    page = desk.office.pages.verification
    assert desk.office.window.current is page
    assert page.villages.codes == (JAHAB,)


def test_whoever_was_visited_needs_no_visit(officer_desk: Desk, qtbot: QtBot) -> None:
    (one, _other) = record(officer_desk, in_kukar(1), in_kukar(2))
    store = writing_store(officer_desk)
    with store.write(officer_desk.services.session.author, now=NOW, act="test") as work:
        work.put(Kind.VERIFICATION, "visit", {"proposal": one, "visited_on": "2025-07-30"})
    store.close()

    home = seen(officer_desk, qtbot)

    assert counts(home, Group.TODAY) == {"Kunjungan verifikasi di Jahab": 1}


def test_many_villages_are_told_as_a_number(officer_desk: Desk, qtbot: QtBot) -> None:
    villages = [f"{JAHAB[:-1]}{last}" for last in range(1, MOST_NAMED + 3)]
    record(officer_desk, *(in_kukar(n, village_code=code) for n, code in enumerate(villages, 1)))

    home = seen(officer_desk, qtbot)

    assert counts(home, Group.TODAY)["Kunjungan verifikasi di 2 desa lain"] == 2


def test_an_office_with_nothing_to_do_is_praised(officer_desk: Desk, qtbot: QtBot) -> None:
    home = seen(officer_desk, qtbot)

    assert rows(home) == {}
    assert {"Semua beres"} <= set(texts(home))
    assert any(text.startswith("Tidak ada yang menunggu.") for text in texts(home))


def test_an_empty_year_is_not_looked_through(desk: Desk, qtbot: QtBot) -> None:
    record(desk, a_draft(1, desil=3))
    home = seen(desk, qtbot)

    desk.services.scope.move("UEP", 2024)
    qtbot.waitUntil(lambda: not home._timer.isActive(), timeout=PATIENCE)

    assert home._job is None
    assert "Memeriksa temuan…" not in texts(home)


def test_a_newer_reference_set_leads_to_its_comparison(
    open_desk: MakeDesk, empty_office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(empty_office)
    monkeypatch.setattr(sync_reference, "newer_shipped", lambda *_: 9)
    home = seen(desk, qtbot)

    click(rows(home)["Data acuan versi 9 tersedia. Bandingkan lalu terapkan."])

    settings = desk.office.pages.settings
    assert desk.office.window.current is settings
    assert settings.tabs.currentWidget() is settings.reference


def test_a_damaged_reference_set_is_left_to_pengaturan(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> int:
        raise StoreError("seed.damaged", name="manifest.json")

    monkeypatch.setattr(sync_reference, "newer_shipped", damaged)

    assert not any("Data acuan" in text for text in rows(seen(desk, qtbot)))


def test_a_look_that_fails_says_why_and_keeps_what_is_known(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    record(desk, a_draft(1))
    monkeypatch.setattr(list_findings, "run", full)

    home = seen(desk, qtbot)

    assert "penuh" in desk.office.window.message
    assert rows(home).keys() == {"Usulan menunggu verifikasi lapangan", LUMP, PAPERS}


def test_leaving_the_page_calls_the_look_off_until_it_is_seen_again(
    desk: Desk, qtbot: QtBot
) -> None:
    record(desk, a_draft(1, desil=3))
    home = seen(desk, qtbot)
    desk.services.bus.publish(Topic.RECIPIENTS)
    assert home._timer.isActive()

    desk.office.window.show_page("quotas")
    assert not home._timer.isActive()
    desk.office.window.show_page("home")

    assert home._timer.isActive()
    assert "Memeriksa temuan…" in texts(home)


def test_an_answer_to_an_earlier_look_is_not_shown(desk: Desk, qtbot: QtBot) -> None:
    home = seen(desk, qtbot)
    before = home.board.tasks

    home._on_looked(home._look - 1, [])
    home._on_failed(home._look - 1, "Basi.")

    assert home.board.tasks == before
    assert desk.office.window.message == ""


def many_tasks(count: int) -> list[Task]:
    """Tasks of one card, each with words of its own."""
    names = [f"Tugas {number}" for number in range(count)]
    return [Task(Group.TODAY, Level.INFO, name, 1, "recipients") for name in names]


def shown_rows(board: TaskBoard) -> list[str]:
    """The words of the rows that are not folded away."""
    found = [row for row in board.findChildren(TaskRow) if not row.isHidden()]
    return [row.task.text for row in found]


def test_a_long_list_of_tasks_is_folded_until_it_is_opened(
    icons: IconSet, dressed: QApplication, qtbot: QtBot
) -> None:
    board = TaskBoard(icons)
    qtbot.addWidget(board)
    board.show()

    board.show_tasks(many_tasks(8), looking=False)
    assert len(shown_rows(board)) == 8  # a fold would hide one row and take its room

    board.show_tasks(many_tasks(10), looking=False)
    assert len(shown_rows(board)) == 7
    click(button_called(board, "3 tugas lainnya"))

    assert len(shown_rows(board)) == 10
    board.show_tasks(many_tasks(12), looking=False)
    assert len(shown_rows(board)) == 12
