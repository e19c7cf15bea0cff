"""Pengaturan, Kop & penanda tangan: asked once, seen as it prints, marked where it is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.document import SignaturePart
from bansos_desktop.domain.office_paper import OfficePaper, OfficePapers, Signatory
from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.settings.papers import PapersSection
from bansos_desktop.usecases import keep_profile
from tests.factories import NOW, a_signatory, some_papers
from tests.ui.acts import click, texts, writing_store
from tests.ui.offices import MakeDesk, settle

SIGNS, COMMITS = SignaturePart.SIGNS, SignaturePart.COMMITS
KEY = Qt.Key


@pytest.fixture
def section(desk: Desk) -> PapersSection:
    """The section of an office that has nothing yet, in sight."""
    return shown(desk)


def shown(desk: Desk) -> PapersSection:
    desk.office.actions["office.papers"].trigger()
    section = desk.office.pages.settings.papers
    assert section.isVisible()
    return section


def keep(desk: Desk, papers: OfficePapers) -> None:
    """Keep papers past the window; nobody tells its pages."""
    store, region = writing_store(desk), desk.services.session.region_code
    keep_profile.run(store, desk.services.session, papers, store.papers.rev(region), now=NOW)
    store.close()


def kept(desk: Desk) -> OfficePapers:
    return desk.services.store.papers.papers(desk.services.session.region_code)


def fill_in(section: PapersSection) -> None:
    """Type what stands on a letter of the office."""
    for line, text in zip(
        section.letterhead.lines, ("PEMERINTAH PROVINSI", "DINAS SOSIAL"), strict=False
    ):
        QTest.keyClicks(line, text)
    QTest.keyClicks(section.letterhead.place, "Samarinda")
    editors = section.signatories.blocks["", SIGNS].editors
    QTest.keyClicks(editors["position"], "Kepala Dinas")
    QTest.keyClicks(editors["name"], "Nama Contoh")
    QTest.keyClicks(editors["nip"], "198001012005011001")


def test_a_new_office_is_told_what_to_do_and_nothing_is_red(section: PapersSection) -> None:
    assert section.banner.text.startswith("Belum diisi:")
    assert "PEMERINTAH PROVINSI KALIMANTAN TIMUR" in section.letterhead.picture.accessibleName()
    assert all("belum diisi" not in row.note for row in section.rows.values())
    assert not section.save_button.isEnabled()


def test_what_is_typed_is_seen_kept_and_told(
    section: PapersSection, desk: Desk, qtbot: QtBot
) -> None:
    fill_in(section)
    assert section.letterhead.picture.accessibleName() == "PEMERINTAH PROVINSI; DINAS SOSIAL"
    assert desk.office.pages.settings.is_dirty
    assert "Ada perubahan yang belum disimpan." in texts(section)

    desk.office.actions["recipient.save"].trigger()
    settle(qtbot, desk)

    assert kept(desk) == OfficePapers(
        OfficePaper(("PEMERINTAH PROVINSI", "DINAS SOSIAL", "", "", ""), "Samarinda"),
        (Signatory("", SIGNS, "Kepala Dinas", "Nama Contoh", "", "198001012005011001"),),
    )
    assert desk.office.window.message.startswith("Kop dan penanda tangan disimpan")
    assert section.banner.text == ""
    assert not desk.office.pages.settings.is_dirty
    nip = section.signatories.blocks["", SIGNS].editors["nip"]
    assert nip.text() == "19800101 200501 1 001"


def test_a_nip_groups_itself_when_it_is_left(section: PapersSection) -> None:
    nip = section.signatories.blocks["", COMMITS].editors["nip"]

    QTest.keyClicks(nip, "1980010120 0501 1001")
    QTest.keyClick(nip, KEY.Key_Return)
    assert nip.text() == "19800101 200501 1 001"

    nip.setText("1980 01")
    QTest.keyClick(nip, KEY.Key_Return)
    assert nip.text() == "1980 01"


def test_what_is_wrong_is_marked_at_its_field_until_it_is_mended(
    section: PapersSection, desk: Desk, qtbot: QtBot
) -> None:
    fill_in(section)
    editors = section.signatories.blocks["", SIGNS].editors
    editors["nip"].setText("1980")
    editors["name"].setText("Nama 2")

    click(section.save_button)
    settle(qtbot, desk)

    assert kept(desk).is_empty
    assert section.rows["umum.penanda.nip"].note.startswith("NIP berisi 4 angka")
    assert section.rows["umum.penanda.name"].note.startswith("Nama memuat angka.")
    assert editors["name"].hasFocus()
    editors["name"].setText("Nama Contoh")
    assert section.rows["umum.penanda.name"].note == ""
    assert section.rows["umum.penanda.nip"].note != ""
    click(section.cancel_button)
    assert section.rows["umum.penanda.nip"].note == ""
    assert editors["name"].text() == ""


def test_a_document_may_be_signed_by_somebody_else(
    section: PapersSection, desk: Desk, qtbot: QtBot
) -> None:
    card = section.signatories
    assert not card.add_button.isEnabled()
    card.document.key = "rekap"
    click(card.add_button)
    block = card.blocks["rekap", SIGNS]
    assert block.editors["position"].hasFocus()
    QTest.keyClicks(block.editors["position"], "Sekretaris")
    QTest.keyClicks(block.editors["name"], "Contoh Lain")
    card.document.key = "rekap"
    assert not card.add_button.isEnabled()  # it has one already
    card.part.key = COMMITS
    assert card.add_button.isEnabled()
    click(section.save_button)
    settle(qtbot, desk)
    assert kept(desk).signatories == (Signatory("rekap", SIGNS, "Sekretaris", "Contoh Lain"),)

    click(block.remove_button)
    assert ("rekap", SIGNS) not in card.blocks
    assert section.is_dirty
    click(section.save_button)
    settle(qtbot, desk)

    assert kept(desk).signatories == ()


def test_a_pattern_shows_its_example_or_what_is_wrong(
    section: PapersSection, desk: Desk, qtbot: QtBot
) -> None:
    card = section.patterns
    QTest.keyClicks(card.editors["bast"], "{nomor:3}/B/{bulan_romawi}/{tahun}")
    assert card.rows["pola.bast"].note == "Contoh: 001/B/VIII/2025"
    card.document.key = "sptjm"
    assert card.editors["sptjm"].hasFocus()
    assert card.document.key is None
    QTest.keyClicks(card.editors["sptjm"], "{minggu}")
    assert card.rows["pola.sptjm"].note.startswith("Isian {minggu} tidak dikenal.")

    click(section.save_button)
    settle(qtbot, desk)
    assert kept(desk).is_empty
    card.editors["sptjm"].setText("{nomor}/S")
    assert card.rows["pola.sptjm"].note == "Contoh: 1/S"
    click(section.save_button)
    settle(qtbot, desk)

    assert kept(desk).patterns == {
        "bast": "{nomor:3}/B/{bulan_romawi}/{tahun}",
        "sptjm": "{nomor}/S",
    }
    card.editors["sptjm"].setText("")
    click(section.save_button)
    settle(qtbot, desk)
    assert "sptjm" not in card.editors


def test_a_logo_is_chosen_seen_and_taken_away_again(
    section: PapersSection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = tmp_path / "logo.png"
    Image.new("RGB", (500, 500), "green").save(picture)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    before = section.letterhead.picture.grab().toImage()

    click(section.letterhead.choose_button)
    settle(qtbot, desk)
    assert section.letterhead.choose_button.text() == "Ganti logo…"
    assert section.letterhead.picture.grab().toImage() != before
    click(section.save_button)
    settle(qtbot, desk)
    assert kept(desk).paper.logo.startswith(b"\x89PNG")

    click(section.letterhead.remove_button)
    click(section.save_button)
    settle(qtbot, desk)
    assert kept(desk).paper.logo == b""


def test_what_is_no_picture_is_refused_beside_the_logo(
    section: PapersSection,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = tmp_path / "surat.png"
    text.write_text("bukan gambar")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(text), ""))

    click(section.letterhead.choose_button)
    settle(qtbot, desk)

    assert "bukan gambar yang dikenal" in section.rows["logo"].note
    assert section.letterhead.choose_button.isEnabled()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    click(section.letterhead.choose_button)
    assert not section.is_dirty


def test_a_long_line_makes_the_letterhead_smaller_and_keeps_it_whole(
    section: PapersSection,
) -> None:
    section.letterhead.lines[0].setText("PEMERINTAH")
    short = section.letterhead.picture.grab().toImage()

    section.letterhead.lines[0].setText("PEMERINTAH " * 12)

    assert section.letterhead.picture.grab().toImage() != short


def test_what_somebody_changed_meanwhile_is_not_lost(
    section: PapersSection, desk: Desk, qtbot: QtBot
) -> None:
    fill_in(section)
    keep(desk, some_papers())
    section.reload()
    assert section.letterhead.place.text() == "Samarinda"

    click(section.save_button)
    settle(qtbot, desk)
    assert "Tekan Batal" in section.banner.text
    click(section.cancel_button)

    assert section.letterhead.place.text() == "Kota Contoh"
    assert section.banner.text == ""


def test_what_is_missing_from_kept_papers_is_said_at_its_field(desk: Desk) -> None:
    papers = some_papers()
    keep(desk, replace(papers, paper=replace(papers.paper, place="")))

    section = shown(desk)

    assert section.rows["place"].note.startswith("Tempat belum diisi")
    QTest.keyClicks(section.letterhead.place, "Kota Contoh")
    assert "Tempat belum diisi" not in section.rows["place"].note


def test_an_officer_reads_all_of_it_and_changes_nothing(
    open_desk: MakeDesk, regency_office: Path, qtbot: QtBot
) -> None:
    desk = open_desk(regency_office)
    store = writing_store(desk)
    operator = replace(desk.services.session, role=Role.OPERATOR)
    own = a_signatory(document="rekap", name="Contoh Lain")
    wanted = some_papers(signatories=(a_signatory(), own))
    keep_profile.run(store, operator, wanted, 0, now=NOW)
    store.close()

    section = shown(desk)

    assert section.banner.text.startswith("Hanya operator yang mengubah")
    assert section.letterhead.lines[0].text() == "PEMERINTAH KABUPATEN CONTOH"
    QTest.keyClicks(section.letterhead.place, "x")
    assert not section.is_dirty
    assert not section.save_button.isVisible()
    assert not section.patterns.document.isVisible()
    assert section.signatories.blocks["rekap", SIGNS].editors["name"].text() == "Contoh Lain"
    assert not section.signatories.blocks["rekap", SIGNS].remove_button.isVisible()
    desk.office.pages.settings.save()
    settle(qtbot, desk)


def test_the_cards_stand_below_each_other_where_there_is_no_room(
    section: PapersSection, desk: Desk, qtbot: QtBot
) -> None:
    def left() -> int:
        return section.signatories.mapTo(section, QPoint()).x()

    assert left() > 300

    desk.office.window.resize(900, 480)

    qtbot.waitUntil(lambda: left() < 100)


def test_beranda_reminds_an_operator_until_it_is_done(desk: Desk, qtbot: QtBot) -> None:
    words = "Lengkapi kop dan penanda tangan untuk dokumen."
    desk.office.window.show_page("home")
    settle(qtbot, desk)
    assert words in texts(desk.office.pages.home)

    section = shown(desk)
    fill_in(section)
    click(section.save_button)
    settle(qtbot, desk)
    desk.office.window.show_page("home")
    settle(qtbot, desk)

    assert words not in texts(desk.office.pages.home)
