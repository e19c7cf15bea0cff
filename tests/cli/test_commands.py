"""The commands do what they promise, in the shape that scripts rely on."""

from __future__ import annotations

import errno
import getpass
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest
from openpyxl import Workbook, load_workbook

from bansos_desktop.__main__ import run as start_program
from bansos_desktop.cli import checking, desk, importing
from bansos_desktop.cli.main import main
from bansos_desktop.cli.summary import show_dashboard
from bansos_desktop.domain.dashboard import Dashboard, PlaceRow
from bansos_desktop.domain.office_quota import OfficeQuota, PlaceSum
from bansos_desktop.domain.quota import Use, add_uses
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.seed import SECTIONS
from bansos_desktop.domain.ties import Odd, Subject, about
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.seed_files import read_seed
from bansos_desktop.usecases import apply_import
from bansos_desktop.usecases.check_health import Check
from bansos_desktop.workbook.errors import WorkbookError
from tests.factories import SEED, a_nik

pytestmark = pytest.mark.usefixtures("here")

TARGET = ("--tahun", "2025", "--tahap", "murni")
COUNTS = ("rows_read", "created", "updated", "unchanged", "rejected", "warnings")
SHIPPED = read_seed(SEED)
Capture = pytest.CaptureFixture[str]


def ask(capsys: Capture, *words: str | Path) -> dict[str, Any]:
    """Run a command with --json inside this process; its exit code is under "exit"."""
    code = main([*map(str, words), "--json"])
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return {"exit": code, **json.loads(out)}


def tell(capsys: Capture, *words: str | Path) -> str:
    """Run a command for a person; it must do what it was asked."""
    assert main([*map(str, words)]) == 0
    return capsys.readouterr().out


def a_sheet(path: Path, titles: Sequence[str], *rows: Sequence[object]) -> Path:
    book = Workbook()
    for row in (titles, *rows):
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def ledger_length(capsys: Capture, office: Path) -> str:
    return str(ask(capsys, "periksa", "--data", office)["detail"]["rantai"])


def test_an_office_starts_empty_and_sound(tmp_path: Path, capsys: Capture) -> None:
    words = ("--kantor", "64", "--pengguna", " Budi  Raharja ", "--peran", "petugas")

    started = ask(capsys, "mulai", "--data", tmp_path / "d", *words)

    assert started["exit"] == 0
    assert (started["office"], started["user"], started["role"]) == (
        "64",
        "Budi Raharja",
        "petugas",
    )
    checked = ask(capsys, "periksa", "--data", tmp_path / "d")
    assert checked["ok"] is True
    assert all(checked[name] is True for name in checked["detail"])


def test_starting_says_where_the_data_is(tmp_path: Path, capsys: Capture) -> None:
    words = ("--kantor", "64.02", "--pengguna", "Siti", "--peran", "operator")

    assert str(tmp_path / "d") in tell(capsys, "mulai", "--data", tmp_path / "d", *words)


def test_an_import_adds_up_and_a_second_one_changes_nothing(
    office: Path, sheet: Path, capsys: Capture
) -> None:
    first = ask(capsys, "impor", sheet, "--data", office, *TARGET)
    second = ask(capsys, "impor", sheet, "--data", office, *TARGET)

    for done in (first, second):
        assert done["exit"] == 0
        parts = [done[name] for name in ("created", "updated", "unchanged", "rejected")]
        assert done["rows_read"] == sum(parts)
    assert first["created"] > 0
    assert second["unchanged"] == first["created"]
    assert set(first) - {"exit"} == {
        *COUNTS, "sheet", "header_rows", "mapping", "unread", "batch", "rows",
        "sheets", "questions", "asked", "outcomes", "parent", "seen_before",
        "also_read", "not_kept", "missing",
    }  # fmt: skip
    assert first["sheet"] == "Usulan"
    assert first["mapping"]["nik"] == "B"
    assert first["batch"] != second["batch"]


def test_a_trial_counts_the_same_and_leaves_no_trace(
    office: Path, sheet: Path, capsys: Capture
) -> None:
    before = ledger_length(capsys, office)

    tried = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")

    assert tried["batch"] is None
    assert ledger_length(capsys, office) == before
    assert "0 orang" in ask(capsys, "periksa", "--data", office)["detail"]["tabel"]
    real = ask(capsys, "impor", sheet, "--data", office, *TARGET)
    assert [tried[name] for name in COUNTS] == [real[name] for name in COUNTS]


def test_combined_columns_are_mapped_under_both_public_names(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    titles = ("NIK", "Nama", "Tempat/Tanggal Lahir", "RT/RW")
    row = (a_nik(), "Warga Satu", "Tenggarong, 12-08-1980", "003/001")
    sheet = a_sheet(tmp_path / "gabung.xlsx", titles, row)

    mapping = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")["mapping"]

    assert mapping == {
        "nik": "A",
        "nama": "B",
        "tempat_lahir": "C",
        "tanggal_lahir": "C",
        "rt": "D",
        "rw": "D",
    }


def test_a_value_with_its_own_column_is_not_mapped_to_the_shared_one() -> None:
    found = {"nik": "A", "tanggal_lahir": "B", "tempat_tanggal_lahir": "C"}

    assert importing.public_mapping(found) == {
        "nik": "A",
        "tanggal_lahir": "B",
        "tempat_lahir": "C",
    }


def a_bad_sheet(path: Path, count: int = 1) -> Path:
    rows = [(f"12{at}", f"Warga {at}", "Desa Yang Tidak Ada") for at in range(count)]
    return a_sheet(path, ("NIK", "Nama", "Desa"), *rows)


def test_rejected_rows_are_named_and_sent_back(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    sheet, rejects = a_bad_sheet(tmp_path / "salah.xlsx", 25), tmp_path / "tolak.xlsx"

    told = tell(capsys, "impor", sheet, "--data", office, *TARGET, "--tolak", rejects)

    assert "25 baris dibaca = 0 baru + 0 diperbarui + 0 sama + 25 ditolak" in told
    assert "  baris 2-26 (25 baris): Desa" in told
    assert f"Baris yang ditolak ditulis ke {rejects}. Kirim kembali" in told
    assert load_workbook(rejects).worksheets[0].max_row == 26


def test_a_column_that_nobody_reads_is_named(office: Path, tmp_path: Path, capsys: Capture) -> None:
    row = (a_nik(), "Warga Satu", "XL")
    sheet = a_sheet(tmp_path / "baju.xlsx", ("NIK", "Nama", "Ukuran Baju"), row)

    asked = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")
    told = tell(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")

    assert asked["unread"] == [{"column": "C", "title": "Ukuran Baju"}]
    assert "Kolom C “Ukuran Baju” tidak dikenali; isinya tidak dibaca." in told


def test_what_is_understood_and_not_kept_is_named(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    titles = ("No", "NIK", "Nama", "Umur", "ID DTKS", "Pekerjaan")
    rows = [(at, a_nik(serial=at), f"Warga {at}", 40 + at, f"D{at}", "Petani") for at in (1, 2)]
    sheet = a_sheet(tmp_path / "umur.xlsx", titles, *rows)

    asked = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")
    told = tell(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")

    assert asked["not_kept"] == [
        {"column": "D", "title": "Umur"}, {"column": "E", "title": "ID DTKS"},
    ]  # fmt: skip
    assert asked["also_read"] == asked["sheets"][0]["also_read"] == {"pekerjaan": "F"}
    assert "Dikenali tetapi tidak disimpan: D “Umur”, E “ID DTKS”." in told


def a_sheet_of_warnings(path: Path, count: int) -> Path:
    """Rows that are taken, each with several things to look at."""
    rows = [
        (a_nik(serial=at), f"Warga {at}", "Jahab", "Tenggarong", 3) for at in range(1, count + 1)
    ]
    return a_sheet(path, ("NIK", "Nama", "Desa", "Kecamatan", "Desil"), *rows)


def test_rows_with_warnings_are_named_to_a_person(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    sheet = a_sheet_of_warnings(tmp_path / "periksa.xlsx", 22)

    told = tell(capsys, "impor", sheet, "--data", office, *TARGET)

    assert "22 dengan peringatan" in told
    said = "(peringatan) Desil 3: program mendahulukan desil 1–2."
    assert told.count(said) == 1
    assert f"  baris 2-23 (22 baris): {said}" in told


def test_a_program_gets_every_row_that_needs_somebody(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    titles = ("NIK", "Nama", "Desa", "Kecamatan", "Desil")
    bad = ("123", "Warga Salah", "Jahab", "Tenggarong", 1)
    fair = (a_nik(), "Warga Tiga", "Jahab", "Tenggarong", 3)
    sheet = a_sheet(tmp_path / "dua.xlsx", titles, bad, fair)

    rows = ask(capsys, "impor", sheet, "--data", office, *TARGET)["rows"]

    assert [(row["line"], row["outcome"]) for row in rows] == [(2, "ditolak"), (3, "baru")]
    found = {one["code"]: one for row in rows for one in row["problems"]}
    assert set(found["nik.length"]) == {"code", "level", "field", "message"}
    assert (found["nik.length"]["level"], found["nik.length"]["field"]) == ("galat", "nik")
    assert found["desil.not_first"]["level"] == "peringatan"
    assert a_nik() not in json.dumps(rows)


def test_an_import_advises_nothing_that_only_the_form_can_do(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    titles = ("NIK", "Nama", "Desa", "Kecamatan", "Desil")
    sheet = a_sheet(tmp_path / "tinggi.xlsx", titles, (a_nik(), "Warga", "Jahab", "Tenggarong", 9))

    told = tell(capsys, "impor", sheet, "--data", office, *TARGET)

    assert "Desil 9 terlalu tinggi (mulai desil 5 ditahan). Periksa desil terbaru." in told
    assert "dengan alasan" not in told


def test_an_import_says_what_it_did_to_a_person(office: Path, sheet: Path, capsys: Capture) -> None:
    tried = tell(capsys, "impor", sheet, "--data", office, *TARGET, "--uji")
    done = tell(capsys, "impor", sheet, "--data", office, *TARGET)
    again = tell(capsys, "impor", sheet, "--data", office, *TARGET)

    assert "Uji coba: tidak ada yang disimpan." in tried
    assert "Impor " in done
    assert "pernah diimpor" in again


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (WorkbookError("workbook.locked", {"file": "tolak.xlsx"}), "Tutup berkas itu di Excel"),
        (OSError(errno.ENOSPC, "full"), "Penyimpanan penuh"),
    ],
)
def test_rejects_that_cannot_be_written_stop_the_import_before_it_begins(
    office: Path,
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Exception,
    said: str,
) -> None:
    def fail(*_args: object) -> NoReturn:
        raise trouble

    sheet = a_bad_sheet(tmp_path / "salah.xlsx")
    before = ledger_length(capsys, office)
    monkeypatch.setattr(apply_import, "write_rejected_rows", fail)

    done = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--tolak", tmp_path / "t.xlsx")

    assert (done["exit"], done["error"]) == (1, "import.rejects_unwritable")
    assert done["message"].startswith("Belum ada yang diimpor")
    assert said in done["message"]
    assert ledger_length(capsys, office) == before


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EACCES, "workbook.locked"), (errno.ENOSPC, "workbook.disk_full")],
)
def test_a_target_that_refuses_to_be_replaced_keeps_the_old_file(
    office: Path,
    sheet: Path,
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: str,
) -> None:
    target = tmp_path / "usulan.xlsx"
    ask(capsys, "impor", sheet, "--data", office, *TARGET)
    ask(capsys, "ekspor", "usulan", target, "--data", office, *TARGET)
    written = target.read_bytes()
    replace = Path.replace

    def held(path: Path, other: Path) -> Path:
        if Path(other) == target:
            raise OSError(number, os.strerror(number))
        return replace(path, other)

    monkeypatch.setattr(Path, "replace", held)
    before = ledger_length(capsys, office)

    done = ask(capsys, "ekspor", "usulan", target, "--data", office, *TARGET)

    assert (done["exit"], done["error"]) == (1, code)
    assert target.read_bytes() == written
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "data",
        "kiriman.xlsx",
        "usulan.xlsx",
    ]
    assert ledger_length(capsys, office) == before


def test_an_export_says_how_many_rows_went_where(
    office: Path, sheet: Path, tmp_path: Path, capsys: Capture
) -> None:
    created = ask(capsys, "impor", sheet, "--data", office, *TARGET)["created"]
    target = tmp_path / "keluar.xlsx"

    done = ask(capsys, "ekspor", "usulan", target, "--data", office, *TARGET)

    assert done["exit"] == 0
    assert (done["format"], done["file"], done["rows"]) == ("usulan", str(target), created)
    assert len(done["sha256"]) == 64
    assert f"{created} baris" in tell(capsys, "ekspor", "usulan", target, "--data", office, *TARGET)


def test_the_quota_lists_every_figure_with_its_source(office: Path, capsys: Capture) -> None:
    words = ("kuota", "--data", office, "--program", "UEP", "--tahun", "2025")

    items = ask(capsys, *words)["items"]

    promised = {"program", "year", "stage", "region", "name", "quota", "used", "left", "source"}
    assert items
    for item in items:
        assert promised <= set(item)
        assert item["left"] == item["quota"] - item["used"]
        assert item["source"]
    table = tell(capsys, *words)
    assert all(item["name"] in table for item in items)


def test_figures_of_one_region_are_told_apart_by_what_they_are_for(
    office: Path, capsys: Capture
) -> None:
    told = tell(capsys, "kuota", "--data", office)

    told_of = [line for line in told.splitlines() if line.startswith("BST-INDIVIDU")]
    lines = [line for line in told_of if "Jumlah" not in line]
    assert (len(lines), len(told_of)) == (4, 5)
    for category in ("Penyandang disabilitas", "Veteran", "Janda veteran", "Lansia"):
        assert sum(f"Kalimantan Timur, {category} " in line for line in lines) == 1
    assert "Reguler" not in told


def test_no_figure_for_a_year_is_said_in_words(office: Path, capsys: Capture) -> None:
    assert "Tidak ada kuota" in tell(capsys, "kuota", "--data", office, "--tahun", "2099")


def newer_set(path: Path, version: int) -> Path:
    row = dict.fromkeys(SECTIONS["programmes"].columns, "") | {"code": "UJI", "name": "Uji"}
    return a_set(path, version, programmes=[*SHIPPED.sections["programmes"], row])


def a_set(path: Path, version: int, **sections: Sequence[Mapping[str, str]]) -> Path:
    content = {"format": "bansos-seed/1", "version": version, "title": "Uji"}
    path.write_text(json.dumps({**content, "sections": sections}), encoding="utf-8")
    return path


def test_the_summary_is_the_dashboard(office: Path, capsys: Capture) -> None:
    tell(capsys, "contoh", "--data", office, "--jumlah", "40")
    words = ("ringkasan", "--data", office, "--program", "UEP", "--tahun", "2025")

    found = ask(capsys, *words)

    assert (found["exit"], found["quota"], found["left"]) == (0, 150, 150 - found["used"])
    assert found["funnel"][0]["people"] + found["beside"][-1]["people"] == 40
    assert sum(row["proposed"] for row in found["places"]) == found["used"]
    told = tell(capsys, *words)
    assert "Usaha Ekonomi Produktif 2025, Kabupaten Kutai Kartanegara" in told
    assert "Sampai di mana usulan" in told
    empty = tell(capsys, *words[:-3], "KUKAR-PEMBERDAYAAN", "--tahun", "2025")
    assert "Kuota -" in empty
    shared = "memakai kuota bersama provinsi 180, sisa "
    assert f"Dari yang terpakai {180 - found['common']['left']} {shared}" in told
    assert found["common"]["used"] == 180 - found["common"]["left"]
    assert found["places"][-1]["common"]
    assert found["places"][-1]["used"] == found["common"]["used"]
    assert sum(row["common_used"] for row in found["places"]) == found["common"]["used"]
    assert sum(row["used"] or 0 for row in found["places"]) == found["used"]
    alone = tell(capsys, *words[:-3], "BST-INDIVIDU", "--tahun", "2025")
    assert "Kuota bersama provinsi 5.795, terpakai 0, sisa 5.795" in alone
    assert "Bersama provinsi" in alone


def test_the_summary_says_who_is_used_and_in_no_figure() -> None:
    own, outside = Use({Status.PROPOSED: 3}), Use({Status.PROPOSED: 4, Status.DECIDED: 2})
    sums = OfficeQuota(PlaceSum(10, own), use=add_uses([own, outside]), outside=outside)
    rows = [
        PlaceRow("64.01", "Kabupaten Paser", 10, 7, 4, shared=1),
        PlaceRow("64", "Kaltim", 0, -1, is_lump=True),
    ]

    told = show_dashboard(Dashboard("UEP", "UEP", 2025, "", "64", "Kaltim", sums, 0, 0, rows))

    assert "Kuota 10, terpakai 9, sisa 7" in told
    assert "6 orang belum masuk kuota mana pun, 2 di antaranya sudah ditetapkan" in told
    lines = [line.split() for line in told.splitlines()]
    assert ["Kabupaten", "Paser", "10", "3", "7", "4", "1", "0", "0", "0"] in lines
    assert ["Tanpa", "bagian", "0", "1", "-1", *"-----"] in lines
    assert "Kuota lain" in told


def test_a_figure_that_falls_below_its_use_is_said_before_all_else(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    sheet = a_sheet_of_warnings(tmp_path / "enam.xlsx", 6)
    ask(capsys, "impor", sheet, "--data", office, *TARGET, "--wilayah", "64.02")
    rows = [dict(row) for row in SHIPPED.sections["quotas"]]
    (own,) = [r for r in rows if r["programme"] == "UEP" and r["region_code"] == "64.02"]
    own["quota"] = "3"
    file = a_set(tmp_path / "acuan.json", 9, quotas=rows)
    words = ("kuota", "--data", office, "--sinkron", file)

    told = tell(capsys, *words)
    shown = ask(capsys, *words)
    taken = tell(capsys, *words, "--terapkan", "--setujui-peringatan")

    first = "PERHATIAN: Kabupaten Kutai Kartanegara murni 2025: kuota menjadi 3, sudah terpakai 6."
    assert told.splitlines()[0] == taken.splitlines()[0] == first
    (one,) = shown["below_use"]
    assert one == {
        "program": "UEP", "year": 2025, "stage": "murni", "region": "64.02",
        "name": "Kabupaten Kutai Kartanegara", "old": 150, "new": 3, "used": 6,
    }  # fmt: skip
    assert "UEP · Kabupaten Kutai Kartanegara murni 2025" in told
    assert "150 → 3; terpakai 6; kurang 3 tempat" in told
    assert "6 orang" in ask(capsys, "periksa", "--data", office)["detail"]["tabel"]
    assert main(["periksa", "--data", str(office)]) == 0
    assert "lihat kuota    Perlu diputuskan" in capsys.readouterr().out


def test_the_table_follows_a_comparison_only_when_asked_for(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ("kuota", "--data", office, "--sinkron", newer_set(tmp_path / "acuan.json", 9))

    assert "Terpakai" not in tell(capsys, *words)
    assert "Terpakai" in tell(capsys, *words, "--tahun", "2025")
    assert "items" in ask(capsys, *words)


def test_a_newer_reference_set_is_shown_first_and_taken_only_when_told(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = newer_set(tmp_path / "acuan.json", 9)
    words = ("kuota", "--data", office, "--sinkron", file)

    shown = ask(capsys, *words)
    told = tell(capsys, *words)
    taken = ask(capsys, *words, "--terapkan")
    again = tell(capsys, *words, "--terapkan")

    assert (shown["version"], shown["present_version"], shown["applied"]) == (
        9,
        SHIPPED.version,
        False,
    )
    assert {"section", "change", "key", "fields"} == set(shown["differences"][0])
    assert "Program: 1 baru:" in told
    assert "baru · UJI" in told
    assert "nama: Uji" in told
    assert "Tambahkan --terapkan" in told
    assert shown["below_use"] == []
    assert taken["applied"] is True
    assert "Tidak ada perbedaan." in again
    assert "Sama dengan yang terpasang" in again


def test_taking_a_reference_set_is_said(office: Path, tmp_path: Path, capsys: Capture) -> None:
    file = newer_set(tmp_path / "acuan.json", 9)

    told = tell(capsys, "kuota", "--data", office, "--sinkron", file, "--terapkan")

    assert "Diterapkan." in told


def test_sample_people_are_added(office: Path, capsys: Capture) -> None:
    told = tell(capsys, "contoh", "--data", office, "--jumlah", "3", "--benih", "7")

    assert "3 orang contoh" in told
    assert "3 orang" in ask(capsys, "periksa", "--data", office)["detail"]["tabel"]


def test_a_store_that_does_not_add_up_exits_1(
    office: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = [Check("rantai", ok=False, detail="terputus"), Check("tabel", ok=True, detail="sama")]
    monkeypatch.setattr(checking.check_health, "run", lambda _store, **_more: checks)

    done = ask(capsys, "periksa", "--data", office)

    assert (done["exit"], done["ok"], done["rantai"], done["tabel"]) == (1, False, False, True)
    assert main(["periksa", "--data", str(office)]) == 1
    assert "SALAH rantai" in capsys.readouterr().out


def test_the_tie_out_is_told_line_by_line_and_names_nobody(office: Path, capsys: Capture) -> None:
    answer = ask(capsys, "periksa", "--data", office)
    told = tell(capsys, "periksa", "--data", office)

    assert (answer["exit"], answer["to_decide"]) == (0, 0)
    first = answer["ties"][0]
    assert (first["ok"], first["verdict"], first["subject"]) == (True, "cocok", "jumlah")
    assert (first["programme"], first["year"], first["stage"]) == ("UEP", 2025, "murni")
    assert "names" not in first
    assert "Jumlah kuota menurut sumber" in told
    assert all(line["message"] in told for line in answer["ties"])
    assert "\ncatatan UEP 2025 Kalimantan Timur: sumber menyebut" in told


def test_figures_that_do_not_tie_leave_the_exit_code_at_0(
    office: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = FigureKey("UEP", 2025, "", "64")
    args = {"what": "UEP 2025", "odd": "1"}
    line = about("tie.plan_open", args, Subject.MONEY, key, [Odd("p1", "Warga Satu")])
    found = [Check("kuota", ok=True, detail="lihat", attention=True, ties=(line,))]
    monkeypatch.setattr(checking.check_health, "run", lambda _store, **_more: found)

    done = ask(capsys, "periksa", "--data", office)
    told = tell(capsys, "periksa", "--data", office)

    assert (done["exit"], done["ok"], done["to_decide"]) == (0, True, 1)
    assert done["ties"][0]["people"] == 1
    assert "lihat   UEP 2025: rencana barang 1 orang belum lengkap" in told
    assert "Warga" not in told + str(done)


def test_a_passphrase_is_asked_for_at_a_terminal(
    office: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = os.environ["BANSOS_SANDI"]
    monkeypatch.delenv("BANSOS_SANDI")
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: secret)

    assert ask(capsys, "periksa", "--data", office)["ok"] is True


def test_an_ended_input_is_no_passphrase(
    office: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_prompt: str) -> NoReturn:
        raise EOFError

    monkeypatch.delenv("BANSOS_SANDI")
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", ended)

    assert ask(capsys, "periksa", "--data", office)["error"] == "keys.none_given"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_an_unexpected_error_says_nothing_about_a_person(
    office: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[[str], None],
) -> None:
    def fail(_store: object, **_more: object) -> NoReturn:
        raise ValueError(f"Warga Satu {a_nik()}")

    expect_log("the command periksa failed")
    monkeypatch.setattr(checking.check_health, "run", fail)

    assert main(["periksa", "--data", str(office), "--json"]) == 1

    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == "bug"
    assert "ValueError" in said.err
    log = (office / "log" / "bansos.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    for text in (said.err, log):
        assert a_nik() not in text
        assert "Warga" not in text


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), "cancelled"),
        (PermissionError(errno.EACCES, "x"), "store.no_permission"),
    ],
)
def test_a_stop_from_outside_is_said_in_words(
    office: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: str,
) -> None:
    def fail(_store: object, **_more: object) -> NoReturn:
        raise error

    monkeypatch.setattr(checking.check_health, "run", fail)

    done = ask(capsys, "periksa", "--data", office)

    assert (done["exit"], done["error"]) == (1, code)


def test_the_users_own_folder_is_meant_when_none_is_named(
    office: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "default_paths", lambda: desk.checked_paths(str(office)))

    assert ask(capsys, "periksa")["ok"] is True


def test_a_word_goes_to_the_command_line_and_no_command_is_wrong_use(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as unknown:
        start_program(["hapus"])
    with pytest.raises(SystemExit) as none:
        main([])

    assert (unknown.value.code, none.value.code) == (2, 2)
    assert "perintah belum disebut" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("kuota", "--program", "XYZ"), "programme.unknown"),
        (("ekspor", "rekap", "a.xlsx", *TARGET, "--wilayah", "99"), "region.not_an_office"),
        (("ekspor", "bnba", "a.xlsx", *TARGET), "document.unknown"),
        (
            ("mulai", "--kantor", "64", "--pengguna", "Siti", "--peran", "operator"),
            "store.exists",
        ),
    ],
)
def test_a_refusal_is_one_object_too(
    office: Path, capsys: Capture, words: tuple[str, ...], code: str
) -> None:
    done = ask(capsys, *words, "--data", office)

    assert (done["exit"], done["error"]) == (1, code)


def test_the_senders_own_file_is_never_the_list_of_rejects(
    office: Path, sheet: Path, capsys: Capture
) -> None:
    sent = sheet.read_bytes()

    done = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--tolak", sheet)

    assert (done["exit"], done["error"]) == (1, "target.is_source")
    assert sheet.read_bytes() == sent


def test_no_data_is_not_made_by_looking_for_it(tmp_path: Path, capsys: Capture) -> None:
    done = ask(capsys, "periksa", "--data", tmp_path / "tidak-ada")

    assert done["error"] == "store.missing"
    assert not (tmp_path / "tidak-ada").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("kuota", "--terapkan"),
        ("kuota", "--tahun", "dua"),
        ("kuota", "--tahun", "25"),
        ("contoh", "--jumlah", "0"),
        ("kuota", "--data", ""),
    ],
)
def test_wrong_use_exits_2_and_leaves_stdout_alone(capsys: Capture, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("kuota", "--json", "--terapkan"), "--terapkan hanya bersama --sinkron BERKAS"),
        (("contoh", "--json", "--jumlah", "0"), "paling sedikit 1"),
        (("--json",), "--json"),
        (
            ("ringkasan", "--json", "--program", "UEP", "--tahun", "2025", "--tahap", "apa"),
            "murni",
        ),
        (
            ("ekspor", "usulan", "u.xlsx", "--json", "--tahun", "2025", "--bulan", "2025-03"),
            "--bulan hanya bersama tanda-terima",
        ),
        (("hapus", "--json"), "'hapus'"),
    ],
)
def test_wrong_use_is_one_object_for_a_program(
    capsys: Capture, words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    told = capsys.readouterr()
    assert ended.value.code == 2
    assert told.out.count("\n") == 1
    values = json.loads(told.out)
    assert (set(values), values["error"]) == ({"error", "message"}, "usage")
    assert said in values["message"]
    assert values["message"] in told.err


def test_a_mistake_of_ours_while_writing_rejects_is_not_called_a_refusal(
    office: Path,
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[[str], None],
) -> None:
    def fail(*_args: object) -> NoReturn:
        raise OSError("without a number")

    expect_log("the command impor failed")
    sheet = a_bad_sheet(tmp_path / "salah.xlsx")
    monkeypatch.setattr(apply_import, "write_rejected_rows", fail)

    done = ask(capsys, "impor", sheet, "--data", office, *TARGET, "--tolak", tmp_path / "t.xlsx")

    assert (done["exit"], done["error"]) == (1, "bug")
