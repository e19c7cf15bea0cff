"""The guided tour: a whole story through the real window, and what it leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from bansos_desktop.app import tour
from bansos_desktop.app.tour import families, hands
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.store import Store
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.usecases import check_health, unlock
from tests.factories import ROOT
from tests.soundness import faults_of, rows_of

pytestmark = pytest.mark.journey
PEOPLE = 60
PICTURES = re.findall(r"\(gambar/(.+)\.png\)", (ROOT / "docs" / "layar.md").read_text("utf-8"))
WORKBOOKS = ("daftar contoh.xlsx", "daftar contoh - perbaiki.xlsx", "usulan.xlsx", "rekap.xlsx")
PAPERS = ("daftar kunjungan.pdf", "formulir verifikasi.pdf", "bast.pdf")
STORY = (
    "import.apply",
    "recipient.record",
    "visit.record",
    "proposal.tetapkan",
    "handover.record",
    "monitoring.record",
    "document.export",
)
OFFICES = ("kantor", "kantor-petugas")


@pytest.fixture
def said(
    tmp_path: Path,
    dressed: QApplication,
    own_hooks: None,
    icons: IconSet,
    capsys: pytest.CaptureFixture[str],
) -> str:
    """What a tour prints that went well, in a folder where there was one before."""
    for name in OFFICES:
        (tmp_path / name).mkdir()
        (tmp_path / name / tour.MARK).write_text("", encoding="utf-8")
        (tmp_path / name / "sisa.txt").write_text("dari tur sebelumnya", encoding="utf-8")
    assert tour.perform(tmp_path, icons, people=PEOPLE) == 0
    return capsys.readouterr().out


@pytest.fixture
def store(tmp_path: Path, said: str) -> Iterator[Store]:
    """The office that the tour left."""
    folder = tmp_path / "kantor"
    key = unlock.unlock(folder, tour.PASSPHRASE, now=datetime.now(UTC)).key
    opened = Store.open(folder, key)
    yield opened
    opened.close()


def colours(picture: Path) -> int:
    """How many colours a picture has, seen from a distance."""
    image = QImage(str(picture)).scaled(80, 60)
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return len({image.pixelColor(x, y).name() for x, y in points})


def niks_in(workbook: Path) -> list[str]:
    """Every cell that is a whole NIK, by its column's title."""
    rows = list(load_workbook(workbook).active.values)
    heading = next(row for row in rows if any(str(cell).strip() == "NIK" for cell in row))
    column = [str(cell).strip() for cell in heading].index("NIK")
    cells = [str(row[column]) for row in rows]
    return [cell for cell in cells if cell.isdigit() and len(cell) == 16]


def test_the_tour_leaves_pictures_workbooks_and_a_sound_store(
    store: Store, tmp_path: Path, said: str
) -> None:
    found = sorted(path.stem for path in (tmp_path / "gambar").glob("*.png"))
    assert found == [f"{n:02}-{name}" for n, name in enumerate(PICTURES, start=1)]
    pale = [p.name for p in (tmp_path / "gambar").glob("*.png") if colours(p) < 12]
    assert pale == []
    for name in (*WORKBOOKS, *PAPERS):
        assert (tmp_path / name).is_file()
        assert name in said
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF") for name in PAPERS)

    written = niks_in(tmp_path / "usulan.xlsx")
    lines = list(store.documents.proposals(Selection("UEP", 2025, "", "64")))
    assert sorted(written) == sorted(line.who.nik for line in lines if line.who.nik)
    assert len(written) == len(lines) > PEOPLE
    assert families.SAMPLE_NIK in written
    summary = list(load_workbook(tmp_path / "rekap.xlsx").active.values)
    names = {cell for row in summary for cell in row if isinstance(cell, str)}
    assert "Kabupaten Kutai Kartanegara" in names

    [(read, created, updated, unchanged, rejected)] = rows_of(
        store, "select rows_read, created, updated, unchanged, rejected from batch"
    )
    assert read == created + updated + unchanged + rejected
    assert f"{read} baris dibaca" in said
    sent_back = niks_in(tmp_path / "daftar contoh - perbaiki.xlsx")
    assert len(sent_back) <= rejected

    assert [check.detail for check in check_health.run(store) if not check.ok] == []
    assert faults_of(store) == []
    assert [name for name in OFFICES if (tmp_path / name / "sisa.txt").exists()] == []


def test_the_tour_leads_a_proposal_through_its_whole_life(store: Store, said: str) -> None:
    acts = [act for (act,) in rows_of(store, "select distinct act from ledger")]

    assert {act for act in STORY if act not in acts} == set()
    assert rows_of(store, "select count(*) from photo") == [(2,)]
    assert rows_of(store, "select name from person where name like 'Yohana%'") == [
        ("Yohana Lawai",)
    ]
    undone = [act for act in acts if act.startswith("undo:")]
    assert len(undone) == 2  # taken back, and done again
    assert rows_of(store, "select distinct substr(at, 1, 10) from ledger") == [("2025-10-20",)]


def test_a_tour_that_waits_in_vain_says_so_and_closes_what_it_opened(
    tmp_path: Path,
    dressed: QApplication,
    own_hooks: None,
    icons: IconSet,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hands, "PATIENCE", 0.05)
    monkeypatch.setattr("bansos_desktop.ui.opening.Opening.run", lambda *_: None)

    with pytest.raises(TimeoutError):
        tour.perform(tmp_path, icons, people=1)

    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []


def test_an_office_that_is_not_open_is_no_office(
    tmp_path: Path, dressed: QApplication, icons: IconSet
) -> None:
    with pytest.raises(LookupError):
        assert tour.Tour(tmp_path, icons).office


@pytest.mark.parametrize("name", OFFICES)
def test_a_tour_never_clears_away_an_office_that_it_did_not_make(
    name: str, tmp_path: Path, icons: IconSet, capsys: pytest.CaptureFixture[str]
) -> None:
    real = tmp_path / name / "bansos.db"
    real.parent.mkdir()
    real.write_bytes(b"data setahun")

    code = tour.perform(tmp_path, icons)

    assert code == 1
    assert real.read_bytes() == b"data setahun"
    assert "bukan buatan tur" in capsys.readouterr().err
