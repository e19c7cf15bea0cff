"""Wholes and parts of a quota file: never added together, never passed, never mixed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.domain.quota_checks import Paper
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey
from bansos_desktop.domain.records import Kind
from bansos_desktop.usecases import list_quotas, quota_book, sync_reference, tell_comparison
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW
from tests.quota_sheets import Cells, a_quota_workbook
from tests.usecases.conftest import Office
from tests.usecases.quota_acts import (
    AMENDED,
    KUKAR,
    LUMP,
    PASER,
    SAMARINDA,
    codes,
    decided,
    eligible,
    split,
    standing,
)
from tests.usecases.test_quota_files import look, quotas, said, take
from tests.usecases.test_sync_reference import SHIPPED, newer

PROVINCE_NAME = "Kalimantan Timur"
REGENCIES = ("Paser", "Kutai Kartanegara", "Berau", "Kutai Barat", "Kutai Timur", "PPU",
             "Mahakam Ulu", "Balikpapan", "Samarinda", "Bontang")  # fmt: skip


def row(region: str, quota: int, stage: str = "perubahan", year: int = 2025) -> Cells:
    return ("UEP", year, stage, region, "", quota)


def total(office: Office, year: int = 2025) -> int:
    return sum(line.open for line in list_quotas.run(office.store, "UEP", year))


def test_a_letter_with_the_whole_and_its_ten_parts_gives_the_whole_once(
    office: Office, tmp_path: Path
) -> None:
    rows = [row(PROVINCE_NAME, 1000, "murni", 2026)]
    rows += [row(region, 100, "murni", 2026) for region in REGENCIES]

    take(office, a_quota_workbook(tmp_path / "k.xlsx", *rows))

    assert total(office, 2026) == 1000
    (whole,) = [x for x in list_quotas.run(office.store, "UEP", 2026) if x.region_code == "64"]
    assert (whole.quota, whole.open, whole.detail) == (1000, 0, "dirinci seluruhnya")


def test_a_letters_whole_holds_what_the_reference_data_give_inside_it(
    office: Office, tmp_path: Path
) -> None:
    assert total(office) == 1680

    take(office, a_quota_workbook(tmp_path / "k.xlsx", row(PROVINCE_NAME, 2000, "murni")))

    assert total(office) == 2180
    assert standing(office, FigureKey("UEP", 2025, "murni", "64")).open == 500


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        ([row(PROVINCE_NAME, 100), row("Paser", 90), row("Samarinda", 90)],
         ("Baris 7 (Kalimantan Timur): Jumlah di dalam Kalimantan Timur perubahan 2025 menjadi 180 "
         "(baris 8 dan 9 berjumlah 180), lebih dari kuotanya 100 (baris 7).")),
        ([row("Samarinda", 100), row("Paser", 100)],
         ("Baris 7 (Kota Samarinda): Jumlah di dalam Kalimantan Timur perubahan 2025 menjadi 200 "
         "(baris 7 dan 8 berjumlah 200), lebih dari kuotanya 180 (data acuan (sumber 004)).")),
        ([row("Tenggarong", 200, "murni"), row("Sebulu", 30, "murni")],
         ("Baris 7 (Tenggarong): Jumlah di dalam Kabupaten Kutai Kartanegara "
         "murni 2025 menjadi 230 (baris 7 dan 8 berjumlah 230), lebih dari kuotanya 150 (data "
         "acuan (sumber 003)).")),
        ([("BST-INDIVIDU", 2025, "", "Paser", "Lansia", 50),
          ("BST-INDIVIDU", 2025, "", "Berau", "Lansia", 500)],
         "menjadi 550 (baris 7 dan 8 berjumlah 550), lebih dari kuotanya 478"),
        ([row(PROVINCE_NAME, 9)] + [row(region, 1) for region in REGENCIES],
         "(baris 8, 9, 10, 11, 12 dan 5 baris lain berjumlah 10)"),
    ],
)  # fmt: skip
def test_parts_that_pass_their_whole_are_refused_with_lines_and_both_sums(
    office: Office, tmp_path: Path, rows: list[Cells], sums: str
) -> None:
    path = a_quota_workbook(tmp_path / "k.xlsx", *rows)

    (message,) = said(office, path)
    with pytest.raises(Refused) as refusal:
        take(office, path)

    assert sums in message
    assert "sebagai satu baris di berkas ini" in message
    assert refusal.value.code == "quota_file.faulty"


def test_parts_of_a_letter_beside_what_the_office_split_are_refused_with_the_way_out(
    office: Office, tmp_path: Path
) -> None:
    split(office, shares={KUKAR: 100, PASER: 20})

    (message,) = said(office, a_quota_workbook(tmp_path / "k.xlsx", row("Samarinda", 100)))

    assert "menjadi 220 (baris 7 berjumlah 100; rincian kantor 120), lebih dari" in message
    assert "Kurangi rincian kantor di Kuota" in message


def test_a_letters_part_takes_the_place_of_what_the_office_split_there(
    office: Office, tmp_path: Path
) -> None:
    split(office, shares={KUKAR: 100})

    take(office, a_quota_workbook(tmp_path / "k.xlsx", row("Kukar", 120)))

    assert (quotas(office)["64.02 perubahan"], standing(office).open) == (120, 60)
    assert total(office) == 1680


def test_a_whole_below_its_parts_is_asked_about_and_taken_when_seen(
    office: Office, tmp_path: Path
) -> None:
    split(office, shares={KUKAR: 100, PASER: 60})
    comparison = look(office, a_quota_workbook(tmp_path / "k.xlsx", row(PROVINCE_NAME, 150)))

    with pytest.raises(Refused) as refusal:
        sync_reference.apply(office.store, office.session, comparison, now=NOW)

    assert refusal.value.code == sync_reference.BELOW
    assert "Kalimantan Timur perubahan 2025 (sudah terpakai 0, sudah dirinci kantor 160)" in (
        refusal.value.message
    )
    sync_reference.apply(office.store, office.session, comparison, now=NOW, seen_warnings=True)
    assert standing(office).open == -10
    refused = split(office, shares={SAMARINDA: 1})
    assert codes(refused) == [("quota.lump_passed", "shares")]


def test_a_newer_set_that_lowers_a_whole_below_a_letters_parts_says_whose_they_are(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", row(PROVINCE_NAME, 200), row("Paser", 150)))

    second = a_quota_workbook(
        tmp_path / "b.xlsx", row(PROVINCE_NAME, 200), row("Paser", 150), Versi=2
    )
    lower = a_quota_workbook(
        tmp_path / "c.xlsx", row(PROVINCE_NAME, 120), row("Paser", 150), Versi=3
    )

    assert list(look(office, second).below_use) == []
    assert (
        "menjadi 150 (baris 8 berjumlah 150), lebih dari kuotanya 120 (baris 7)"
        in (said(office, lower)[0])
    )


def test_a_figure_below_what_was_decided_is_never_applied_in_silence(
    office: Office, tmp_path: Path
) -> None:
    split(office, shares={KUKAR: 3})
    decided(office, 3)
    comparison = look(office, a_quota_workbook(tmp_path / "k.xlsx", row("Kukar", 2)))

    with pytest.raises(Refused) as refusal:
        sync_reference.apply(office.store, office.session, comparison, now=NOW)

    assert "terpakai 3, ditetapkan 3" in refusal.value.message
    assert refusal.value.message.startswith("1 kuota jatuh")
    assert quotas(office)["64.02 perubahan"] == 3


def test_what_fell_since_it_was_looked_at_is_not_taken_with_what_was_seen(
    office: Office, tmp_path: Path
) -> None:
    comparison = look(office, a_quota_workbook(tmp_path / "k.xlsx", row("Kukar", 2)))
    eligible(office, 3, target=AMENDED)

    with pytest.raises(Refused) as refusal:
        sync_reference.apply(office.store, office.session, comparison, now=NOW, seen_warnings=True)

    assert refusal.value.code == "sync.changed_since"


def test_many_figures_that_fall_are_counted(office: Office, tmp_path: Path) -> None:
    rows = [row(region, 20) for region in REGENCIES[:7]]
    take(office, a_quota_workbook(tmp_path / "a.xlsx", *rows))
    book = office.store.regions.book()
    for one in book.regencies[:7]:
        first = quota_book.regions_below(book, one.code)[0]
        split(office, LUMP.at(one.code), shares={first: 20})
    lower = [row(region, 10) for region in REGENCIES[:7]]
    comparison = look(office, a_quota_workbook(tmp_path / "b.xlsx", *lower, Versi=2))

    with pytest.raises(Refused) as refusal:
        sync_reference.apply(office.store, office.session, comparison, now=NOW)

    assert refusal.value.message.startswith("7 kuota jatuh")
    assert "dan 2 kuota lain" in refusal.value.message


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(PROVINCE_NAME, 1680, ""), row("Paser", 150, "")], "Tahap kosong, sedangkan"),
        ([("BST-INDIVIDU", 2025, "", "Paser", "", 50)], "Golongan kosong, sedangkan"),
        ([("KUKAR-BLT-APBD", 2025, "murni", "64.02", "", 50)], "menyebut tahap, sedangkan"),
        (
            [("BST-INDIVIDU", 2025, "murni", "Paser", "Lansia", 50)],
            "menyebut tahap, sedangkan Kalimantan Timur Lansia 2025 (478)",
        ),
        ([("BST-LKS", 2025, "", "64.02", "Anak telantar", 50)], "menyebut golongan, sedangkan"),
        ([row("Paser", 9, "", 2026), row(PROVINCE_NAME, 10, "murni", 2026)],
         "Baris 7 (Kabupaten Paser): Tahap kosong, sedangkan Kalimantan Timur murni 2026 (10)"),
    ],
)  # fmt: skip
def test_a_row_for_all_beside_rows_for_some_is_refused(
    office: Office, tmp_path: Path, rows: list[Cells], words: str
) -> None:
    messages = said(office, a_quota_workbook(tmp_path / "k.xlsx", *rows))

    assert len(messages) == (len(rows) if "2026" not in words else 1)
    assert any(words in message for message in messages)


def test_a_letter_with_stages_takes_the_place_of_one_without_by_a_row_of_nought(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", row(PROVINCE_NAME, 1000, "", 2026)))
    staged = row(PROVINCE_NAME, 1000, "murni", 2026)

    (message,) = said(office, a_quota_workbook(tmp_path / "b.xlsx", staged, Versi=2))
    (both,) = said(
        office,
        a_quota_workbook(tmp_path / "c.xlsx", staged, row(PROVINCE_NAME, 900, "", 2026), Versi=2),
    )
    nought = row(PROVINCE_NAME, 0, "", 2026)
    take(office, a_quota_workbook(tmp_path / "d.xlsx", staged, nought, Versi=2))
    later = a_quota_workbook(tmp_path / "e.xlsx", staged, row("Paser", 9, "murni", 2026), Versi=3)

    assert "tambahkan baris Kalimantan Timur tanpa Tahap dengan Kuota 0" in message
    assert "menyebut tahap, sedangkan" in both
    assert total(office, 2026) == 1000
    assert list(look(office, later).faults) == []


def test_stages_beside_the_offices_own_figure_without_name_its_withdrawal(
    office: Office, tmp_path: Path
) -> None:
    key = FigureKey("UEP", 2026, "", PASER)
    own = quota_book.allocation("c" * 32, AllocationAction.FIGURE, key, 5)
    with office.store.write(office.session.author, now=NOW, act="quota.figure") as work:
        work.put(Kind.ALLOCATION, own.uid, quota_book.record_values(own, Paper(reason="rapat")))
    rows = [row("Paser", 8, "murni", 2026), row("Paser", 0, "", 2026)]

    (message,) = said(office, a_quota_workbook(tmp_path / "a.xlsx", *rows))

    assert "Cabut dulu isian itu di Kuota (isi-kuota 64.01 --cabut)" in message


def test_stages_and_groups_of_other_regions_and_years_may_differ(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", row("Paser", 9, "", 2026),
                                  row("Berau", 9, "murni", 2026)))  # fmt: skip

    assert total(office, 2026) == 18


def test_an_office_that_mixed_stages_before_is_not_kept_from_the_same_letter_again(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", row("Paser", 9, "murni", 2026)))
    stageless = FigureKey("UEP", 2026, "", PASER)
    own = quota_book.allocation("a" * 32, AllocationAction.FIGURE, stageless, 5)
    with office.store.write(office.session.author, now=NOW, act="quota.figure") as work:
        work.put(Kind.ALLOCATION, own.uid, quota_book.record_values(own, Paper(reason="rapat")))

    again = a_quota_workbook(tmp_path / "b.xlsx", row("Paser", 8, "murni", 2026), Versi=2)

    assert list(look(office, again).faults) == []


def test_a_figure_that_comes_back_names_the_letter_that_is_silent(
    office: Office, tmp_path: Path
) -> None:
    rows = [row("Paser", 120, "murni"), row("Berau", 150, "murni")]
    take(office, a_quota_workbook(tmp_path / "a.xlsx", *rows))

    comparison = look(office, a_quota_workbook(tmp_path / "b.xlsx", rows[1], Versi=2))

    (group,) = [one for one in tell_comparison.run(comparison) if one.title == "Kuota naik (1)"]
    assert group.lines[0].remark == (
        "baris surat 460/12/Dinsos dicabut; data acuan (sumber 003) berlaku lagi"
    )


def test_a_letters_part_of_a_share_that_the_office_gave_must_fit_into_it(
    office: Office, tmp_path: Path
) -> None:
    split(office, shares={KUKAR: 20})

    (message,) = said(office, a_quota_workbook(tmp_path / "k.xlsx", row("Tenggarong", 30)))

    assert "lebih dari kuotanya 20 (rincian kantor)" in message


def test_a_letters_parts_must_fit_into_the_offices_own_figure(
    office: Office, tmp_path: Path
) -> None:
    own = quota_book.allocation("b" * 32, AllocationAction.FIGURE, LUMP, 40)
    with office.store.write(office.session.author, now=NOW, act="quota.figure") as work:
        work.put(Kind.ALLOCATION, own.uid, quota_book.record_values(own, Paper(reason="rapat")))

    (message,) = said(office, a_quota_workbook(tmp_path / "k.xlsx", row("Paser", 50)))

    assert "lebih dari kuotanya 40 (isian kantor, yang didahulukan dari surat)" in message
    assert "(isi-kuota 64 50, atau isi-kuota 64 --cabut)" in message
    both = a_quota_workbook(tmp_path / "b.xlsx", row(PROVINCE_NAME, 50), row("Paser", 50))
    assert "isi-kuota 64 --cabut" in said(office, both)[0]


def test_parts_must_fit_into_what_another_letter_gave(office: Office, tmp_path: Path) -> None:
    whole = ("BST-INDIVIDU", 2025, "", PROVINCE_NAME, "Lansia", 10)
    take(office, a_quota_workbook(tmp_path / "a.xlsx", whole))
    (lump,) = [one for one in SHIPPED.sections["quotas"] if one["category"] == "lansia"]
    part = {**lump, "region_code": PASER, "quota": "11"}
    path = newer(tmp_path / "s.json", quotas=lambda rows: rows.append(part))

    (message,) = said(office, path)

    assert message.startswith("Jumlah di dalam Kalimantan Timur Lansia 2025 menjadi 11 (berkas ini")
    assert "lebih dari kuotanya 10 (surat 460/12/Dinsos)" in message
