"""What leaves: refused or marked, locked or open, noted, and known again."""

from __future__ import annotations

import errno
import hashlib
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest
from openpyxl import load_workbook

from bansos_desktop.domain.document import Medium
from bansos_desktop.domain.records import Kind
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import keep_profile
from bansos_desktop.usecases.documents import export, list_left, preview
from bansos_desktop.usecases.documents.export import Exported, ExportRequest, TargetHeld
from bansos_desktop.usecases.documents.list_left import Knowledge
from bansos_desktop.usecases.documents.tie_out import NotTied
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.meta import read_meta
from tests.factories import MANGGAR, NOW, a_nik, a_signatory, some_papers
from tests.soundness import dump, rows_of
from tests.usecases.conftest import Office
from tests.usecases.lives_that_tie import UEP, a_life

PASSWORD = "bunga-kamboja-8"


def a_request(target: Path, document: str = "usulan", **more: Any) -> ExportRequest:
    selection = more.pop("selection", UEP)
    return ExportRequest(document, selection, target, resource("formats"), **more)


def write(office: Office, target: Path, document: str = "usulan", **more: Any) -> Exported:
    request = a_request(target, document, **more)
    return export.write(office.store, office.session, request, now=NOW)


def leave(office: Office, target: Path, document: str = "usulan", **more: Any) -> Exported:
    """Written and noted."""
    exported = write(office, target, document, **more)
    export.note(office.store, office.session, exported, now=NOW)
    return exported


def test_what_does_not_tie_leaves_nothing_behind(office: Office, tmp_path: Path) -> None:
    a_life(office, proposal={"requested_value": None})
    before = dump(office.store)

    with pytest.raises(NotTied) as refusal:
        write(office, tmp_path / "usulan.xlsx")

    assert refusal.value.code == "document.untied"
    assert [one.proposals for one in refusal.value.untied] == [("u1",)]
    assert "\n- Nilai usulan 1 orang kosong" in refusal.value.message
    assert list(tmp_path.glob("*.xlsx*")) == []
    assert dump(office.store) == before


def test_it_leaves_as_a_draft_and_says_what_does_not_tie(office: Office, tmp_path: Path) -> None:
    a_life(office, proposal={"requested_value": None})

    exported = leave(office, tmp_path / "usulan.xlsx", draft=True)

    assert [one.code for one in exported.untied] == ["untied.requested_missing"]
    assert rows_of(office.store, "select draft, row_count from export") == [(1, 1)]


def test_a_draft_may_be_asked_for_although_all_ties(office: Office, tmp_path: Path) -> None:
    a_life(office)

    exported = leave(office, tmp_path / "usulan.xlsx", draft=True)

    assert exported.untied == ()
    assert rows_of(office.store, "select draft from export") == [(1,)]


def test_a_locked_workbook_opens_with_its_password_alone(office: Office, tmp_path: Path) -> None:
    a_life(office)
    target = tmp_path / "usulan.xlsx"

    exported = leave(office, target, password=PASSWORD)

    locked, plain = target.read_bytes(), BytesIO()
    file = msoffcrypto.OfficeFile(BytesIO(locked))
    file.load_key(password=PASSWORD, verify_password=True)
    file.decrypt(plain, verify_integrity=True)
    cells = [cell for row in load_workbook(plain).worksheets[0].values for cell in row]
    assert a_nik(serial=1) in cells
    assert a_nik(serial=1).encode() not in locked
    assert exported.sha256 == hashlib.sha256(locked).hexdigest()
    assert rows_of(office.store, "select encrypted, sha256, medium from export") == [
        (1, exported.sha256, "xlsx")
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "usulan.xlsx"]


def test_a_password_is_kept_nowhere(office: Office, tmp_path: Path) -> None:
    a_life(office)
    request = a_request(tmp_path / "usulan.xlsx", password=PASSWORD)

    exported = leave(office, tmp_path / "usulan.xlsx", password=PASSWORD)

    assert PASSWORD not in repr(request) + repr(exported) + repr(dump(office.store))
    assert exported.request.password == ""


def test_the_ledger_calls_an_export_as_the_file_calls_itself(
    office: Office, tmp_path: Path
) -> None:
    a_life(office)

    exported = leave(office, tmp_path / "usulan.xlsx")

    meta = read_meta(tmp_path / "usulan.xlsx")
    assert meta is not None
    assert meta["export_id"] == exported.uid
    names = "uid, medium, encrypted, draft, template"
    template = f"{meta['template']} {meta['template_version']}"
    assert rows_of(office.store, f"select {names} from export") == [
        (exported.uid, "xlsx", 0, 0, template)
    ]


def test_a_workbook_in_memory_may_leave_in_another_form(office: Office, tmp_path: Path) -> None:
    a_life(office)
    target = tmp_path / "usulan.pdf"

    made, workbook = export.in_memory(office.store, office.session, a_request(target), now=NOW)
    exported = export.write_as(made, Medium.PDF, b"%PDF-1.4")
    export.note(office.store, office.session, exported, now=NOW)

    assert made.sha256 == hashlib.sha256(workbook).hexdigest()
    assert load_workbook(BytesIO(workbook)).worksheets
    assert target.read_bytes() == b"%PDF-1.4"
    sha256 = hashlib.sha256(b"%PDF-1.4").hexdigest()
    assert rows_of(office.store, "select medium, sha256 from export") == [("pdf", sha256)]


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_a_target_that_is_open_elsewhere_is_refused_with_a_free_name(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    a_life(office)
    target = tmp_path / "usulan.xlsx"
    target.write_bytes(b"lama")

    def held(_path: Path, _other: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(TargetHeld) as refusal:
        write(office, target, password=password)

    assert refusal.value.code == "workbook.locked"
    assert refusal.value.free == tmp_path / "usulan (2).xlsx"
    assert "“usulan (2).xlsx”" in refusal.value.message
    assert target.read_bytes() == b"lama"


def test_a_target_whose_folder_is_gone_keeps_its_own_sentence(
    office: Office, tmp_path: Path
) -> None:
    a_life(office)

    with pytest.raises(WorkbookError) as refusal:
        write(office, tmp_path / "flashdisk" / "usulan.xlsx")

    assert refusal.value.code == "workbook.no_folder"


def test_what_left_is_listed_newest_first_in_words(office: Office, tmp_path: Path) -> None:
    a_life(office)
    leave(office, tmp_path / "usulan.xlsx", password=PASSWORD)
    narrow = Selection("UEP", 2025, "murni", "64.02", "disalurkan")
    leave(office, tmp_path / "sempit.xlsx", selection=narrow, draft=True)

    last, first = list_left.run(office.store)

    assert (first.document, first.about, first.form) == (
        "Daftar usulan", "UEP 2025, seluruh provinsi", "Excel bersandi"
    )  # fmt: skip
    assert (last.about, last.form) == (
        "UEP 2025, APBD Murni, Kabupaten Kutai Kartanegara, Disalurkan", "Excel, DRAF"
    )  # fmt: skip
    assert (last.stored.user, last.stored.rows) == ("Siti Operator", 1)
    assert last.stored.at.startswith("2025-08-01T03:00")
    assert list_left.run(office.store, limit=1) == [last]
    assert list_left.run(office.store, before=last.stored.number) == [first]


def test_a_file_that_left_is_known_again(office: Office, tmp_path: Path) -> None:
    a_life(office)
    exported = leave(office, tmp_path / "usulan.xlsx")
    copy = Path(shutil.copy(tmp_path / "usulan.xlsx", tmp_path / "kiriman.xlsx"))

    found = list_left.recognise(office.store, copy)

    assert found.knowledge is Knowledge.SAME
    assert found.left is not None
    assert found.left.stored.uid == exported.uid
    assert found.message.startswith("kiriman.xlsx keluar dari sini 1 Agustus 2025")
    assert "oleh Siti Operator sebagai Excel: Daftar usulan, UEP 2025, " in found.message
    assert "seluruh provinsi, 1 baris" in found.message


def test_a_file_that_was_changed_since_is_told_from_the_one_that_left(
    office: Office, tmp_path: Path
) -> None:
    a_life(office)
    exported = leave(office, tmp_path / "usulan.xlsx")
    book = load_workbook(tmp_path / "usulan.xlsx")
    nik = next(cell for row in book.worksheets[0] for cell in row if cell.value == a_nik(serial=1))
    nik.value = a_nik(serial=2)
    book.save(tmp_path / "usulan.xlsx")

    found = list_left.recognise(office.store, tmp_path / "usulan.xlsx")

    assert found.knowledge is Knowledge.CHANGED
    assert found.left is not None
    assert found.left.stored.uid == exported.uid
    assert "isinya diubah" in found.message


def saved_anew(path: Path) -> None:
    """As another program writes a file that somebody opened and only saved."""
    load_workbook(path).save(path)


@pytest.mark.parametrize(
    "document", ["usulan", "verifikasi", "lampiran-sk", "rekap", "rekap-umum", "monev"]
)
def test_a_file_that_was_only_saved_again_is_told_from_a_changed_one(
    office: Office, tmp_path: Path, document: str
) -> None:
    a_life(office)
    a_life(office, 2, person={"village_code": MANGGAR}, proposal={"region_code": "64.71"})
    leave(office, tmp_path / "a.xlsx", document)
    saved_anew(tmp_path / "a.xlsx")

    found = list_left.recognise(office.store, tmp_path / "a.xlsx")

    assert found.knowledge is Knowledge.SAVED_ANEW
    assert "masih sama" in found.message


def test_a_row_that_is_gone_is_no_file_that_was_only_saved_again(
    office: Office, tmp_path: Path
) -> None:
    a_life(office)
    a_life(office, 2)
    leave(office, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    (last,) = [row for row in book.worksheets[0] if any(c.value == a_nik(serial=2) for c in row)]
    book.worksheets[0].delete_rows(last[0].row)
    book.save(tmp_path / "a.xlsx")

    found = list_left.recognise(office.store, tmp_path / "a.xlsx")

    assert found.knowledge is Knowledge.CHANGED


def test_a_list_whose_columns_are_told_no_more_may_have_been_changed(
    office: Office, tmp_path: Path
) -> None:
    a_life(office)
    leave(office, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    for row in book["_meta"]:
        if row[0].value == "columns":
            row[1].value = None
    book.save(tmp_path / "a.xlsx")

    found = list_left.recognise(office.store, tmp_path / "a.xlsx")

    assert found.knowledge is Knowledge.REWRITTEN


@pytest.mark.parametrize("document", ["sptjm", "bast", "tanda-terima"])
def test_a_paper_without_a_list_saved_again_may_have_been_changed(
    office: Office, tmp_path: Path, document: str
) -> None:
    a_life(office)
    leave(office, tmp_path / "a.xlsx", document)
    saved_anew(tmp_path / "a.xlsx")

    assert list_left.recognise(office.store, tmp_path / "a.xlsx").knowledge is Knowledge.REWRITTEN


def test_how_a_known_file_left_is_told(office: Office, tmp_path: Path) -> None:
    a_life(office)
    leave(office, tmp_path / "a.xlsx", draft=True)

    assert "sebagai Excel, DRAF: " in list_left.recognise(office.store, tmp_path / "a.xlsx").message


def test_a_folder_is_no_file_to_be_known(office: Office, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as refusal:
        list_left.recognise(office.store, tmp_path)

    assert refusal.value.code == "export.is_folder"


SECOND: dict[str, Any] = {"proposal": {"decree_number": "400.9/99/SK", "decree_date": "2025-05-06"}}


@pytest.mark.parametrize("document", ["lampiran-sk", "sptjm"])
def test_one_of_several_decrees_may_leave_and_is_noted(
    office: Office, tmp_path: Path, document: str
) -> None:
    a_life(office)
    a_life(office, 2, **SECOND)
    one = Selection("UEP", 2025, decree="400.9/99/SK")
    with pytest.raises(NotTied) as refusal:
        leave(office, tmp_path / "a.xlsx", document)
    assert [untied.code for untied in refusal.value.untied] == ["untied.several_decrees"]

    leave(office, tmp_path / "a.xlsx", document, selection=one)

    assert rows_of(office.store, "select decree, row_count from export")[0][0] == "400.9/99/SK"
    (left,) = list_left.run(office.store)
    assert left.about == "UEP 2025, seluruh provinsi, SK 400.9/99/SK"
    request = a_request(Path(), document, selection=one)
    seen = preview.run(office.store, office.session, request, now=NOW)
    assert seen.decrees == ("400.9/12/SK", "400.9/99/SK")
    assert seen.total == 1


def test_what_the_office_left_open_is_noted_and_stops_nothing(
    office: Office, tmp_path: Path
) -> None:
    a_life(office)

    bare = leave(office, tmp_path / "a.xlsx").notes
    papers = some_papers(signatories=(a_signatory(),))
    rev = office.store.papers.rev(office.session.region_code)
    keep_profile.run(office.store, office.session, papers, rev, now=NOW)

    assert [note.split()[0] for note in bare] == ["Penanda", "Kop"]
    assert leave(office, tmp_path / "a.xlsx").notes == ()
    assert "Penanda tangan" in leave(office, tmp_path / "b.xlsx", "bast").notes[0]  # another signs
    assert leave(office, tmp_path / "r.xlsx", "rab").notes == ()


def test_a_file_of_ours_that_was_never_noted_here_is_from_elsewhere(
    office: Office, tmp_path: Path
) -> None:
    a_life(office)
    write(office, tmp_path / "usulan.xlsx")

    found = list_left.recognise(office.store, tmp_path / "usulan.xlsx")

    assert (found.knowledge, found.left) == (Knowledge.ELSEWHERE, None)


def test_a_strange_file_is_not_known(office: Office, tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("catatan desa", encoding="utf-8")

    found = list_left.recognise(office.store, tmp_path / "catatan.txt")

    assert (found.knowledge, found.left) == (Knowledge.UNKNOWN, None)


def test_a_file_that_is_not_there_cannot_be_known(office: Office, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as refusal:
        list_left.recognise(office.store, tmp_path / "hilang.xlsx")

    assert refusal.value.code == "workbook.not_found"


def test_what_left_before_its_form_was_noted_was_a_workbook(office: Office) -> None:
    values = {"document": "lama", "programme": "UEP", "year": 2024, "row_count": 3}
    with office.store.write(office.session.author, now=NOW, act="document.export") as work:
        work.put(Kind.EXPORT, "x", values)

    (left,) = list_left.run(office.store)

    assert (left.document, left.form) == ("lama", "Excel")
