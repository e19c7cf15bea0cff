"""Pengaturan: proving the store, and taking a newer reference set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.seed_files import read_seed
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.settings.checks import level_of
from bansos_desktop.ui.pages.settings.page import SettingsPage
from bansos_desktop.ui.services import Folders
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import sync_reference
from bansos_desktop.usecases.check_health import Check
from tests.factories import ROOT, SEED, a_draft
from tests.soundness import raw
from tests.ui.acts import button_called, click, open_dialog, record, texts, writing_store
from tests.ui.offices import settle

SHIPPED = read_seed(SEED)
NEWER = SHIPPED.version + 1


def newer_seed(path: Path, *, version: int = NEWER, renamed: int = 0) -> Path:
    """A set in which Paser gets 175 places, 2026 has a figure, and some kinds are renamed."""
    quotas = [dict(row) for row in SHIPPED.sections["quotas"]]
    quotas[0]["quota"] = "175"
    quotas.append(quotas[0] | {"year": "2026", "quota": "90"})
    kinds = [dict(row) for row in SHIPPED.sections["business_types"]]
    for row in kinds[:renamed]:
        row["name"] += " (baru)"
    content = {
        "format": "bansos-seed/1",
        "version": version,
        "title": "Uji",
        "sections": {"business_types": kinds, "quotas": quotas},
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def page(desk: Desk) -> SettingsPage:
    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("reference")
    return desk.office.pages.settings


def groups(page: SettingsPage) -> list[str]:
    """The titles of the comparison's groups, from the top."""
    tree = page.reference.view.tree
    return [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]


def lines(page: SettingsPage, group: int = 0) -> list[list[str]]:
    """The cells of a group's lines that hold something."""
    item = page.reference.view.tree.topLevelItem(group)
    rows = [item.child(at) for at in range(item.childCount())]
    return [[text for column in range(5) if (text := row.text(column))] for row in rows]


def answer_with(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """What the file dialog is told."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))


def test_the_page_says_whose_data_this_is(desk: Desk, page: SettingsPage) -> None:
    assert any(text.startswith(f"Versi {SHIPPED.version}: ") for text in texts(page))

    page.show_section("office")
    shown = texts(page)

    assert {"Kalimantan Timur", "Siti Operator", "Operator"} <= set(shown)
    assert str(desk.services.folders.data) in shown


def test_a_whole_store_is_proved_line_by_line(desk: Desk, page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section("checks")
    click(button_called(page, "Periksa sekarang"))
    settle(qtbot, desk)

    shown = texts(page)
    assert "Berkas data utuh." in shown
    assert any("rantai utuh" in text for text in shown)
    assert desk.office.window.message == "Data utuh: semua pemeriksaan cocok."
    assert button_called(page, "Periksa sekarang").isEnabled()


def test_a_table_that_was_tampered_with_is_found(
    desk: Desk, page: SettingsPage, qtbot: QtBot
) -> None:
    record(desk, a_draft(1))
    store = writing_store(desk)
    raw(store).execute("update person set name = 'Orang Lain'")
    raw(store).conn.commit()
    store.close()

    page.check_health()
    settle(qtbot, desk)

    assert desk.office.window.message.startswith("Ada yang tidak cocok.")


def test_a_check_that_cannot_run_says_why(
    desk: Desk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bansos_desktop.usecases.check_health.run", full)

    page.check_health()
    settle(qtbot, desk)

    assert "penuh" in desk.office.window.message
    assert button_called(page, "Periksa sekarang").isEnabled()


def test_the_same_set_has_nothing_to_apply(
    desk: Desk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, str(SEED / "manifest.json"))

    click(button_called(page, "Bandingkan dengan berkas…"))
    settle(qtbot, desk)

    assert "Sama dengan yang terpasang. Tidak ada yang perlu diterapkan." in texts(page)
    assert "Terapkan" not in visible_buttons(page)


def visible_buttons(page: SettingsPage) -> list[str]:
    """The texts of the buttons that can be seen."""
    return [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]


def test_a_dialog_without_an_answer_changes_nothing(
    desk: Desk, page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, "")

    click(button_called(page, "Bandingkan dengan berkas…"))
    settle(qtbot, desk)

    assert desk.office.window.message == ""


def test_a_newer_set_is_compared_then_applied_and_the_window_follows(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, str(newer_seed(tmp_path / "acuan.json")))
    record(desk, a_draft(1))
    years = next(
        box
        for box in desk.office.window.findChildren(ChoiceBox)
        if box.accessibleName() == "Tahun anggaran"
    )
    assert [years.itemData(row) for row in range(years.count())] == ["2026", "2025"]

    click(button_called(page, "Bandingkan dengan berkas…"))
    settle(qtbot, desk)
    assert any(text.startswith(f"Data acuan versi {NEWER} (Uji)") for text in texts(page))
    assert groups(page) == ["Kuota naik (1)", "Kuota baru (1)"]
    assert lines(page) == [["UEP · Kabupaten Paser murni 2025", "150", "175", "0"]]
    click(button_called(page, "Terapkan"))
    settle(qtbot, desk)

    assert desk.office.window.message.startswith("Data acuan baru diterapkan.")
    assert f"Versi {NEWER}: Uji." in texts(page)
    assert [years.itemData(row) for row in range(years.count())] == ["2027", "2026", "2025"]
    assert years.key == "2025"
    desk.office.window.show_page("quotas")
    assert desk.office.pages.quotas.overview.model.index(0, 4).data() == "175"
    assert desk.services.store.recipients.count() == 1


def test_a_figure_below_its_use_stands_first_and_is_marked_when_checked(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    record(desk, a_draft(1))
    quotas = [dict(row) for row in SHIPPED.sections["quotas"]]
    for row in quotas:
        row["quota"] = "0"
    path = newer_seed(tmp_path / "acuan.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["sections"] = {"quotas": quotas}
    path.write_text(json.dumps(content), encoding="utf-8")

    page.reference.look_at(path)
    settle(qtbot, desk)
    assert groups(page)[0] == "Di bawah yang sudah terpakai atau dirinci (1)"
    (line,) = lines(page)
    assert line == [
        "UEP · Kabupaten Kutai Kartanegara murni 2025", "150", "0", "1", "kurang 1 tempat",
    ]  # fmt: skip
    assert any(text.startswith("1 kuota jatuh di bawah") for text in texts(page))
    click(button_called(page, "Terapkan"))
    question = open_dialog(ConfirmDialog)
    assert any("(sudah terpakai 1)" in text for text in texts(question))
    click(question.cancel_button)
    settle(qtbot, desk)
    assert desk.services.store.reference.seed().version == SHIPPED.version
    click(button_called(page, "Terapkan"))
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)
    page.check_health()
    settle(qtbot, desk)

    assert any(text.startswith("Perlu diputuskan: ") for text in texts(page))
    assert any("Kutai Kartanegara terpakai 1 dari 0, lebih 1." in text for text in texts(page))
    assert desk.office.window.message.startswith("Data utuh. ")
    assert desk.office.window.message.endswith(" angka perlu diputuskan.")


@pytest.mark.parametrize(
    ("check", "level"),
    [
        (Check("a", ok=True, detail=""), Level.SUCCESS),
        (Check("a", ok=True, detail="", attention=True), Level.WARNING),
        (Check("a", ok=False, detail=""), Level.ERROR),
    ],
)
def test_a_check_is_shown_by_the_icon_of_its_level(check: Check, level: Level) -> None:
    assert level_of(check) is level


def test_many_harmless_differences_start_closed_below_the_figures(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.reference.look_at(newer_seed(tmp_path / "acuan.json", renamed=15))
    settle(qtbot, desk)

    tree = page.reference.view.tree
    assert groups(page) == ["Kuota naik (1)", "Kuota baru (1)", "Jenis usaha: 15 berubah"]
    assert [tree.topLevelItem(at).isExpanded() for at in range(3)] == [True, True, False]


@pytest.mark.parametrize("content", ["{", '{"format": "bansos-seed/1", "version": 0}'])
def test_a_damaged_set_is_refused_with_its_reason(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "rusak.json"
    path.write_text(content, encoding="utf-8")

    page.reference.look_at(path)
    settle(qtbot, desk)

    assert desk.office.window.message
    assert "Kesalahan program" not in desk.office.window.message
    assert "Terapkan" not in visible_buttons(page)


def test_applying_that_fails_can_be_tried_again(
    desk: Desk, page: SettingsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.reference.look_at(newer_seed(tmp_path / "acuan.json"))
    settle(qtbot, desk)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bansos_desktop.usecases.sync_reference.apply", full)
    click(button_called(page, "Terapkan"))
    settle(qtbot, desk)

    assert "penuh" in desk.office.window.message
    assert button_called(page, "Terapkan").isEnabled()


def test_a_newer_set_that_came_with_the_program_is_offered_by_itself(
    open_desk, empty_office: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    shipped = tmp_path / "acuan baru"
    shipped.mkdir()
    newer_seed(shipped / "manifest.json")
    desk = open_desk(empty_office)
    folders = Folders(desk.services.folders.data, ROOT / "resources" / "formats", shipped)
    object.__setattr__(desk.services, "folders", folders)

    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("reference")
    settle(qtbot, desk)

    assert groups(desk.office.pages.settings) == ["Kuota naik (1)", "Kuota baru (1)"]
    assert "Terapkan" in visible_buttons(desk.office.pages.settings)


def test_a_damaged_shipped_set_is_named_and_the_page_stays(
    desk: Desk, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_arguments: object) -> int:
        raise StoreError("seed.damaged", name="manifest.json")

    monkeypatch.setattr(sync_reference, "newer_shipped", damaged)

    page.reload()

    assert "manifest.json" in desk.office.window.message


@pytest.mark.parametrize(("width", "look"), [(911, "packed"), (1366, "many")])
def test_every_tab_is_in_sight_however_narrow_the_window(
    page: SettingsPage, desk: Desk, qtbot: QtBot, width: int, look: str
) -> None:
    bar = page.tabs.tabBar()
    for other in (2277 - width, width):  # from the other size, and back to it
        desk.office.window.resize(other, 485)
        qtbot.wait(1)

    assert bar.property("kind") == look
    for at in range(bar.count()):
        page.tabs.setCurrentIndex(at)
        qtbot.wait(1)
        assert [arrow for arrow in bar.findChildren(QToolButton) if arrow.isVisible()] == []
