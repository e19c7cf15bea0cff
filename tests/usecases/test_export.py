"""Documents that leave the office: whole, in order, readable again, and noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from bansos_desktop.domain.document import DocumentKey, SignaturePart
from bansos_desktop.domain.office_paper import PNG_HEAD, OfficePaper, OfficePapers
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import ProposalLine, Selection
from bansos_desktop.usecases import keep_profile
from bansos_desktop.usecases.documents import catalogue, export
from bansos_desktop.usecases.documents.common_values import common_values
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.formula import references
from bansos_desktop.workbook.meta import read_meta
from bansos_desktop.workbook.placeholder import Value
from tests.factories import (
    LOA_IPUH,
    MANGGAR,
    NOW,
    TODAY,
    a_draft,
    a_nik,
    a_signatory,
    some_papers,
)
from tests.soundness import rows_of, second_connection
from tests.usecases.conftest import MakeOffice, Office

UEP = Selection("UEP", 2025)


def write(
    office: Office,
    target: Path,
    document: str = "usulan",
    selection: Selection = UEP,
    **more: Any,
) -> Exported:
    request = ExportRequest(document, selection, target, resource("formats"), **more)
    return export.write(office.store, office.session, request, now=NOW)


def add(office: Office, serial: int, stage: str = "murni", **changed: object) -> None:
    status = changed.pop("status", Status.PROPOSED)
    outcome = office.record(
        a_draft(serial, **changed),
        target=Target("UEP", 2025, stage),
        status=Status(str(status)),
    )
    assert isinstance(outcome, Recorded), outcome


def table(path: Path, heading: str) -> tuple[Worksheet, int, dict[str, int]]:
    """The sheet, the row of its column titles, and title to column."""
    sheet = load_workbook(path).worksheets[0]
    for row in sheet.iter_rows():
        titles = {str(cell.value).split("\n")[0].strip(): cell.column for cell in row if cell.value}
        if heading in titles:
            return sheet, row[0].row, titles
    raise AssertionError(f"no {heading} in {path}")


def cells_with(path: Path, niks: Sequence[str]) -> list[Any]:
    """The cells that hold one of `niks`, from top to bottom."""
    sheet = load_workbook(path).worksheets[0]
    return [cell for row in sheet.iter_rows() for cell in row if cell.value in niks]


def test_every_proposal_is_a_row_with_its_nik_as_text(office: Office, tmp_path: Path) -> None:
    for serial in range(1, 13):
        add(office, serial)
    target = tmp_path / "usulan.xlsx"

    exported = write(office, target)

    niks = [a_nik(serial=n) for n in range(1, 13)]
    cells = cells_with(target, niks)
    assert exported.rows == len(cells) == 12
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert len({cell.column for cell in cells}) == 1
    assert [cell.row for cell in cells] == list(range(cells[0].row, cells[0].row + 12))


def test_rows_stand_by_kabupaten_village_and_name(office: Office, tmp_path: Path) -> None:
    add(office, 1, name="Zaki")
    add(office, 2, name="ahmad")
    add(office, 3, name="Budi", village_code=MANGGAR)
    add(office, 4, name="Ani", village_code=LOA_IPUH)
    target = tmp_path / "usulan.xlsx"

    write(office, target)

    order = [cell.value for cell in cells_with(target, [a_nik(serial=n) for n in range(1, 5)])]
    assert order == [a_nik(serial=n) for n in (2, 1, 4, 3)]


def test_what_is_written_is_what_was_recorded(office: Office, tmp_path: Path) -> None:
    add(office, 1, name="Siti O'Neil", note="=1+1", phone="+6281100000000")
    target = tmp_path / "usulan.xlsx"

    write(office, target)

    with CalamineWorkbook.from_path(str(target)) as book:
        rows = book.get_sheet_by_index(0).to_python()
    (row,) = [row for row in rows if a_nik(serial=1) in row]
    assert {a_draft(1).family_card, "Siti O'Neil", "Jahab", "=1+1", "081100000000"} <= set(row)
    assert date(1980, 8, 12) in row
    assert 4_500_000 in row


@pytest.mark.parametrize(
    ("selection", "serials"),
    [
        (Selection("UEP", 2025), [1, 2, 3]),
        (Selection("UEP", 2025, "", "64"), [1, 2, 3]),
        (Selection("UEP", 2025, "murni"), [1, 3]),
        (Selection("UEP", 2025, "perubahan"), [2]),
        (Selection("UEP", 2025, "", "64.71"), [3]),
    ],
)
def test_a_selection_holds_what_it_names(
    office: Office, tmp_path: Path, selection: Selection, serials: list[int]
) -> None:
    add(office, 1)
    add(office, 2, stage="perubahan")
    add(office, 3, village_code=MANGGAR)
    add(office, 4, status="draf")
    add(office, 5, status="dibatalkan")
    target = tmp_path / "usulan.xlsx"

    exported = write(office, target, selection=selection)

    found = [cell.value for cell in cells_with(target, [a_nik(serial=n) for n in range(1, 6)])]
    assert found == [a_nik(serial=n) for n in serials]
    assert exported.rows == len(serials)
    assert export.count_rows(office.store, office.session, "usulan", selection, TODAY) == len(
        serials
    )


def test_the_total_of_the_values_is_a_formula_over_every_row(
    office: Office, tmp_path: Path
) -> None:
    for serial in range(1, 6):
        add(office, serial)
    target = tmp_path / "usulan.xlsx"

    write(office, target)

    sheet = load_workbook(target).worksheets[0]
    first, last = (
        cells_with(target, [a_nik(serial=n) for n in range(1, 6)])[at].row for at in (0, -1)
    )
    totals = [
        next(references(f"={str(cell.value).partition(',')[2][:-1]}"))
        for row in sheet.iter_rows(min_row=last + 1)
        for cell in row
        if str(cell.value).startswith("=SUBTOTAL(9,")
    ]
    whole = totals[-1]
    assert whole.last is not None
    assert whole.first.row <= first
    assert whole.last.row >= last


def test_an_empty_selection_makes_no_file(office: Office, tmp_path: Path) -> None:
    add(office, 1, status="draf")

    with pytest.raises(Refused) as refusal:
        write(office, tmp_path / "usulan.xlsx")

    assert refusal.value.code == "document.no_rows"
    assert list(tmp_path.glob("*.xlsx*")) == []


def test_an_unknown_document_names_the_known_ones(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        catalogue.document("laporan")

    assert all(key in refusal.value.message for key in DocumentKey)


def test_an_export_is_noted_with_its_fingerprint(office: Office, tmp_path: Path) -> None:
    add(office, 1)
    exported = write(office, tmp_path / "usulan.xlsx", selection=Selection("UEP", 2025, "murni"))
    entries = office.store.ledger.count()

    export.note(office.store, office.session, exported, now=NOW)

    columns = "document, programme, year, stage, region_code, row_count, sha256"
    assert rows_of(office.store, f"select {columns} from export") == [
        ("usulan", "UEP", 2025, "murni", None, 1, exported.sha256)
    ]
    assert office.store.ledger.count() == entries + 1
    assert len(exported.sha256) == 64


def test_the_file_says_what_it_is(office: Office, tmp_path: Path) -> None:
    add(office, 1)
    write(office, tmp_path / "usulan.xlsx")

    meta = read_meta(tmp_path / "usulan.xlsx")

    assert meta is not None
    wanted = {"programme": "UEP", "year": "2025", "stage": "", "region": "64", "row_count": "1"}
    assert {name: meta.get(name, "") for name in wanted} == wanted


def test_our_own_file_comes_in_again_unchanged(office: Office, tmp_path: Path) -> None:
    for serial in range(1, 4):
        add(office, serial)
    target = tmp_path / "usulan.xlsx"
    write(office, target)

    plan = office.plan(target)

    assert (plan.counts.rows_read, plan.counts.unchanged) == (3, 3)


def test_the_age_and_the_date_are_those_of_the_offices_day(office: Office, tmp_path: Path) -> None:
    add(office, 1)
    target = tmp_path / "usulan.xlsx"
    request = ExportRequest("usulan", UEP, target, resource("formats"))
    birthday = datetime(2025, 8, 12, 4, 0, tzinfo=UTC)

    export.write(office.store, office.session, request, now=birthday)

    with CalamineWorkbook.from_path(str(target)) as book:
        rows = book.get_sheet_by_index(0).to_python()
    assert 45 in next(row for row in rows if a_nik(serial=1) in row)
    assert "12 Agustus 2025" in str(rows)


def test_a_write_during_an_export_is_not_in_it(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for serial in range(1, 4):
        add(office, serial)
    other = second_connection(office.folder, office.key)
    real = office.store.documents.proposals

    def intruded(selection: Selection) -> Iterator[ProposalLine]:
        """The count is taken; now another program cancels them all."""
        other.execute("update proposal set status = 'dibatalkan'")
        return real(selection)

    monkeypatch.setattr(office.store.documents, "proposals", intruded)
    exported = write(office, tmp_path / "usulan.xlsx")

    after = export.count_rows(office.store, office.session, "usulan", UEP, TODAY)
    other.execute("update proposal set status = 'diusulkan'")
    other.close()
    assert (exported.rows, after) == (3, 0)


def summary(path: Path) -> dict[str, list[object]]:
    """The rows of the recapitulation by the name of the region."""
    with CalamineWorkbook.from_path(str(path)) as book:
        rows = book.get_sheet_by_index(0).to_python()
    return {str(row[1]): row[2:] for row in rows if isinstance(row[0], float) and row[1]}


def totals(path: Path) -> list[object]:
    """What the row below all regions comes to, from its third column on."""
    with CalamineWorkbook.from_path(str(path)) as book:
        rows = book.get_sheet_by_index(0).to_python()
    return next(row[2:] for row in rows if row[0] == "JUMLAH")


def test_in_a_kabupatens_sheet_what_is_left_is_of_its_own_places_alone(
    office: Office, tmp_path: Path
) -> None:
    add(office, 1, status="disalurkan")
    add(office, 2, stage="perubahan", status="disalurkan")
    add(office, 3, stage="perubahan", status="disalurkan")
    kukar = Selection("UEP", 2025, "", "64.02")

    write(office, tmp_path / "rekap.xlsx", "rekap", kukar, draft=True)

    rows = summary(tmp_path / "rekap.xlsx")
    own = rows["Kabupaten Kutai Kartanegara"]
    assert own[6:9] == [1, 149, 1 / 150]
    assert rows["Kabupaten Kutai Kartanegara, kuota bersama provinsi"][6:9] == [2, "", ""]
    found = totals(tmp_path / "rekap.xlsx")
    assert (found[2], found[6]) == (150, 3)
    assert found[7:9] == own[7:9]


def test_the_recapitulation_has_every_kabupaten_and_the_lump(
    office: Office, tmp_path: Path
) -> None:
    add(office, 1)
    add(office, 2, status="ditetapkan")
    add(office, 3, status="cadangan")
    add(office, 4, stage="perubahan", village_code=MANGGAR)
    add(office, 5, status="draf")

    exported = write(office, tmp_path / "rekap.xlsx", "rekap", draft=True)

    rows = summary(tmp_path / "rekap.xlsx")
    assert exported.rows == len(rows) == 11
    kukar = rows["Kabupaten Kutai Kartanegara"]
    assert kukar[0] == 150
    assert {3, 1} <= {value for value in kukar if isinstance(value, float)}
    lump = rows["Provinsi (belum dirinci)"]
    assert lump[:4] == ["", 180, 180, 1]  # who takes one of its places stands beside it
    assert "belum dirinci" in lump
    balikpapan = rows["Kota Balikpapan"]
    assert balikpapan[:4] == [150, "", 150, 0]
    assert "1 usulan lain di baris Provinsi" in balikpapan


def test_a_recapitulation_holds_murni_against_its_own_people(
    office: Office, tmp_path: Path
) -> None:
    add(office, 1, status="ditetapkan")
    add(office, 2, stage="perubahan", status="ditetapkan")
    add(office, 3, stage="perubahan")
    kukar = Selection("UEP", 2025, "", "64.02")

    write(office, tmp_path / "rekap.xlsx", "rekap", kukar, draft=True)

    rows = summary(tmp_path / "rekap.xlsx")
    assert rows["Kabupaten Kutai Kartanegara"][:6] == [150, "", 150, 1, 1, 1]
    shared = rows["Kabupaten Kutai Kartanegara, kuota bersama provinsi"]
    assert shared[:6] == ["", "", "", 2, 1, 1]  # its 180 are nobody's to add up
    assert shared[7:9] == ["", ""]  # so nothing can be left of them
    assert rows["Kabupaten Kutai Kartanegara"][7:9] == [150, 0]
    assert totals(tmp_path / "rekap.xlsx")[2:9] == [150, 3, 2, 2, 0, 150, 0]
    assert "memakai kuota 180 bersama kabupaten/kota lain" in str(shared[-1])
    write(office, tmp_path / "p.xlsx", "rekap", replace(kukar, stage="perubahan"), draft=True)
    assert list(summary(tmp_path / "p.xlsx")) == [
        "Kabupaten Kutai Kartanegara, kuota bersama provinsi"
    ]


@pytest.mark.parametrize(
    ("selection", "rows"),
    [
        (Selection("UEP", 2025, "", "64.02"), 1),
        (Selection("UEP", 2025, "murni"), 10),
        (Selection("UEP", 2025, "perubahan"), 11),
    ],
)
def test_a_recapitulation_may_be_of_a_part(
    office: Office, tmp_path: Path, selection: Selection, rows: int
) -> None:
    exported = write(office, tmp_path / "rekap.xlsx", "rekap", selection)

    assert exported.rows == rows == len(summary(tmp_path / "rekap.xlsx"))


def test_a_recapitulation_without_figures_and_people_has_nothing_to_say(
    office: Office, tmp_path: Path
) -> None:
    nothing = Selection("UEP", 2025, "perubahan", "64.02")

    with pytest.raises(Refused) as refusal:
        write(office, tmp_path / "rekap.xlsx", "rekap", nothing)
    assert refusal.value.code == "document.no_rows"

    add(office, 1, stage="perubahan")
    assert write(office, tmp_path / "rekap.xlsx", "rekap", nothing, draft=True).rows == 1


@pytest.mark.parametrize(
    "narrow",
    [
        Selection("UEP", 2025, "murni", "64.02.06"),
        Selection("UEP", 2025, "murni", "64.02", "ditetapkan"),
        Selection("UEP", 2025, "murni", "64.02", decree="460/1"),
    ],
)
def test_a_recapitulation_of_less_than_a_kabupaten_says_that_there_is_none(
    office: Office, tmp_path: Path, narrow: Selection
) -> None:
    with pytest.raises(Refused) as refusal:
        write(office, tmp_path / "rekap.xlsx", "rekap", narrow)

    assert refusal.value.code == "document.whole_regency"


@pytest.mark.parametrize(
    ("document", "told"),
    [("usulan", "; status Disalurkan"), ("sptjm", " (status Disalurkan)")],
)
def test_a_paper_about_one_status_says_so(office: Office, document: str, told: str) -> None:
    all_of_them = common(office, document)["dokumen.wilayah"]

    narrowed = common(office, document, Selection("UEP", 2025, status="disalurkan"))

    assert narrowed["dokumen.wilayah"] == f"{all_of_them}{told}"


def test_a_figure_without_a_stage_does_not_vanish(office: Office, tmp_path: Path) -> None:
    write(office, tmp_path / "rekap.xlsx", "rekap", Selection("BST-LKS", 2025))

    rows = summary(tmp_path / "rekap.xlsx")

    assert "kuota tanpa tahap: 976" in rows["Kabupaten Kutai Kartanegara"]


def test_a_kabupaten_signs_for_itself(make_office: MakeOffice, tmp_path: Path) -> None:
    office = make_office(region_code="64.02")
    add(office, 1)

    write(office, tmp_path / "usulan.xlsx")

    text = str(load_workbook(tmp_path / "usulan.xlsx").worksheets[0]["A1"].value)
    with CalamineWorkbook.from_path(str(tmp_path / "usulan.xlsx")) as book:
        text += str(book.get_sheet_by_index(0).to_python())
    assert "PEMERINTAH KABUPATEN KUTAI KARTANEGARA" in text
    assert "Provinsi" not in text


def test_a_person_with_next_to_nothing_is_a_row_too(office: Office, tmp_path: Path) -> None:
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, "a", {"name": "Tanpa Apa-apa"})
        values = {"programme": "UEP", "year": 2025, "stage": "murni", "status": "diusulkan"}
        work.put(Kind.PROPOSAL, "u", {**values, "person": "a"})

    assert write(office, tmp_path / "usulan.xlsx", draft=True).rows == 1


def test_codes_of_circumstances_are_written_as_words(office: Office, tmp_path: Path) -> None:
    add(
        office, 1, education="5", occupation="lama", marital_status="2", dependants=3,
        dtsen_id="DT01", central_aid="bpnt;pkh", business_state="berjalan", business_months=8,
        needs="kompor",
    )  # fmt: skip
    add(office, 2, business_state="baru")
    target = tmp_path / "usulan.xlsx"

    write(office, target)

    sheet, header, columns = table(target, "NIK")
    titles = ("Pendidikan", "Pekerjaan", "Status Perkawinan", "Jml Tanggungan",
              "ID DTKS/ ID Keluarga DTSEN", "PKH/ BPNT (Y/T)", "Rencana/ Status Usaha",
              "Kebutuhan Barang")  # fmt: skip
    rows = [
        [sheet.cell(row, columns[title]).value for title in titles]
        for row in (header + 2, header + 3)
    ]
    assert rows == [
        ["SLTA/Sederajat", "lama", "Kawin", 3, "DT01", "BPNT, PKH", "berjalan, 8 bulan", "kompor"],
        [None, None, None, None, None, None, "baru", None],
    ]


def keep_papers(office: Office, papers: OfficePapers) -> None:
    region = office.session.region_code
    rev = office.store.papers.rev(region)
    keep_profile.run(office.store, office.session, papers, rev, now=NOW)


def common(
    office: Office, document: str = "usulan", selection: Selection = UEP
) -> Mapping[str, Value]:
    source = export.source_of(office.store, office.session, selection, TODAY)
    return common_values(source, catalogue.document(document), 1)


def test_a_document_says_what_the_office_says_of_its_papers(office: Office) -> None:
    own = a_signatory(document="rekap", position="Sekretaris", name="Contoh Lain", nip="")
    ppk = a_signatory(part=SignaturePart.COMMITS, rank="")
    keep_papers(office, some_papers(signatories=(a_signatory(), own, ppk)))

    told = common(office)

    assert [told[f"kantor.kop{n}"] for n in range(1, 6)] == list(some_papers().paper.letterhead)
    assert told["dokumen.tempat"] == "Kota Contoh"
    assert told["penanda.jabatan"] == "Kepala Dinas Sosial"
    assert told["penanda.nip"] == "19800101 200501 1 001"
    assert told["ppk.nama"] == "Nama Contoh, S.Sos."
    assert "ppk.pangkat" not in told
    assert "mengetahui.nama" not in told
    summary = common(office, "rekap")
    assert (summary["penanda.nama"], summary["penanda.jabatan"]) == ("Contoh Lain", "Sekretaris")
    assert "penanda.nip" not in summary
    keep_papers(office, some_papers(signatories=(replace(own, position=""),)))
    assert "penanda.jabatan" not in common(office, "rekap")  # not whoever heads the office


def test_before_the_office_says_anything_the_pen_fills_it_in(office: Office) -> None:
    told = common(office)

    assert told["kantor.kop1"] == "PEMERINTAH PROVINSI KALIMANTAN TIMUR"
    assert told["kantor.kop2"] == "DINAS SOSIAL"
    assert str(told["dokumen.tempat"]).startswith("....")
    assert told["penanda.jabatan"] == "Kepala Dinas Sosial Provinsi Kalimantan Timur"
    assert told["ppk.jabatan"] == "Pejabat Pembuat Komitmen"
    assert "penanda.nama" not in told


def test_paper_and_logo_go_along(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(office, 1)
    logo = PNG_HEAD + b"isi"
    keep_papers(office, some_papers(paper=OfficePaper(paper="A4", logo=logo)))
    given: list[Content] = []

    def note_and_stop(_template: object, content: Content, *_: object, **__: object) -> NoReturn:
        given.append(content)
        raise Refused("document.no_rows")

    monkeypatch.setattr(export, "fill", note_and_stop)
    with pytest.raises(Refused):
        write(office, tmp_path / "usulan.xlsx")

    assert (given[0].paper, given[0].logo) == ("A4", logo)
