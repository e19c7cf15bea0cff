"""Splitting, moving, entering and choosing from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bansos_desktop.cli import history
from bansos_desktop.cli.main import main

pytestmark = pytest.mark.usefixtures("here")
Capture = pytest.CaptureFixture[str]
AMENDED = ("--tahun", "2025", "--tahap", "perubahan")
MURNI = ("--tahun", "2025", "--tahap", "murni")
LETTER = ("--surat", "460/7", "--tanggal", "01/07/2025", "--kalimat", "Kukar 20 orang")
WHY = ("--alasan", "rapat dinas")


@pytest.fixture(scope="module")
def _province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("provinsi") / "data"
    patch = pytest.MonkeyPatch()
    patch.setenv("BANSOS_SANDI", "enam-huruf")
    words = ("--kantor", "64", "--pengguna", "Siti", "--peran", "operator")
    assert main(["mulai", "--data", str(data), *words]) == 0
    patch.undo()
    return data


@pytest.fixture
def province(_province: Path, tmp_path: Path) -> Path:
    """The data folder of the province's office, this test's own."""
    return Path(shutil.copytree(_province, tmp_path / "data"))


def ask(capsys: Capture, data: Path, *words: str) -> dict[str, Any]:
    capsys.readouterr()
    code = main([words[0], "--data", str(data), *words[1:], "--json"])
    return {"exit": code, **json.loads(capsys.readouterr().out)}


def tell(capsys: Capture, data: Path, *words: str) -> str:
    capsys.readouterr()
    assert main([words[0], "--data", str(data), *words[1:]]) == 0
    return capsys.readouterr().out


def wrong(capsys: Capture, *words: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        main([*words])
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_a_lump_is_split_by_names_and_codes(province: Path, capsys: Capture) -> None:
    said = ask(capsys, province, "rinci-kuota", "Samarinda=30", "64.02=20", *AMENDED, *LETTER)

    assert (said["exit"], said["changed"], said["warnings"]) == (0, True, [])
    assert [(one["region"], one["quota"], one["open"]) for one in said["items"]] == [
        ("64", 180, 130),
        ("64.72", 30, 30),
        ("64.02", 20, 20),
    ]
    again = tell(capsys, province, "rinci-kuota", "Samarinda=30", *AMENDED, *LETTER)
    assert again.startswith("Tidak ada yang berubah.")
    told = tell(capsys, province, "rinci-kuota", "Tenggarong=5", *AMENDED, *WHY)
    assert "Kabupaten Kutai Kartanegara perubahan 2025: 20 tempat, 15 belum dirinci" in told


def test_a_split_beyond_the_lump_is_refused_with_every_reason(
    province: Path, capsys: Capture
) -> None:
    said = ask(capsys, province, "rinci-kuota", "Samarinda=181", *AMENDED, *LETTER)

    assert (said["exit"], said["error"]) == (1, "quota.lump_passed")
    assert said["problems"][0]["field"] == "shares"
    none = ask(capsys, province, "rinci-kuota", "Samarinda=1", *AMENDED)
    assert none["error"] == "quota.paper_missing"
    lost = ask(capsys, province, "rinci-kuota", "Atlantis=1", *AMENDED, *WHY)
    assert lost["error"] == "region.unknown"


def test_a_region_that_is_named_twice_is_refused(province: Path, capsys: Capture) -> None:
    said = ask(capsys, province, "rinci-kuota", "Paser=3", "64.01=4", *AMENDED, *WHY)

    assert (said["exit"], said["error"]) == (1, "quota.region_twice")
    assert said["message"].startswith("Kabupaten Paser disebut dua kali.")


def test_a_figure_of_another_stage_is_pointed_at(province: Path, capsys: Capture) -> None:
    year, next_year = ("--tahun", "2025"), ("--tahun", "2026")

    moved = ask(capsys, province, "pindah-kuota", "Paser", "Berau", "5", *year, *WHY)
    whole = ask(capsys, province, "rinci-kuota", "64=5", *AMENDED, *WHY)
    none = ask(capsys, province, "rinci-kuota", "64=5", *next_year, "--tahap", "murni", *WHY)

    assert moved["error"] == "quota.other_stage"
    assert "Angka Kabupaten Paser 2025 ada pada tahap murni." in moved["message"]
    assert whole["error"] == "quota.not_below"
    assert none["message"].startswith("Belum ada angka untuk Kalimantan Timur murni 2026, ")


def test_a_replaced_figure_is_named(province: Path, capsys: Capture) -> None:
    told = tell(capsys, province, "isi-kuota", "Paser", "149", *MURNI, *WHY)

    assert told.startswith("Kuota disimpan, menggantikan 150.\n")


def test_what_is_left_adds_up_to_the_quota_of_the_year(province: Path, capsys: Capture) -> None:
    year = ("kuota", "--program", "UEP", "--tahun", "2025")
    before = ask(capsys, province, *year)["items"]
    tell(capsys, province, "rinci-kuota", "Samarinda=30", "64.02=20", *AMENDED, *LETTER)

    items = ask(capsys, province, *year)["items"]
    told = tell(capsys, province, *year).splitlines()

    assert sum(one["rest"] for one in items) == sum(one["quota"] for one in before) == 1680
    assert all(one["left"] == one["rest"] for one in items)
    lump = next(line for line in told if " 180 " in line)
    assert lump.split("180", 1)[1].split()[:3] == ["0", "130", "130"]
    assert told[-1].split() == ["UEP", "2025", "-", "Jumlah", "1.680", "0", "130", "1.680"]
    assert told[0].index("Belum dirinci") > 0
    assert "Jumlah" not in tell(capsys, province, "kuota", "--program", "KUKAR-BLT-APBD")


def test_a_lump_that_nobody_split_is_all_undivided(province: Path, capsys: Capture) -> None:
    told = tell(capsys, province, "kuota", "--program", "UEP", "--tahun", "2025").splitlines()

    lump = next(line for line in told if " 180 " in line)
    assert lump.split("180", 1)[1].split()[:3] == ["0", "180", "180"]
    assert told[-1].split()[-3:] == ["0", "180", "1.680"]


def test_a_reason_of_three_letters_is_called_too_short(province: Path, capsys: Capture) -> None:
    short = ("--alasan", "DPA")

    split = ask(capsys, province, "rinci-kuota", "Samarinda=1", *AMENDED, *short)
    moved = ask(capsys, province, "pindah-kuota", "Paser", "Berau", "5", *MURNI, *short)
    claim = ("klaim", "--tahun", "2025", "--hal", "nilai", "--pakai", "daulat")
    chosen = ask(capsys, province, *claim, *short)

    assert {one["error"] for one in (split, moved, chosen)} == {"quota.reason_short"}
    assert "“DPA” terlalu pendek" in split["message"]


def test_the_history_tells_every_number_of_a_quota(province: Path, capsys: Capture) -> None:
    tell(capsys, province, "rinci-kuota", "Paser=20", "Samarinda=30", *AMENDED, *LETTER)
    tell(capsys, province, "rinci-kuota", "Paser=25", *AMENDED, *LETTER)
    tell(capsys, province, "pagu", "64", "1.000.000", *AMENDED, *WHY)
    tell(capsys, province, "pindah-kuota", "Paser", "Berau", "5", *MURNI, *WHY)
    tell(capsys, province, "urungkan")

    undone, moved, ceiling, raised, split, _start = ask(capsys, province, "riwayat")["items"]
    told = tell(capsys, province, "riwayat")

    paser = "Rincian kuota Kabupaten Paser (UEP perubahan 2025)"
    assert split["amounts"] == [
        f"{paser}: – → 20",
        "Rincian kuota Kota Samarinda (UEP perubahan 2025): – → 30",
    ]
    assert raised["amounts"] == [f"{paser}: 20 → 25"]
    assert ceiling["amounts"] == ["Pagu Kalimantan Timur (UEP perubahan 2025): – → Rp1.000.000"]
    where = "Pemindahan kuota Kabupaten Paser ke Kabupaten Berau (UEP murni 2025)"
    assert (moved["amounts"], undone["amounts"]) == ([f"{where}: – → 5"], [f"{where}: 5 → –"])
    assert f"\n    {paser}: 20 → 25\n" in told


def test_a_long_split_is_told_in_part(
    province: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_AMOUNTS", 1)
    tell(capsys, province, "rinci-kuota", "Paser=20", "Samarinda=30", *AMENDED, *LETTER)

    assert "… dan 1 angka lagi." in tell(capsys, province, "riwayat")


def test_a_trial_leaves_no_trace(province: Path, capsys: Capture) -> None:
    told = tell(capsys, province, "rinci-kuota", "Samarinda=30", *AMENDED, *LETTER, "--uji")

    assert told.startswith("Uji coba: tidak ada yang disimpan.")
    assert "Kota Samarinda perubahan 2025: tanpa angka sendiri" in told
    items = ask(capsys, province, "kuota", "--program", "UEP", "--tahun", "2025")["items"]
    assert next(one for one in items if one["quota"] == 180)["open"] == 180


def test_unused_places_move(province: Path, capsys: Capture) -> None:
    said = ask(capsys, province, "pindah-kuota", "Paser", "Berau", "5", *MURNI, *WHY)

    assert [one["quota"] for one in said["items"]] == [145, 155]
    tried = ask(capsys, province, "pindah-kuota", "Paser", "Berau", "5", *MURNI, *WHY, "--uji")
    assert (tried["rehearsed"], tried["changed"]) == (True, False)
    much = ask(capsys, province, "pindah-kuota", "Paser", "Berau", "146", *MURNI, *WHY)
    assert much["error"] == "quota.move_not_free"


def test_an_own_figure_is_entered_and_withdrawn(province: Path, capsys: Capture) -> None:
    plan = ("--tahun", "2026", "--tahap", "murni")

    assert "85 tempat" in tell(capsys, province, "isi-kuota", "64.02", "85", *plan, *LETTER)
    (line,) = ask(capsys, province, "kuota", "--program", "UEP", "--tahun", "2026")["items"]
    assert (line["quota"], line["source"], line["acts"][0]["by"]) == (85, "460/7", "Siti")
    assert line["acts"][0]["letter_date"] == "2025-07-01"
    tried = tell(capsys, province, "isi-kuota", "64.02", "--cabut", *plan, "--uji")
    assert tried.startswith("Uji coba")
    assert "dicabut" in tell(capsys, province, "isi-kuota", "64.02", "--cabut", *plan)
    gone = ask(capsys, province, "isi-kuota", "64.02", "--cabut", *plan)
    assert gone["error"] == "quota.entry_gone"


def test_a_category_has_its_own_figure(province: Path, capsys: Capture) -> None:
    words = ("--program", "BST-INDIVIDU", "--tahun", "2025", "--golongan", "veteran")

    said = ask(capsys, province, "rinci-kuota", "Samarinda=28", *words, *WHY)

    assert [one["open"] for one in said["items"]] == [100, 28]


def test_a_ceiling_below_what_was_decided_needs_a_word_more(
    province: Path, capsys: Capture
) -> None:
    tell(capsys, province, "contoh", "--jumlah", "300", "--tahun", "2025", "--benih", "9")
    words = ("pagu", "64", "1000000", "--tahun", "2025", *WHY)

    said = ask(capsys, province, *words)

    assert (said["exit"], said["error"]) == (1, "quota.warnings_unseen")
    assert said["message"].endswith("ulangi dengan --setujui-peringatan.")
    assert said["problems"][0]["code"] == "quota.ceiling_below"
    assert ask(capsys, province, *words, "--uji")["warnings"][0]["code"] == "quota.ceiling_below"
    kept = tell(capsys, province, *words, "--setujui-peringatan")
    assert "pagu Rp1.000.000" in kept


def test_a_ceiling_is_read_as_rupiah(province: Path, capsys: Capture) -> None:
    told = tell(capsys, province, "pagu", "provinsi", "Rp1 miliar", *AMENDED, *WHY)

    assert "pagu Rp1.000.000.000" in told
    for unread in ("seribu", "1.00", "1,000,000"):
        said = ask(capsys, province, "pagu", "64", unread, *AMENDED, *WHY)
        assert said["error"] == "quota.amount_unread"
    again = tell(capsys, province, "pagu", "64", "1.000.000", *AMENDED, *WHY)
    assert again.startswith("Pagu disimpan, menggantikan Rp1.000.000.000.\n")
    assert "pagu Rp1.000.000" in tell(capsys, province, "kuota", "--sumber")
    assert "pagu" not in tell(capsys, province, "pagu", "64", "--cabut", *AMENDED)


def test_sources_of_every_figure_are_told(province: Path, capsys: Capture) -> None:
    tell(capsys, province, "rinci-kuota", "Samarinda=30", *AMENDED, *LETTER)
    tell(capsys, province, "isi-kuota", "64.02", "149", *MURNI, *WHY)

    told = tell(capsys, province, "kuota", "--program", "UEP", "--tahun", "2025", "--sumber")

    assert "UEP 2025 perubahan Kalimantan Timur: 180 tempat, 150 belum dirinci" in told
    assert "150 (tidak dipakai) dari 003" in told
    assert "149 (berlaku) dari isian kantor" in told
    assert (
        "Rincian kuota: 30 Kalimantan Timur ke Kota Samarinda; surat 460/7 tanggal 01/07/2025; "
        "“Kukar 20 orang” [Siti, "
    ) in told
    items = ask(capsys, province, "kuota", "--program", "UEP", "--tahun", "2025")["items"]
    own = next(one for one in items if one["quota"] == 149)
    assert [one["origin"] for one in own["sources"]] == ["kantor", "acuan"]


def test_contradicting_sources_are_listed_and_one_is_chosen(
    province: Path, capsys: Capture
) -> None:
    told = tell(capsys, province, "klaim", "--tahun", "2025")
    assert " * 003          Rp4.000.000–Rp5.000.000" in told
    assert "Pagu, UEP perubahan 2025, Kalimantan Timur:" in told

    chosen = ask(
        capsys, province, "klaim", "--tahun", "2025", "--hal", "nilai", "--pakai", "daulat", *WHY
    )

    (one,) = [item for item in chosen["items"] if item["chosen"]]
    assert (one["source"], one["in_force"], one["chosen_by"]) == ("daulat", True, "Siti")
    tell(capsys, province, "klaim", "--tahun", "2025", "--hal", "nilai", "--cabut")
    items = ask(capsys, province, "klaim", "--tahun", "2025")["items"]
    assert not any(item["chosen"] for item in items)


def test_a_plan_of_two_numbers_asks_for_one(province: Path, capsys: Capture) -> None:
    words = ("klaim", "--tahun", "2026", "--hal", "kuota", "--pakai", "nusaetam", *WHY)

    assert ask(capsys, province, *words)["error"] == "claim.amount_missing"
    told = tell(capsys, province, *words, "--jumlah", "1000", "--wilayah", "64")
    assert told.startswith("Disimpan: Kuota, UEP 2026, Kalimantan Timur: 1.000 menurut nusaetam.\n")
    assert "Dipilih kantor: rapat dinas" in told
    unknown = ask(capsys, province, *words[:-4], "--pakai", "koran", *WHY)
    assert unknown["error"] == "claim.unknown"
    assert "Tidak ada sumber" in tell(capsys, province, "klaim", "--tahun", "2031")


def test_a_chosen_sum_beside_its_parts_is_warned_of_like_an_entered_one(
    province: Path, capsys: Capture
) -> None:
    plan = ("--tahun", "2026", "--tahap", "murni")
    for region in ("64.01", "64.02"):
        tell(capsys, province, "isi-kuota", region, "100", *plan, *LETTER)
    words = ("klaim", "--tahun", "2026", "--hal", "kuota", "--pakai", "nusaetam", *WHY)

    said = ask(capsys, province, *words, "--jumlah", "1000", "--wilayah", "64")
    tell(capsys, province, "klaim", "--tahun", "2026", "--hal", "kuota", "--cabut")
    told = tell(capsys, province, *words, "--jumlah", "1000", "--wilayah", "64")

    assert [one["code"] for one in said["warnings"]] == ["quota.others_below"]
    assert "2 wilayah di bawah Kalimantan Timur sudah punya angka sendiri dengan tahap" in told


def test_another_offices_regions_are_refused(office: Path, capsys: Capture) -> None:
    mine = ask(capsys, office, "rinci-kuota", "64.02=20", *AMENDED, *LETTER)
    assert mine["exit"] == 0
    other = ask(capsys, office, "rinci-kuota", "Samarinda=20", *AMENDED, *LETTER)
    assert other["error"] == "region.not_in_office"
    assert ask(capsys, office, "pagu", "64", "5", *AMENDED, *WHY)["error"] == "quota.not_yours"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rinci-kuota", "Samarinda", *AMENDED), "bukan WILAYAH=JUMLAH"),
        (("rinci-kuota", "Samarinda=dua", *AMENDED), "bukan bilangan bulat"),
        (("isi-kuota", "64.02", *MURNI), "sebutkan JUMLAH, atau --cabut"),
        (("isi-kuota", "64.02", "5", "--cabut", *MURNI), "sebutkan JUMLAH, atau --cabut"),
        (("pagu", "64", *MURNI), "sebutkan JUMLAH, atau --cabut"),
        (("klaim", "--tahun", "2025", "--hal", "nilai"), "--hal dipakai bersama --pakai"),
        (("klaim", "--tahun", "2025", "--cabut"), "--hal dipakai bersama --pakai"),
        (
            ("klaim", "--tahun", "2025", "--hal", "nilai", "--pakai", "003", "--cabut"),
            "--pakai dan --cabut",
        ),
    ],
)
def test_wrong_use_is_explained(words: tuple[str, ...], said: str, capsys: Capture) -> None:
    assert said in wrong(capsys, *words)


def test_a_figure_of_groups_is_split_only_with_its_group(province: Path, capsys: Capture) -> None:
    words = ("rinci-kuota", "--program", "BST-INDIVIDU", "--tahun", "2025", "Samarinda=50", *WHY)

    done = ask(capsys, province, *words)

    assert (done["exit"], done["error"]) == (1, "quota.of_groups")
    assert "--golongan" in str(done["message"])
    assert "disabilitas, janda_veteran, lansia, veteran" in str(done["message"])
    split = ask(capsys, province, *words, "--golongan", "lansia", "--uji")
    assert split.get("error") is None
