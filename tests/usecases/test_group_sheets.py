"""Groups and institutions in sheets: read, asked, taught, taken, and written into documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.institution import Institution
from bansos_desktop.domain.meaning import LEAVE, Meaning, MeaningDomain
from bansos_desktop.domain.programme import Asks, Category, Programme
from bansos_desktop.domain.records import Kind
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import keep_institution, teach_meaning, tell_history
from bansos_desktop.usecases.documents.business_column import column_title
from bansos_desktop.usecases.documents.catalogue import document
from bansos_desktop.usecases.documents.common_values import common_values
from bansos_desktop.usecases.documents.export import ExportRequest, source_of, write
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.keep_institution import Kept, Request
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import COLUMNS, NOW, a_draft, a_row, a_workbook
from tests.usecases.conftest import Office
from tests.usecases.own_sheets import sent
from tests.usecases.paper_office import build

BST = Target("BST-LKS", 2025, "murni")
TITLES = COLUMNS | {"golongan": "JENIS PPKS", "lembaga": "NAMA LKS"}
OTHER_TITLES = COLUMNS | {"golongan": "Kategori Penerima", "lembaga": "Panti"}


def keep(office: Office, name: str = "LKS Contoh Bunda") -> str:
    request = Request(Institution(name, "lks", "64.02"))
    outcome = keep_institution.run(office.store, office.session, request, now=NOW)
    assert isinstance(outcome, Kept)
    return outcome.uid


@pytest.fixture
def bst(office: Office) -> Office:
    """An office that works on BST through LKS."""
    office.target = BST
    return office


def look(
    office: Office,
    path: Path,
    *pairs: tuple[str, str],
    titles: dict[str, str] = TITLES,
    answers: dict[str, str] | None = None,
) -> ImportPlan:
    """Plan a sheet whose rows have these groups and institutions."""
    rows = [
        a_row(serial, golongan=group, lembaga=institution)
        for serial, (group, institution) in enumerate(pairs, start=1)
    ]
    choices = ImportChoices(answers=answers or {})
    return office.plan(a_workbook(path / "bst.xlsx", rows, columns=titles), choices=choices)


@pytest.mark.parametrize("titles", [TITLES, OTHER_TITLES])
def test_known_groups_and_institutions_are_taken(
    bst: Office, tmp_path: Path, titles: dict[str, str]
) -> None:
    uid = keep(bst)

    plan = look(bst, tmp_path, ("Lansia Telantar", "LKS CONTOH BUNDA"), titles=titles)
    bst.take(plan)

    (row,) = plan.rows
    assert (row.outcome, plan.questions) == (Outcome.CREATED, ())
    stored = bst.store.recipients.proposal(row.proposal)
    assert stored is not None
    assert (stored.values["category"], stored.values["institution"]) == ("lansia_telantar", uid)
    assert bst.store.institutions.people_in(uid) == 1


def test_an_unknown_institution_refuses_its_row_and_says_what_to_do(
    bst: Office, tmp_path: Path
) -> None:
    keep(bst)

    plan = look(bst, tmp_path, ("Lansia telantar", "LKS Contoh Bundo"), ("", ""))

    assert [row.outcome for row in plan.rows] == [Outcome.REJECTED, Outcome.CREATED]
    said = [one.message for one in plan.rows[0].problems if one.code == "institution.unknown"]
    (told,) = said
    assert told.startswith("Lembaga “LKS Contoh Bundo” tidak ada di daftar.")
    assert "catat dulu di Lembaga" in told
    (question,) = plan.questions
    assert question.is_open
    assert question.options[0].label == "LKS Contoh Bunda"


def test_an_answer_takes_the_rows_and_is_a_lesson_for_the_next_sheet(
    bst: Office, tmp_path: Path
) -> None:
    uid = keep(bst)
    asked = look(bst, tmp_path, ("Jompo", "Bunda Contoh"), ("Jompo", "Bunda Contoh"))
    keys = {one.field: one.key for one in asked.questions}
    answers = {keys["golongan"]: "lansia_telantar", keys["lembaga"]: uid}

    plan = look(
        bst, tmp_path, ("Jompo", "Bunda Contoh"), ("Jompo", "Bunda Contoh"), answers=answers
    )
    bst.take(plan)

    assert [row.outcome for row in plan.rows] == [Outcome.CREATED] * 2
    again = look(bst, tmp_path, ("jompo", "BUNDA CONTOH"))
    assert again.questions == ()
    told = "\n".join(
        one.text
        for lesson in bst.store.meanings.lessons()
        for one in tell_history.of_record(bst.store, lesson.uid)
    )
    assert "“Jompo” = Lansia telantar" in told
    assert "“Bunda Contoh” = LKS Contoh Bunda" in told


def test_an_answer_that_it_is_none_of_them_puts_it_into_the_note(
    bst: Office, tmp_path: Path
) -> None:
    keep(bst)
    asked = look(bst, tmp_path, ("", "Rumah Singgah"))
    answers = {asked.questions[0].key: LEAVE}

    plan = look(bst, tmp_path, ("", "Rumah Singgah"), answers=answers)

    (row,) = plan.rows
    assert row.outcome is Outcome.CREATED
    assert (row.proposal_values or {})["note"] == "Usaha: Kuliner; Lembaga: Rumah Singgah"


def test_an_answer_that_names_nothing_known_counts_as_none(bst: Office, tmp_path: Path) -> None:
    keep(bst)
    asked = look(bst, tmp_path, ("", "Rumah Singgah"))

    plan = look(bst, tmp_path, ("", "Rumah Singgah"), answers={asked.questions[0].key: "tidak"})

    assert plan.rows[0].outcome is Outcome.REJECTED


def test_where_the_programme_asks_neither_both_are_notes(office: Office, tmp_path: Path) -> None:
    plan = look(office, tmp_path, ("Lansia", "LKS Contoh"))

    (row,) = plan.rows
    assert row.outcome is Outcome.CREATED
    assert (row.proposal_values or {})["note"] == "Golongan: Lansia; Lembaga: LKS Contoh"


def test_a_lesson_must_mean_a_group_of_its_programme_or_a_registered_one(bst: Office) -> None:
    uid = keep(bst)
    good = (
        Meaning(MeaningDomain.CATEGORY, "BST-LKS", "jompo", "lansia_telantar"),
        Meaning(MeaningDomain.INSTITUTION, "", "bunda", uid),
        Meaning(MeaningDomain.CATEGORY, "BST-LKS", "lain", LEAVE),
    )
    teach_meaning.run(bst.store, bst.session, good, now=NOW)

    for wrong in (
        Meaning(MeaningDomain.CATEGORY, "UEP", "jompo", "lansia_telantar"),
        Meaning(MeaningDomain.INSTITUTION, "", "bunda", "tidak-ada"),
    ):
        with pytest.raises(Refused):
            teach_meaning.run(bst.store, bst.session, [wrong], now=NOW)


def test_documents_name_group_and_institution(bst: Office) -> None:
    uid = keep(bst)
    outcome = bst.record(a_draft(category="anak_telantar", institution=uid))
    bst.record(replace(a_draft(2), category="sudah_dihapus"))
    bst.record(a_draft(3))
    assert isinstance(outcome, Recorded)

    rows = list(build(bst, "usulan", Selection("BST-LKS", 2025)).rows)

    assert [(row["penerima.kategori"], row["penerima.lembaga"]) for row in rows] == [
        ("Anak telantar", "LKS Contoh Bunda"),
        ("sudah_dihapus", None),
        (None, None),
    ]


def test_the_offices_own_programme_names_its_groups_in_documents(bst: Office) -> None:
    own = {"code": "BST-LKS", "name": "BST kantor", "categories": "balita:Anak balita"}
    with bst.store.write(bst.session.author, now=NOW, act="programme.keep") as work:
        work.put(Kind.OWN_PROGRAMME, "BST-LKS", own)
    bst.record(a_draft(category="balita"))

    (row,) = build(bst, "usulan", Selection("BST-LKS", 2025)).rows

    assert row["penerima.kategori"] == "Anak balita"


def test_what_is_written_of_a_business_is_a_note_and_nobody_is_asked(
    bst: Office, tmp_path: Path
) -> None:
    keep(bst)
    titles = TITLES | {"status_usaha": "Rencana/Status Usaha"}
    row = a_row(
        1, golongan="Lansia Telantar", lembaga="LKS Contoh Bunda",
        jenis_usaha="jual apa saja", status_usaha="berjalan",
    )  # fmt: skip

    plan = bst.plan(a_workbook(tmp_path / "bst.xlsx", [row], columns=titles))
    bst.take(plan)

    (planned,) = plan.rows
    assert (planned.outcome, plan.questions) == (Outcome.CREATED, ())
    told = [one.code for one in planned.problems]
    assert "business.not_asked" in told
    assert not any(code in told for code in ("business.missing", "business.unknown"))
    stored = bst.store.recipients.proposal(planned.proposal)
    assert stored is not None
    assert (stored.values["business_type"], stored.values["business_state"]) == (None, None)
    assert "saha: jual apa saja" in str(stored.values["note"])
    assert "Keadaan usaha: berjalan" in str(stored.values["note"])


@pytest.mark.parametrize("key", ["usulan", "verifikasi"])
def test_lists_say_group_and_institution_where_others_say_the_business(
    bst: Office, key: str
) -> None:
    uid = keep(bst)
    recorded = bst.record(a_draft(1, institution=uid, category="lansia_telantar"), target=BST)
    assert isinstance(recorded, Recorded)
    bst.record(a_draft(2, institution=uid, business_type="", category=""), target=BST)
    selection = Selection("BST-LKS", 2025)

    rows = list(build(bst, key, selection).rows)

    assert {row["penerima.jenis_usaha"] for row in rows} == {
        "Lansia telantar – LKS Contoh Bunda", "LKS Contoh Bunda"
    }  # fmt: skip


def test_the_title_of_that_column_follows_what_the_programme_asks() -> None:
    plain = Programme("A", "A", "provinsi")
    group = (Category("lansia", "Lansia"),)

    def titled(*asks: Asks, categories: tuple[Category, ...] = ()) -> str:
        return column_title(replace(plain, asks=frozenset(asks), categories=categories))

    assert titled(Asks.BUSINESS, categories=group) == "Jenis Usaha"
    assert titled(categories=group) == "Golongan"
    assert titled(Asks.INSTITUTION) == "Lembaga"
    assert titled(Asks.INSTITUTION, categories=group) == "Golongan / Lembaga"
    assert titled() == "Jenis Usaha"


def test_a_list_of_ours_comes_back_unchanged_whatever_that_column_is_called(
    bst: Office, tmp_path: Path
) -> None:
    uid = keep(bst)
    bst.record(a_draft(1, institution=uid, category="lansia_telantar"), target=BST)
    bst.record(a_draft(2, institution=uid, business_type="", category=""), target=BST)
    sheet = sent(bst, tmp_path / "Usulan.xlsx", programme="BST-LKS")

    plan = bst.plan(sheet)

    titles = [str(cell.value) for row in load_workbook(sheet).worksheets[0] for cell in row]
    assert "Golongan / Lembaga" in titles
    assert "Jenis Usaha" not in titles
    assert plan.own is not None
    assert plan.questions == ()
    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED] * 2


def test_a_value_that_is_the_same_for_all_need_not_stand_in_the_sheet(
    office: Office, tmp_path: Path
) -> None:
    office.target = Target("KUKAR-BLT-APBD", 2025, "murni")
    rows = [a_row(1, jenis_usaha="", nominal=""), a_row(2, jenis_usaha="", nominal="150000")]

    plan = office.plan(a_workbook(tmp_path / "blt.xlsx", rows))
    office.take(plan)
    again = office.plan(a_workbook(tmp_path / "lagi.xlsx", rows))

    values = [
        stored.values["requested_value"] if stored else None
        for stored in map(office.store.recipients.proposal, (row.proposal for row in plan.rows))
    ]
    assert values == [200_000, 150_000]
    told = [
        [one.code for one in row.problems if one.field == "requested_value"] for row in plan.rows
    ]
    assert told[0] == ["value.usual"]
    assert "value.usual" not in told[1]
    assert [row.outcome for row in again.rows] == [Outcome.UNCHANGED] * 2


@pytest.mark.parametrize(
    ("programme", "hidden", "title"),
    [
        ("UEP", set(), "Pernah Menerima UEP"),
        ("BST-LKS", {"Rencana/ Status Usaha", "Kebutuhan Barang", "Minat", "Keterampilan"}, ""),
        (
            "KUKAR-BLT-APBD",
            {"Jenis Usaha", "Rencana/ Status Usaha", "Kebutuhan Barang", "Minat", "Keterampilan"},
            "",
        ),
        ("KUKAR-PEMBERDAYAAN", set(), ""),
    ],
)
def test_a_list_shows_no_column_that_its_programme_never_fills(
    office: Office, tmp_path: Path, programme: str, hidden: set[str], title: str
) -> None:
    office.target = Target(programme, 2025, "murni")
    assert isinstance(office.record(a_draft(category="", institution="")), Recorded)
    found: set[str] = set()
    for paper, row in (("usulan", 14), ("verifikasi", 21)):
        path = tmp_path / f"{paper}.xlsx"
        selection = Selection(programme, 2025)
        request = ExportRequest(paper, selection, path, resource("formats"), draft=True)
        write(office.store, office.session, request, now=NOW)
        sheet = load_workbook(path).worksheets[0]
        heads = {str(cell.value): cell.column_letter for cell in sheet[row] if cell.value}
        ours = {text for text in heads if text.startswith("ID ") and "jangan" in text}
        closed = {text for text, at in heads.items() if sheet.column_dimensions[at].hidden}
        found |= closed - ours
        if paper == "verifikasi":
            assert (title or "Bantuan Terdahulu") in heads

    assert found == hidden


def test_a_list_with_hidden_columns_comes_back_as_it_left(bst: Office, tmp_path: Path) -> None:
    bst.record(a_draft(category="lansia_telantar", institution=keep(bst), business_type=""))
    path = tmp_path / "usulan.xlsx"
    request = ExportRequest(
        "usulan", Selection("BST-LKS", 2025), path, resource("formats"), draft=True
    )
    write(bst.store, bst.session, request, now=NOW)

    plan = bst.plan(path)

    assert [row.outcome for row in plan.rows] == [Outcome.UNCHANGED]


def test_the_recapitulation_of_a_kabupatens_aid_has_no_row_for_the_others(office: Office) -> None:
    (row,) = build(office, "rekap", Selection("KUKAR-BLT-APBD", 2025)).rows

    assert (row["wilayah.no"], row["wilayah.nama"]) == (1, "Kabupaten Kutai Kartanegara")
    assert len(build(office, "rekap", Selection("BST-LKS", 2025)).rows) == 10


def test_a_list_to_sign_finds_people_by_their_institution(bst: Office) -> None:
    recorded = bst.record(a_draft(1, institution=keep(bst), category="lansia_telantar"), target=BST)
    assert isinstance(recorded, Recorded)
    with bst.store.write(bst.session.author, now=NOW, act="test") as work:
        work.put(Kind.PROPOSAL, recorded.proposal, {"status": "ditetapkan"})

    (row,) = build(bst, "tanda-terima", Selection("BST-LKS", 2025)).rows

    assert str(row["penerima.alamat_lengkap"]).startswith("LKS Contoh Bunda, Jl. Contoh 1 RT 001")


def test_an_institution_with_more_recipients_than_residents_is_remarked(bst: Office) -> None:
    uid = keep(bst)
    for serial in (1, 2):
        draft = a_draft(serial, institution=uid, category="lansia_telantar")
        assert isinstance(bst.record(draft, target=BST), Recorded)
    next_year = replace(BST, year=2026)
    bst.record(a_draft(3, institution=uid, category="lansia_telantar"), target=next_year)

    def said(residents: int | None) -> list[str]:
        one = Institution("LKS Contoh Bunda", "lks", "64.02", residents=residents)
        found = keep_institution.look(bst.store, bst.session, one, uid)
        return [problem.message for problem in found]

    assert said(2) == said(None) == []
    (remark,) = said(1)
    assert remark.startswith("Penerima di lembaga ini 2 orang, lebih dari penghuninya (1).")


@pytest.mark.parametrize(("programme", "said"), [("UEP", "Penyedia"), ("BST-LKS", None)])
def test_a_supplier_signs_only_where_goods_are_supplied(
    office: Office, programme: str, said: str | None
) -> None:
    source = source_of(office.store, office.session, Selection(programme, 2025), office.today)

    assert common_values(source, document("tanda-terima"), 1)["dokumen.penyerah"] == said
