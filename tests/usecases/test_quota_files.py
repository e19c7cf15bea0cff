"""A quota file of the province: read row by row, compared with use, taken as one step."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey, allocation_uid
from bansos_desktop.domain.quota_shift import Shift
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.seed import SECTIONS, check_code
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.seed_files import read_seed
from bansos_desktop.usecases import list_quotas, sync_reference, tell_comparison, write_quota_blank
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.sync_reference import Comparison
from bansos_desktop.workbook.errors import WorkbookError
from tests.factories import NOW, SEED, TODAY, a_draft
from tests.quota_sheets import KUKAR, PASER, TITLES, Cells, a_quota_csv, a_quota_workbook
from tests.soundness import dump
from tests.usecases.conftest import Office

LUMP = ("UEP", 2025, "perubahan", "Kalimantan Timur", "", 180)


def look(office: Office, path: Path) -> Comparison:
    return sync_reference.look(office.store, path)


def take(office: Office, path: Path) -> Topic:
    return sync_reference.apply(office.store, office.session, look(office, path), now=NOW)


def quotas(office: Office, year: int = 2025) -> dict[str, int]:
    return {
        f"{line.region_code} {line.stage}": line.quota
        for line in list_quotas.run(office.store, "UEP", year)
    }


def said(office: Office, path: Path) -> list[str]:
    comparison = look(office, path)
    assert not comparison.newer
    return [one.message for one in comparison.faults]


def split(office: Office, region: str, amount: int) -> None:
    key = FigureKey("UEP", 2025, "perubahan", region)
    uid = allocation_uid(AllocationAction.SPLIT, key, "64")
    values = {
        "action": "rincian", "programme": "UEP", "year": 2025, "stage": "perubahan",
        "category": "", "from_region": "64", "to_region": region, "amount": amount,
    }  # fmt: skip
    with office.store.write(office.session.author, now=NOW, act="quota.split") as work:
        work.put(Kind.ALLOCATION, uid, values)


def test_a_letter_goes_before_the_shipped_figure_and_names_its_source(
    office: Office, tmp_path: Path
) -> None:
    path = a_quota_workbook(tmp_path / "k.xlsx", PASER, KUKAR)

    comparison = look(office, path)
    changes = sync_reference.apply(office.store, office.session, comparison, now=NOW)

    assert [(one.shift, one.region_code, one.old, one.new) for one in comparison.shifts] == [
        (Shift.RAISED, "64.02", 150, 160)
    ]
    assert changes & Topic.QUOTAS
    (line,) = [x for x in list_quotas.run(office.store, "UEP", 2025) if x.region_code == "64.02"]
    assert line.standing is not None
    first = line.standing.figures[0]
    assert (line.quota, first.source, first.source_date, first.sentence) == (
        160, "460/12/Dinsos", "2025-03-12", "alokasi menurut lampiran",
    )  # fmt: skip
    assert [one.quota for one in line.standing.figures] == [160, 150]
    state = office.store.reference.seed("kuota")
    assert state is not None
    assert (state.version, state.title) == (1, "Surat 460/12/Dinsos tanggal 12/03/2025")


def test_the_same_file_twice_changes_nothing_and_says_so(office: Office, tmp_path: Path) -> None:
    path = a_quota_workbook(tmp_path / "k.xlsx", PASER, KUKAR)
    take(office, path)
    before = dump(office.store)

    again = look(office, path)

    assert (list(again.differences), again.newer) == ([], False)
    assert tell_comparison.run(again) == []
    assert sync_reference.apply(office.store, office.session, again, now=NOW) is Topic.NOTHING
    assert dump(office.store) == before


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_of_any_office_says_the_same_as_the_workbook(
    office: Office, tmp_path: Path, delimiter: str, encoding: str
) -> None:
    take(office, a_quota_workbook(tmp_path / "k.xlsx", PASER, KUKAR, Perihal="kuota tahap – baru"))
    text = a_quota_csv(
        tmp_path / "k.csv", PASER, KUKAR,
        delimiter=delimiter, encoding=encoding, Perihal="kuota tahap – baru",
    )  # fmt: skip

    assert list(look(office, text).differences) == []


def test_a_new_letter_replaces_only_what_it_speaks_of(office: Office, tmp_path: Path) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", PASER, KUKAR, LUMP))
    second = a_quota_workbook(tmp_path / "b.xlsx", (*PASER[:5], 140), Versi=2)

    comparison = look(office, second)
    sync_reference.apply(office.store, office.session, comparison, now=NOW, seen_warnings=True)

    assert [(one.shift, one.region_code) for one in comparison.shifts] == [
        (Shift.LOWERED, "64.01"),
        (Shift.LOWERED, "64.02"),  # no letter speaks of it any more: the shipped 150 stand
    ]
    assert quotas(office)["64.01 murni"] == 140
    assert quotas(office)["64.02 murni"] == 150
    letters = office.store.reference.section("quota_letters")
    assert {(row["stage"], row["quota"]) for row in letters} == {
        ("murni", "140"), ("perubahan", "180"),
    }  # fmt: skip


def test_an_older_letter_and_a_rewritten_one_are_refused(office: Office, tmp_path: Path) -> None:
    take(office, a_quota_workbook(tmp_path / "b.xlsx", PASER, Versi=2))

    for version, code in ((1, "sync.older_letter"), (2, "sync.same_letter")):
        path = a_quota_workbook(tmp_path / f"{version}.xlsx", KUKAR, Versi=version)
        with pytest.raises(Refused) as refusal:
            look(office, path)
        assert refusal.value.code == code


def test_quota_files_and_seeds_count_by_themselves(office: Office, tmp_path: Path) -> None:
    seed = office.store.reference.seed()

    take(office, a_quota_workbook(tmp_path / "k.xlsx", KUKAR, Versi=99))

    assert office.store.reference.seed() == seed
    assert not look(office, SEED).newer
    assert read_seed(SEED).line == "seed"


def test_a_figure_below_its_use_is_told_with_who_has_it(office: Office, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        assert isinstance(office.record(a_draft(number)), Recorded)

    comparison = look(office, a_quota_workbook(tmp_path / "k.xlsx", (*KUKAR[:5], 2)))

    (below,) = comparison.below_use
    assert (below.old, below.new, below.used, below.short) == (150, 2, 3, 1)
    assert below.message == (
        "PERHATIAN: Kabupaten Kutai Kartanegara murni 2025: kuota menjadi 2, sudah terpakai 3."
    )
    first = tell_comparison.run(comparison)[0]
    assert (first.title, first.count) == ("Di bawah yang sudah terpakai atau dirinci (1)", 1)


def test_a_lump_below_what_the_office_split_out_of_it_is_told(
    office: Office, tmp_path: Path
) -> None:
    split(office, "64.01", 100)
    split(office, "64.02", 60)

    comparison = look(office, a_quota_workbook(tmp_path / "k.xlsx", (*LUMP[:5], 150)))

    (below,) = comparison.below_use
    assert (below.region_code, below.new, below.split) == ("64", 150, 160)
    assert "sudah dirinci kantor 160" in below.message


def test_splits_and_entered_figures_stay_whatever_the_letter_says(
    office: Office, tmp_path: Path
) -> None:
    split(office, "64.01", 100)
    before = office.store.quotas.allocations()

    take(office, a_quota_workbook(tmp_path / "k.xlsx", (*LUMP[:5], 150)))

    assert office.store.quotas.allocations() == before
    assert quotas(office)["64 perubahan"] == 150
    assert quotas(office)["64.01 perubahan"] == 100


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("UEP", 2025, "murni", "6402", "", 150), "Kode wilayah “6402”"),
        (("UEP", 2025, "murni", 6402, "", 150), "Kode wilayah “6402”"),
        (("UEP", 2025, "murni", "Kutai Kartanegra", "", 150), "Yang mirip: Kabupaten Kutai K"),
        (("UEP", 2025, "murni", "Jakarta Pusat Raya", "", 150), "tidak ada di Kalimantan Timur"),
        (("UEP", 2025, "murni", "Sumber Sari", "", 5), "“Sumber Sari” adalah desa atau kelurahan"),
        (("UEP", 2025, "murni", "64.02.06.1001", "", 5), "kuota hanya sampai kecamatan"),
        (("UEP", 2025, "murni", "", "", 150), "Wilayah kosong"),
        (("XYZ", 2025, "murni", "Paser", "", 150), "Program “XYZ” tidak dikenal"),
        (("", 2025, "murni", "Paser", "", 150), "Program kosong"),
        (("UEP", "dua", "murni", "Paser", "", 150), "Tahun “dua”"),
        (("UEP", 1925, "murni", "Paser", "", 150), "Tahun “1925”"),
        (("UEP", 2025, "tahap tiga", "Paser", "", 150), "Tahap “tahap tiga”"),
        (("UEP", 2025, "murni", "Paser", "Lansia", 150), "tidak membagi penerima"),
        (("KUKAR-BLT-APBD", 2026, "", "Paser", "", 5), "hanya untuk wilayah Kabupaten Kutai K"),
        (("BST-INDIVIDU", 2025, "", "Paser", "Balita", 5), "Yang ada: Penyandang disabilitas"),
        (("UEP", 2025, "murni", "Paser", "", "seratus"), "Kuota “seratus”"),
        (("UEP", 2025, "murni", "Paser", "", -5), "Kuota “-5”"),
        (("UEP", 2025, "murni", "Paser", "", 150.5), "Kuota “150,5”"),
        (("UEP", 2025, "murni", "Paser", "", "1,5"), "Kuota “1,5”"),
        (("UEP", 2025, "murni", "Paser", "", "=100+50"), "Kuota kosong"),
        (("UEP", 2025, "murni", "Paser", "", None), "Kuota kosong"),
        (("UEP", 2025, "murni", "Paser", "", 99_999_999), "Kuota “99999999” terlalu besar"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_nothing_is_taken(
    office: Office, tmp_path: Path, row: Cells, words: str
) -> None:
    path = a_quota_workbook(tmp_path / "k.xlsx", KUKAR, row)
    before = dump(office.store)

    comparison = look(office, path)
    (message,) = [one.message for one in comparison.faults]
    with pytest.raises(Refused) as refusal:
        sync_reference.apply(office.store, office.session, comparison, now=NOW)

    assert message.startswith("Baris 8")
    assert words in message
    assert refusal.value.code == "quota_file.faulty"
    assert dump(office.store) == before


def test_a_letter_of_a_day_to_come_is_a_fault(office: Office, tmp_path: Path) -> None:
    path = a_quota_workbook(tmp_path / "k.xlsx", KUKAR, Tanggal_surat="02/08/2025")

    today = sync_reference.look(office.store, path, today=TODAY)
    later = sync_reference.look(office.store, path, today=date(2025, 8, 2))

    assert [one.problem.code for one in today.faults] == ["quota_file.date_ahead"]
    assert "02/08/2025 ada di masa depan" in today.faults[0].message
    assert later.faults == ()


def test_a_file_without_a_version_is_not_called_version_0(office: Office, tmp_path: Path) -> None:
    nameless = look(office, a_quota_workbook(tmp_path / "k.xlsx", KUKAR, Versi=None))
    large = look(office, a_quota_workbook(tmp_path / "l.xlsx", KUKAR, Versi="12345678901"))

    assert tell_comparison.headline(nameless).startswith("Kuota menurut surat tanpa nomor versi (")
    assert [one.problem.code for one in large.faults] == ["quota_file.version_large"]


def test_every_fault_of_a_file_is_told_at_once(office: Office, tmp_path: Path) -> None:
    path = a_quota_workbook(
        tmp_path / "k.xlsx",
        KUKAR,
        KUKAR,
        ("UEP", 2025, "murni", "6402", "", "x"),
        Versi="tiga",
        Nomor_surat=None,
        Tanggal_surat="12/03/26",
    )

    lines = said(office, path)

    assert len(lines) == 6
    assert any("Versi “tiga”" in line for line in lines)
    assert any("Nomor surat belum disebut" in line for line in lines)
    assert any("Tanggal surat “12/03/26”" in line for line in lines)
    assert any(line.startswith("Baris 7 (Kutai Kartanegara): ") for line in lines)
    assert any("sudah ada di baris 6" in line for line in lines)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("64.02", "64.02"),
        (64.02, "64.02"),
        ("Kukar", "64.02"),
        ("KAB. KUTAI KARTANEGARA", "64.02"),
        ("Kota Samarinda", "64.72"),
        ("Kaltim", "64"),
        ("Tenggarong", "64.02.06"),
        ("Kec. Tenggarong", "64.02.06"),
        ("Tenggarong, Kutai Kartanegara", "64.02.06"),
        ("64.02.06", "64.02.06"),
    ],
)
def test_a_region_is_known_by_name_alias_or_dotted_code(
    office: Office, tmp_path: Path, written: object, code: str
) -> None:
    path = a_quota_workbook(tmp_path / "k.xlsx", ("UEP", 2026, "murni", written, "", 5))

    (one,) = look(office, path).shifts

    assert (one.region_code, one.shift) == (code, Shift.NEW)


def test_titles_may_be_written_otherwise_and_stand_in_any_order(
    office: Office, tmp_path: Path
) -> None:
    titles = ("No", "KUOTA (orang) *", "Kab./Kota", "Tahun Anggaran", "Nama Program", "Ket.")
    row = (1, "1.600", "Paser", "2026", "Usaha Ekonomi Produktif", "naik")

    (one,) = look(office, a_quota_workbook(tmp_path / "k.xlsx", row, titles=titles)).shifts

    assert (one.programme, one.year, one.stage, one.new) == ("UEP", 2026, "", 1600)


def test_more_columns_than_needed_are_kept_where_they_mean_something(
    office: Office, tmp_path: Path
) -> None:
    titles = (*TITLES, "Jumlah LKS", "Nilai minimum", "Nilai maks", "Keterangan")
    row = ("BST-LKS", 2026, "", "Paser", "Anak telantar", 20, 3, "Rp 300.000", 500_000, "baru")
    take(office, a_quota_workbook(tmp_path / "k.xlsx", row, titles=titles))

    (figure,) = office.store.quotas.figures("BST-LKS", 2026)

    assert (figure.lks_count, figure.value_min, figure.value_max) == (3, 300_000, 500_000)
    assert (figure.note, figure.key.category) == ("baru", "anak_telantar")


def test_values_that_cross_are_said(office: Office, tmp_path: Path) -> None:
    titles = (*TITLES, "Nilai min", "Nilai max")
    path = a_quota_workbook(tmp_path / "k.xlsx", (*PASER, 500, 300), titles=titles)

    assert "Nilai minimum lebih besar" in said(office, path)[0]


def test_merged_words_count_for_every_row_but_a_merged_number_for_none(
    office: Office, tmp_path: Path
) -> None:
    rows = (PASER, ("", *KUKAR[1:]))
    words = a_quota_workbook(tmp_path / "a.xlsx", *rows, merge="A7:A8")
    number = a_quota_workbook(tmp_path / "b.xlsx", PASER, (*KUKAR[:5], None), merge="F7:F8")

    assert [one.region_code for one in look(office, words).shifts] == ["64.02"]
    assert "Kuota kosong" in said(office, number)[0]


def test_sums_are_checked_and_remarks_are_told_as_unread(office: Office, tmp_path: Path) -> None:
    right = a_quota_workbook(
        tmp_path / "a.xlsx", PASER, KUKAR, ("JUMLAH", "", "", "", "", 310),
        ("", "", "", "Samarinda, 12 Maret 2026"), ("", "", "", "Kepala Dinas"),
    )  # fmt: skip
    wrong = a_quota_workbook(tmp_path / "b.xlsx", PASER, KUKAR, ("Total", "", "", "", "", 1310))

    comparison = look(office, right)

    assert list(comparison.faults) == []
    assert [text for _line, text in comparison.unread] == [
        "Samarinda, 12 Maret 2026", "Kepala Dinas",
    ]  # fmt: skip
    assert (
        "Jumlah tertulis 1310, sedangkan baris di atasnya berjumlah 310" in said(office, wrong)[0]
    )


def test_files_that_are_no_quota_file_are_refused_by_name(office: Office, tmp_path: Path) -> None:
    def refused(path: Path) -> str:
        with pytest.raises((Refused, WorkbookError, StoreError)) as refusal:
            look(office, path)
        assert refusal.value.message  # type: ignore[attr-defined]  # all three have one
        return str(refusal.value.code)  # type: ignore[attr-defined]  # as above

    two = Workbook()
    for sheet in (two.worksheets[0], two.create_sheet("Lagi")):
        sheet.append(list(TITLES))
        sheet.append(list(PASER))
    two.save(tmp_path / "dua.xlsx")
    empty = tmp_path / "kosong.xlsx"
    Workbook().save(empty)
    (tmp_path / "nol.csv").write_bytes(b"")
    (tmp_path / "acak.xlsx").write_bytes(b"PK\x03\x04bukan")

    assert refused(tmp_path / "dua.xlsx") == "quota_file.several_sheets"
    assert refused(empty) == "quota_file.no_table"
    assert refused(a_quota_workbook(tmp_path / "j.xlsx", PASER, titles=TITLES[:5])) == (
        "quota_file.no_table"
    )
    assert refused(tmp_path / "nol.csv").startswith("workbook.")
    assert refused(tmp_path / "acak.xlsx").startswith("workbook.")
    assert refused(tmp_path / "tidak-ada.xlsx") == "seed.missing"


def test_a_megabyte_of_blank_rows_is_refused_and_a_few_are_nothing(
    office: Office, tmp_path: Path
) -> None:
    long = a_quota_csv(tmp_path / "a.csv", PASER, *([("",) * 6] * 170_000), KUKAR)
    short = a_quota_csv(tmp_path / "b.csv", PASER, *([("",) * 6] * 500), KUKAR)

    assert long.stat().st_size > 1_000_000
    with pytest.raises(Refused) as refusal:
        look(office, long)
    assert refusal.value.code == "quota_file.too_long"
    assert [one.region_code for one in look(office, short).shifts] == ["64.02"]


def test_a_file_without_any_row_says_so(office: Office, tmp_path: Path) -> None:
    assert (
        "Tidak ada satu pun baris kuota" in said(office, a_quota_workbook(tmp_path / "k.xlsx"))[0]
    )


def test_the_check_code_is_of_the_very_file(office: Office, tmp_path: Path) -> None:
    first = look(office, a_quota_csv(tmp_path / "a.csv", PASER)).check_code
    same = look(office, a_quota_csv(tmp_path / "b.csv", PASER)).check_code
    other = look(office, a_quota_csv(tmp_path / "c.csv", KUKAR)).check_code

    assert first == same != other
    assert check_code("3f7a91c2" + "0" * 56) == "3F7A-91C2"


def test_the_blank_can_be_filled_in_and_read(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    write_quota_blank.run(office.store, path)
    assert {one.message.split(".")[0] for one in look(office, path).faults} == {
        "Versi belum disebut", "Nomor surat belum disebut", "Tanggal surat belum disebut",
        "Perihal belum disebut",
        "Tidak ada satu pun baris kuota di bawah judul",
    }  # fmt: skip
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["B2"], sheet["B3"], sheet["B4"], sheet["B5"] = 4, "460/9", "12/03/2025", "kuota UEP"
    for column, value in enumerate(("UEP", 2026, "murni", "Paser", None, 90), start=1):
        sheet.cell(8, column, value)
    book.save(path)

    comparison = look(office, path)

    assert (comparison.seed.version, [one.new for one in comparison.shifts]) == (4, [90])


def test_a_folder_gives_its_newest_set_first_and_then_its_newest_letter(
    office: Office, tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    with pytest.raises(Refused) as refusal:
        look(office, stick)
    (stick / "catatan.json").write_text("{}", encoding="utf-8")
    (stick / "~$k3.xlsx").write_bytes(b"x")
    a_quota_workbook(stick / "k2.xlsx", PASER, Versi=2)
    a_quota_csv(stick / "k3.csv", KUKAR, Versi=3)

    assert refusal.value.code == "sync.nothing_here"
    assert look(office, stick).name == "k3.csv"
    take(office, stick)
    assert not look(office, stick).newer


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"letter": " "}, "quota_file.no_letter"),
        ({"letter_date": ""}, "quota_file.no_date"),
        ({"letter_date": "12/03/2025"}, "quota_file.date_iso"),
        ({"letter_date": "2025-02-30"}, "quota_file.date_iso"),
        ({"letter_date": "2025-12-01"}, "quota_file.date_ahead"),
        ({"sentence": ""}, "quota_file.no_sentence"),
    ],
)
def test_a_set_of_letters_names_letter_day_and_sentence_too(
    office: Office, tmp_path: Path, values: dict[str, str], code: str
) -> None:
    row = dict.fromkeys(SECTIONS["quota_letters"].columns, "") | {
        "programme": "UEP", "year": "2025", "stage": "murni", "region_code": "64.02",
        "quota": "160", "letter": "460/1", "letter_date": "2025-03-12", "sentence": "160 orang",
    }  # fmt: skip
    content = {"format": "bansos-seed/1", "version": 1, "line": "kuota", "title": "Surat 460/1"}
    for name, changed in (("good", {}), ("bad", values)):
        sections = {"quota_letters": [row | changed]}
        text = json.dumps(content | {"sections": sections})
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")

    good = sync_reference.look(office.store, tmp_path / "good.json", today=TODAY)
    bad = sync_reference.look(office.store, tmp_path / "bad.json", today=TODAY)

    assert good.newer
    assert [one.problem.code for one in bad.faults] == [code]


def test_rows_are_told_with_names_and_days_as_people_write_them(
    office: Office, tmp_path: Path
) -> None:
    comparison = look(office, a_quota_workbook(tmp_path / "k.xlsx", PASER))

    (group,) = tell_comparison.run(comparison)

    assert group.lines[0].subject == "baru · UEP 2025 murni Kabupaten Paser"
    assert "tanggal surat: 12/03/2025" in group.lines[0].remark


def test_an_older_letter_may_be_taken_again_under_a_new_number(
    office: Office, tmp_path: Path
) -> None:
    take(office, a_quota_workbook(tmp_path / "a.xlsx", PASER))
    take(office, a_quota_workbook(tmp_path / "b.xlsx", (*PASER[:5], 90), Versi=2))
    with pytest.raises(Refused) as refusal:
        look(office, tmp_path / "a.xlsx")

    take(office, a_quota_workbook(tmp_path / "c.xlsx", PASER, Versi=3))

    assert "tulis Versi 3 di berkasnya" in refusal.value.message
    assert quotas(office)["64.01 murni"] == 150
