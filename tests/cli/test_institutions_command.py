"""`lembaga` lists the register and adds to it, and refuses what the page refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.cli.main import main
from tests.cli.test_commands import ask, tell
from tests.institution_lists import BUNDA, a_list

pytestmark = pytest.mark.usefixtures("here")
Capture = pytest.CaptureFixture[str]
YEAR = ("--tahun", "2025")


def test_one_is_added_and_listed(office: Path, capsys: Capture) -> None:
    words = ("--tambah", "LKS Contoh", "--pimpinan", "Ibu Contoh", "--penghuni", "30")

    added = ask(capsys, "lembaga", "--data", office, *YEAR, *words)
    listed = ask(capsys, "lembaga", "--data", office, *YEAR)

    (item,) = listed["items"]
    assert item["id"] == added["added"]
    assert (item["name"], item["region"], item["residents"]) == ("LKS Contoh", "64.02", 30)
    assert listed["total"]["lks"] == 1
    assert listed["total"]["lks_expected"] == 16
    told = tell(capsys, "lembaga", "--data", office, *YEAR)
    assert "LKS   LKS Contoh" in told
    assert f"kode {added['added']}" in told
    again = ask(capsys, "lembaga", "--data", office, *YEAR, *words)
    assert (again["exit"], again["error"]) == (1, "institution.same")
    assert ask(capsys, "periksa", "--data", office)["exit"] == 0


def test_a_person_is_told_of_a_twin_and_of_what_is_wrong(office: Path, capsys: Capture) -> None:
    tell(capsys, "lembaga", "--data", office, *YEAR, "--tambah", "LKS Contoh")

    told = tell(capsys, "lembaga", "--data", office, *YEAR, "--tambah", "Yayasan Contoh")
    refused = ask(capsys, "lembaga", "--data", office, *YEAR, "--tambah", "X", "--penghuni", "-1")

    assert "sudah ada LKS Contoh" in told
    assert "2 dari 16 LKS" in told
    assert (refused["exit"], refused["error"]) == (1, "institution.residents")


def test_without_a_figure_only_the_number_is_said(office: Path, capsys: Capture) -> None:
    assert "0 LKS, 0 UPTD" in tell(capsys, "lembaga", "--data", office, *YEAR, "--program", "UEP")
    assert main(["lembaga", "--data", str(office), *YEAR, "--program", "TIDAK-ADA"]) == 1


def test_a_list_is_tried_then_imported_and_taken_back(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = a_list(tmp_path / "l.xlsx", BUNDA, (*BUNDA[:3], "Nirgends"), ("", "Mengetahui"))
    words = ("lembaga", "--data", office, *YEAR, "--impor", path)

    tried = tell(capsys, *words, "--uji")
    done = ask(capsys, *words)
    again = tell(capsys, *words)

    assert "2 baris dibaca = 1 baru + 0 diperbarui + 0 sama + 1 ditolak." in tried
    assert "Baris 5 (LKS Contoh Bunda): ditolak. Kabupaten/kota “Nirgends” tidak ada" in tried
    assert "Baris 6 tidak dibaca: Mengetahui" in tried
    assert "tidak ada yang disimpan" in tried
    assert "0 dari 16 LKS" in tried
    told = done["import"]
    assert (told["created"], told["rejected"], told["rehearsed"]) == (1, 1, False)
    assert [row["outcome"] for row in told["rows"]] == ["baru", "ditolak"]
    assert [item["name"] for item in done["items"]] == ["LKS Contoh Bunda"]
    assert "Tidak ada yang berubah." in again
    assert ask(capsys, "periksa", "--data", office)["exit"] == 0
    ask(capsys, "urungkan", "--batch", told["batch"], "--data", office)
    assert ask(capsys, "lembaga", "--data", office, *YEAR)["items"] == []


def test_one_is_changed_in_what_is_named_and_taken_back(office: Path, capsys: Capture) -> None:
    words = ("--tambah", "LKS Contoh", "--pimpinan", "Ibu Contoh", "--telepon", "081234567890")
    uid = ask(capsys, "lembaga", "--data", office, *YEAR, *words)["added"]
    change = ("lembaga", "--data", office, *YEAR, "--ubah")

    by_code = (*change, uid, "--nama", "UPTD Contoh", "--jenis", "uptd", "--telepon", "")
    changed = ask(capsys, *by_code)

    (item,) = changed["items"]
    assert changed["changed"] == uid
    assert (item["name"], item["kind"]) == ("UPTD Contoh", "uptd")
    assert (item["head"], item["phone"]) == ("Ibu Contoh", "")
    assert "Tidak ada yang berubah." in tell(capsys, *change, "uptd contoh", "--jenis", "uptd")
    ask(capsys, "urungkan", "--data", office)
    (item,) = ask(capsys, "lembaga", "--data", office, *YEAR)["items"]
    assert (item["name"], item["phone"]) == ("LKS Contoh", "081234567890")
    moved = ask(capsys, *change, uid, "--wilayah", "64.72")
    assert (moved["exit"], moved["error"]) == (1, "institution.outside")
    unknown = ask(capsys, *change, "LKS Lain", "--nama", "X")
    assert (unknown["exit"], unknown["error"]) == (1, "institution.no_such")


def test_what_was_not_touched_is_not_warned_of_again(office: Path, capsys: Capture) -> None:
    words = ("--tambah", "LKS Contoh", "--telepon", "123")
    added = tell(capsys, "lembaga", "--data", office, *YEAR, *words)
    change = ("lembaga", "--data", office, *YEAR, "--ubah")

    renamed = tell(capsys, *change, "LKS Contoh", "--nama", "LKS Lain", "--jenis", "LKS")
    again = tell(capsys, *change, "LKS Lain", "--telepon", "124")

    assert "Nomor HP berisi" in added
    assert "Nomor HP berisi" not in renamed
    assert "LKS Lain diubah." in renamed
    assert "Nomor HP berisi" in again


def test_a_name_that_two_have_needs_the_code(office: Path, capsys: Capture) -> None:
    for name in ("LKS Contoh", "LKS Harapan"):
        ask(capsys, "lembaga", "--data", office, *YEAR, "--tambah", name)
    first = ask(capsys, "lembaga", "--data", office, *YEAR)["items"][0]["id"]

    refused = ask(capsys, "lembaga", "--data", office, *YEAR, "--hapus", first[:3])

    assert (refused["exit"], refused["error"]) == (1, "institution.several")
    assert first in refused["message"]


def test_one_is_deleted_unless_people_are_in_it(office: Path, capsys: Capture) -> None:
    uid = ask(capsys, "lembaga", "--data", office, *YEAR, "--tambah", "LKS Contoh")["added"]
    delete = ("lembaga", "--data", office, *YEAR, "--hapus", uid)
    sample = ("contoh", "--data", office, "--jumlah", "5", "--program", "BST-LKS")

    deleted = ask(capsys, *delete)
    gone = ask(capsys, *delete)
    ask(capsys, "urungkan", "--data", office)
    ask(capsys, *sample)
    refused = ask(capsys, *delete)

    assert (deleted["deleted"], deleted["items"]) == (uid, [])
    assert (gone["exit"], gone["error"]) == (1, "institution.no_such")
    assert (refused["exit"], refused["error"]) == (1, "institution.used")
    (item,) = ask(capsys, "lembaga", "--data", office, *YEAR)["items"]
    assert (item["id"], item["people"] > 0) == (uid, True)
    assert ask(capsys, "periksa", "--data", office)["exit"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--uji",), "--impor"),
        (("--impor", "l.xlsx", "--tambah", "LKS Contoh"), "--impor"),
        (("--ubah", "0", "--hapus", "0"), "--hapus"),
        (("--alamat", "Jl. Mawar"), "--alamat hanya bersama"),
        (("--tambah", "LKS Contoh", "--nama", "LKS"), "--nama hanya bersama"),
        (("--ubah", "0"), "sebutkan yang diubah"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    office: Path, capsys: Capture, words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["lembaga", "--data", str(office), *YEAR, *words])

    assert left.value.code == 2
    assert said in capsys.readouterr().err
