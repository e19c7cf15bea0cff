"""What a quota file does besides its rows is never done unasked: withdrawals, transfers, wholes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.workflow import Action
from bansos_desktop.usecases import sync_reference, tell_comparison
from bansos_desktop.usecases.decide_proposals import NotTaken, Taken
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW
from tests.quota_sheets import Cells, a_quota_workbook
from tests.usecases.conftest import Office
from tests.usecases.quota_acts import AMENDED, KUKAR, MURNI, PASER, eligible, move, split, standing
from tests.usecases.quota_acts import take as decide
from tests.usecases.test_enter_quota import enter
from tests.usecases.test_quota_files import look, quotas, take


def row(region: str, quota: int, year: int = 2025) -> Cells:
    return ("UEP", year, "murni", region, "", quota)


def refused(office: Office, path: Path) -> str:
    """What is said where nobody was asked."""
    with pytest.raises(Refused) as refusal:
        take(office, path)
    assert refusal.value.code == sync_reference.BELOW
    return refusal.value.message


def agree(office: Office, path: Path) -> None:
    comparison = look(office, path)
    sync_reference.apply(office.store, office.session, comparison, now=NOW, seen_warnings=True)


def test_rows_of_an_earlier_letter_that_a_file_leaves_out_go_only_with_consent(
    office: Office, tmp_path: Path
) -> None:
    names = ("Paser", "Berau", "Kutai Barat", "Kutai Timur", "PPU", "Bontang", "Samarinda")
    take(office, a_quota_workbook(tmp_path / "a.xlsx", *(row(name, 100, 2026) for name in names)))
    second = a_quota_workbook(tmp_path / "b.xlsx", row("Paser", 120, 2026), Versi=2)

    message = refused(office, second)

    assert message.startswith("6 baris surat 460/12/Dinsos dicabut, karena tidak ada di berkas ini")
    assert "Kabupaten Berau murni 2026 100" in message
    assert "dan 1 kuota lain. Bila angka itu masih berlaku, tulis juga barisnya" in message
    assert len(quotas(office, 2026)) == 7
    agree(office, second)
    assert quotas(office, 2026) == {"64.01 murni": 120}


def test_a_letters_row_that_goes_is_asked_about_even_where_the_number_stays(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", row("Paser", 150)))

    message = refused(office, a_quota_workbook(tmp_path / "b.xlsx", row("Berau", 140), Versi=2))

    assert message.startswith("1 baris surat 460/12/Dinsos dicabut")


def test_a_figure_with_transfers_changes_only_with_consent_that_names_them(
    office: Office, tmp_path: Path
) -> None:
    move(office, MURNI, PASER, 10)
    path = a_quota_workbook(tmp_path / "k.xlsx", row("Paser", 160), row("Kukar", 140))

    message = refused(office, path)

    paser = "160 menurut surat 460/12/Dinsos + 10 pindahan masuk = 170"
    assert f"Kabupaten Paser murni 2025: {paser}; Kabupaten Kutai Kartanegara" in message
    assert "140 menurut surat 460/12/Dinsos - 10 pindahan keluar = 130." in message
    assert "urungkan pemindahannya lebih dulu (Kuota > Pemindahan)" in message
    groups = tell_comparison.run(look(office, path))
    assert paser in [line.remark for group in groups for line in group.lines]
    agree(office, path)
    assert (quotas(office)[f"{PASER} murni"], quotas(office)[f"{KUKAR} murni"]) == (170, 130)


def test_a_figure_with_transfers_that_stays_as_it_was_is_not_asked_about(
    office: Office, tmp_path: Path
) -> None:
    move(office, MURNI, PASER, 10)

    take(office, a_quota_workbook(tmp_path / "k.xlsx", row("Paser", 150)))

    assert standing(office, MURNI.at(PASER)).quota == 160


def test_a_file_with_only_a_smaller_whole_is_asked_about_and_then_binds_decisions(
    office: Office, tmp_path: Path
) -> None:
    people = eligible(office, 3, target=Target("UEP", 2025, "murni"))
    path = a_quota_workbook(tmp_path / "k.xlsx", row("Kalimantan Timur", 2))

    message = refused(office, path)

    assert "angka wilayah di dalamnya 1.500" in message
    agree(office, path)
    assert quotas(office)["64 murni"] == 2
    assert isinstance(decide(office, Action.DECIDE, people), NotTaken)
    assert isinstance(decide(office, Action.DECIDE, people[:2]), Taken)
    assert isinstance(decide(office, Action.DECIDE, people[2:]), NotTaken)


def test_a_lower_whole_with_a_part_that_does_not_grow_is_asked_about_too(
    office: Office, tmp_path: Path
) -> None:
    lower = a_quota_workbook(tmp_path / "a.xlsx", row("Kalimantan Timur", 1400), row("Paser", 140))
    higher = a_quota_workbook(tmp_path / "b.xlsx", row("Kalimantan Timur", 1400), row("Paser", 160))

    assert refused(office, lower).startswith("1 kuota jatuh")
    assert [one.problem.code for one in look(office, higher).faults] == ["quota_file.parts_pass"]


def test_a_lump_whose_parts_take_all_says_who_is_left_without(
    office: Office, tmp_path: Path
) -> None:
    eligible(office, 3, target=AMENDED)
    rows = [("UEP", 2025, "perubahan", name, "", 90) for name in ("Paser", "Berau")]

    comparison = look(office, a_quota_workbook(tmp_path / "k.xlsx", *rows))

    (one,) = comparison.below_use
    assert one.message == (
        "PERHATIAN: Kalimantan Timur perubahan 2025: kuota menjadi 180, sesudah bagian wilayah di "
        "dalamnya sisa 0, dipakai 3 orang tanpa bagian."
    )
    (first, *_rest) = tell_comparison.run(comparison)
    assert first.lines[0].remark.startswith("kurang 3 tempat: sesudah bagian")


def test_a_part_of_a_whole_of_nought_names_what_has_to_be_changed_first(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "k.xlsx", row("Kalimantan Timur", 0, 2026)))
    key = FigureKey("UEP", 2026, "murni", PASER)

    outcome = enter(office, key, 100)

    assert isinstance(outcome, NotYet)
    problem = outcome.problems[0]
    assert "Kalimantan Timur, yang angkanya 0 (surat 460/12/Dinsos)" in problem.message
    assert "isi-kuota 64 JUMLAH" in problem.message
    assert enter(office, key.at("64"), 100) == Topic.QUOTAS
    assert split(office, key.at("64"), shares={PASER: 100}) == Topic.QUOTAS
