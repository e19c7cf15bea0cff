"""`kuota --sinkron` and `--contoh`: a quota file shown, taken, refused, and a blank one written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bansos_desktop.cli.main import main
from tests.cli.test_commands import SHIPPED, Capture, a_set, ask, tell
from tests.quota_sheets import KUKAR, PASER, a_quota_workbook

pytestmark = pytest.mark.usefixtures("here")


def test_a_quota_file_is_shown_with_its_check_code_and_taken_when_told(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = a_quota_workbook(tmp_path / "k.xlsx", KUKAR, PASER)
    words = ("kuota", "--data", office, "--sinkron", file)

    shown = ask(capsys, *words)
    told = tell(capsys, *words)
    taken = ask(capsys, *words, "--terapkan")
    again = ask(capsys, *words, "--terapkan")

    assert (shown["line"], shown["version"], shown["applied"]) == ("kuota", 1, False)
    assert shown["check_code"] == f"{shown['sha256'][:4]}-{shown['sha256'][4:8]}".upper()
    assert [(one["change"], one["old"], one["new"]) for one in shown["quotas"]] == [
        ("naik", 150, 160)
    ]
    assert f"Kode periksa {shown['check_code']} (k.xlsx)." in told
    assert "Kuota naik (1):" in told
    assert taken["applied"] is True
    assert (again["applied"], again["differences"]) == (False, [])


def test_a_file_with_faults_exits_1_and_names_each(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = a_quota_workbook(tmp_path / "k.xlsx", KUKAR, ("UEP", 2025, "murni", "6402", "", 5))
    words = ("kuota", "--data", str(office), "--sinkron", str(file))

    shown = ask(capsys, *words)
    refused = ask(capsys, *words, "--terapkan")
    code = main(list(words))
    taking = main([*words, "--terapkan"])

    assert taking == 1
    assert refused["faults"] == shown["faults"]
    assert (shown["exit"], [one["line"] for one in shown["faults"]]) == (1, [8])
    assert (refused["exit"], refused["error"]) == (1, "quota_file.faulty")
    assert code == 1
    assert capsys.readouterr().out.count("Baris 8: 6402") == 2


def test_a_folder_and_many_differences(office: Path, tmp_path: Path, capsys: Capture) -> None:
    kinds = [dict(row) for row in SHIPPED.sections["rules"]]
    for row in kinds:
        row["note"] += " (baru)"
    stick = tmp_path / "stik"
    stick.mkdir()
    a_set(stick / "acuan.json", 9, rules=kinds)
    a_quota_workbook(stick / "k.xlsx", KUKAR)

    told = tell(capsys, "kuota", "--data", office, "--sinkron", stick, "--terapkan")
    then = tell(capsys, "kuota", "--data", office, "--sinkron", stick)

    assert "(acuan.json)" in told
    assert "lagi." in told
    assert "(k.xlsx)" in then


def test_what_falls_below_its_use_is_applied_only_with_the_word_that_it_was_seen(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    split = ("rinci-kuota", *data, "--tahun", "2025", "--tahap", "perubahan", "64.02=90")
    ask(capsys, *split, "--alasan", "rapat bersama 3 Juli")
    lump = ("UEP", 2025, "perubahan", "Kalimantan Timur", "", 80)
    words = ("kuota", *data, "--sinkron", a_quota_workbook(tmp_path / "k.xlsx", lump))

    assert main([*map(str, words), "--terapkan"]) == 1
    said = capsys.readouterr()
    refused = ask(capsys, *words, "--terapkan")
    still = ask(capsys, *words)
    taken = ask(capsys, *words, "--terapkan", "--setujui-peringatan")

    assert (refused["exit"], refused["error"]) == (1, "sync.below_named")
    assert "ulangi dengan --setujui-peringatan" in refused["message"]
    assert "180 → 80" in said.out
    assert "Tambahkan --terapkan" not in said.out
    assert "ulangi dengan --setujui-peringatan" in said.err
    assert refused["asked"] == still["asked"]
    assert refused["below_use"] == told_below(still)
    assert (still["applied"], taken["applied"]) == (False, True)


def told_below(shown: dict[str, Any]) -> list[str]:
    """What the comparison says of the figures that fall."""
    return [
        f"PERHATIAN: {one['name']} {one['stage']} {one['year']}: kuota menjadi {one['new']}, "
        f"sudah terpakai {one['used']}, sudah dirinci kantor 90."
        for one in shown["below_use"]
    ]


def test_one_bad_file_does_not_block_the_search(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    (stick / "dalam.json").write_text("[" * 100_000, encoding="utf-8")
    a_quota_workbook(stick / "k.xlsx", KUKAR)

    told = tell(capsys, "kuota", "--data", office, "--sinkron", stick)
    refused = ask(capsys, "kuota", "--data", office, "--sinkron", stick / "dalam.json")

    assert "(k.xlsx)" in told
    assert "Bacakan lewat telepon" in told
    assert (refused["exit"], refused["error"]) == (1, "seed.not_a_seed")


def test_that_warnings_were_seen_is_said_only_with_taking(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["kuota", "--sinkron", "b.xlsx", "--setujui-peringatan"])

    assert "hanya bersama --sinkron" in capsys.readouterr().err


def test_a_blank_file_is_written_once(office: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "kosong.xlsx"
    words = ("kuota", "--data", office, "--contoh", file)

    assert "kosong.xlsx" in tell(capsys, *words)
    assert file.is_file()
    assert ask(capsys, *words)["error"] == "own_template.copy_exists"


def test_a_blank_and_a_comparison_are_two_things(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["kuota", "--contoh", "a.xlsx", "--sinkron", "b.xlsx"])

    assert "tidak keduanya" in capsys.readouterr().err


def test_an_officer_compares_a_letter_but_does_not_take_it(tmp_path: Path, capsys: Capture) -> None:
    data = tmp_path / "petugas"
    words = ("--kantor", "64", "--pengguna", "Budi", "--peran", "petugas")
    ask(capsys, "mulai", "--data", data, *words)
    file = a_quota_workbook(tmp_path / "k.xlsx", KUKAR)

    shown = ask(capsys, "kuota", "--data", data, "--sinkron", file)
    refused = ask(capsys, "kuota", "--data", data, "--sinkron", file, "--terapkan")

    assert [one["change"] for one in shown["quotas"]] == ["naik"]
    assert (refused["exit"], refused["error"]) == (1, "quota_file.operator_only")


def test_an_empty_path_is_no_file(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["kuota", "--sinkron", " "])

    assert "--sinkron" in capsys.readouterr().err


def test_the_act_before_a_sync_is_taken_back_only_by_name(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    ask(capsys, "contoh", *data, "--jumlah", "2")
    ask(
        capsys,
        "kuota",
        *data,
        "--sinkron",
        a_set(tmp_path / "s.json", SHIPPED.version + 1, sources=SHIPPED.sections["sources"]),
        "--terapkan",
    )

    refused = ask(capsys, "urungkan", *data)

    assert refused["error"] == "undo.after_sync_named"
    assert f"--batch {refused['batch']}" in refused["message"]
    assert "Sebelumnya: Orang contoh dibuat" in refused["message"]
    assert ask(capsys, "urungkan", *data, "--batch", refused["batch"])["exit"] == 0
    assert ask(capsys, "urungkan", *data)["error"] == "undo.after_sync_alone"


def test_a_letter_that_was_the_wrong_one_is_taken_back(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    file = a_quota_workbook(tmp_path / "k.xlsx", KUKAR)

    told = tell(capsys, "kuota", *data, "--sinkron", file, "--terapkan")
    undone = tell(capsys, "urungkan", *data)

    assert "Diterapkan. Bila keliru: urungkan." in told
    assert "Surat kuota diterapkan" in undone
    assert ask(capsys, "kuota", *data, "--sinkron", file)["present_version"] == 0


def test_taking_a_letter_back_below_its_use_asks_first(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    ask(capsys, "contoh", *data, "--jumlah", "12")
    more = a_quota_workbook(tmp_path / "a.xlsx", ("UEP", 2025, "murni", "64.02", "", 1))
    shown = ask(capsys, "kuota", *data, "--sinkron", more, "--terapkan", "--setujui-peringatan")
    assert shown["applied"]
    large = a_quota_workbook(tmp_path / "b.xlsx", ("UEP", 2025, "murni", "64.02", "", 99), Versi=2)
    ask(capsys, "kuota", *data, "--sinkron", large, "--terapkan")

    refused = ask(capsys, "urungkan", *data)

    assert (refused["error"], len(refused["asked"])) == ("undo.letter_asks", 1)
    assert "--setujui-peringatan" in refused["message"]
    assert ask(capsys, "urungkan", *data, "--setujui-peringatan")["exit"] == 0
    assert ask(capsys, "kuota", *data, "--sinkron", large)["present_version"] == 1
