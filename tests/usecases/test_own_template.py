"""The office's own layouts: checked, then kept, then used; nothing happens by guessing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import list_templates, own_template, undo_act
from bansos_desktop.usecases.documents import export
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from bansos_desktop.usecases.own_template import OwnTemplateFaulty
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.meta import read_meta
from bansos_desktop.workbook.template import TemplateFault
from bansos_desktop.workbook.template_help import HELP_SHEET
from tests.factories import a_draft, a_workbook
from tests.soundness import rows_of
from tests.usecases.conftest import Office
from tests.usecases.own_templates import (
    FORMATS,
    KOP1,
    KOP2,
    SHEET,
    SHIPPED_VERSION,
    copied,
    edit,
    keep,
    look,
    titled,
    use,
)


def refusal(act: Callable[[], object]) -> Refused:
    """Why something is refused."""
    with pytest.raises(Refused) as caught:
        act()
    return caught.value


def write(office: Office, target: Path) -> Exported:
    """Write the sheet of proposals."""
    request = ExportRequest("usulan", Selection("UEP", 2025), target, FORMATS)
    return export.write(office.store, office.session, request, now=office.now)


def an_officer(office: Office) -> Office:
    """The same office with a field officer at it."""
    return replace(office, session=replace(office.session, role=Role.FIELD_OFFICER))


def as_staff_would(sheet: Worksheet) -> None:
    """NIK and name change places, a title is renamed, and everything is set in another type."""
    swap = {
        "{{ penerima.nik }}": "{{ penerima.nama }}",
        "{{ penerima.nama }}": "{{ penerima.nik }}",
    }
    swap |= {"NIK": "Nama Lengkap", "Nama Lengkap": "N I K"}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value in swap:
                cell.value = swap[str(cell.value)]
            if cell.value is not None:
                cell.font = Font(name="Times New Roman", size=9)
            if cell.value == "{{ penerima.keterangan }}":
                cell.value = "{{ penerima.status }}"


def test_a_copy_opens_on_the_layout_and_explains_every_blank(
    office: Office, tmp_path: Path
) -> None:
    target = tmp_path / "a.xlsx"

    name = own_template.copy_out(office.store, office.session, "usulan", FORMATS, target)

    book = load_workbook(target)
    assert name == "bawaan"
    assert book.sheetnames == [SHEET, "_meta", HELP_SHEET]
    told = {row[0]: row[1:] for row in book[HELP_SHEET].iter_rows(values_only=True)}
    assert told["{{ penerima.nik }}"] == ("NIK", "6402061208809001", "di baris berulang")
    assert told["{{ kantor.kop1 }}"][2] == "di mana saja"
    assert told["{{ kelompok.nama }}"][2] == "di baris kelompok dan subtotal"


@pytest.mark.parametrize("document", [key.stem for key in sorted(FORMATS.glob("*.xlsx"))])
def test_a_copy_of_each_shipped_layout_comes_back_without_a_fault(
    office: Office, tmp_path: Path, document: str
) -> None:
    target = tmp_path / "a.xlsx"
    own_template.copy_out(office.store, office.session, document, FORMATS, target)

    checked = look(office, target, document)

    assert (checked.faults, checked.added, checked.removed, checked.known) == ((), (), (), 0)


def test_what_staff_changed_is_told_kept_and_used(office: Office, tmp_path: Path) -> None:
    office.record(a_draft(1, name="Contoh Satu"))
    path = copied(office, tmp_path, as_staff_would)

    checked = look(office, path)
    kept = keep(office, path, "Rapat  Juli")
    use(office, kept.uid)
    done = write(office, tmp_path / "keluar.xlsx")

    assert (checked.added, checked.removed) == (("penerima.status",), ("penerima.keterangan",))
    assert (kept.number, kept.created, kept.changes) == (1, True, Topic.OFFICE)
    assert done.template == "usulan kantor 1"
    meta = read_meta(tmp_path / "keluar.xlsx")
    assert meta is not None
    assert (meta["template"], meta["template_version"]) == ("usulan", "kantor 1")
    book = load_workbook(tmp_path / "keluar.xlsx")
    cells = [cell for row in book[SHEET].iter_rows() for cell in row]
    (person,) = (cell for cell in cells if cell.value == "Contoh Satu")
    assert (person.column_letter, person.font.name) == ("B", "Times New Roman")
    assert HELP_SHEET not in book.sheetnames


def test_without_an_own_layout_the_shipped_one_is_used(office: Office, tmp_path: Path) -> None:
    office.record(a_draft(1))

    assert write(office, tmp_path / "a.xlsx").template == f"usulan {SHIPPED_VERSION}"


def test_each_loading_is_a_version_and_the_very_file_is_none(
    office: Office, tmp_path: Path
) -> None:
    path = copied(office, tmp_path, titled("SATU"))
    first = keep(office, path)
    again = keep(office, path, "lain")
    edit(path, titled("DUA"))
    second = keep(office, path, "Dua")

    assert (again.uid, again.number, again.created) == (first.uid, 1, False)
    assert again.changes is Topic.NOTHING
    assert second.number == 2
    assert look(office, path).known == 2
    versions = office.store.templates.versions("64", "usulan")
    assert [(one.number, one.label) for one in versions] == [(2, "Dua"), (1, "")]


def test_a_version_is_copied_out_as_it_was_loaded(office: Office, tmp_path: Path) -> None:
    first = keep(office, copied(office, tmp_path, titled("SATU")))
    use(office, first.uid)
    keep(office, copied(office, tmp_path, titled("DUA")))
    store, session = office.store, office.session

    def top(version: str | None) -> object:
        target = tmp_path / "salinan.xlsx"
        name = own_template.copy_out(store, session, "usulan", FORMATS, target, version=version)
        return name, load_workbook(target).worksheets[0][KOP1].value

    assert top(None) == ("kantor 1", "SATU")
    assert top("") == ("bawaan", "{{ kantor.kop1 }}")
    assert top(store.templates.versions("64", "usulan")[0].uid) == ("kantor 2", "DUA")
    assert refusal(lambda: top("64-usulan-9-abc")).code == "own_template.gone"


def test_every_fault_is_named_by_its_cell_and_nothing_is_kept(
    office: Office, tmp_path: Path
) -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet[KOP1] = "{{ penerima.nikk }}"
        sheet[KOP2] = "{{ kantor.kop2"

    path = copied(office, tmp_path, spoil)

    checked = look(office, path)
    refused = refusal(lambda: keep(office, path))

    assert [(one.cell, one.code) for one in checked.faults] == [
        (f"{SHEET}!{KOP1}", "template.unknown_placeholder"),
        (f"{SHEET}!{KOP2}", "template.broken_placeholder"),
    ]
    assert refused.code == "own_template.not_yet"
    assert "ada 2 hal" in refused.message
    assert office.store.templates.counts("64") == {}


def test_a_workbook_without_marks_is_told_what_it_lacks(office: Office, tmp_path: Path) -> None:
    checked = look(office, a_workbook(tmp_path / "daftar.xlsx", []))

    assert {"template.no_block", "template.no_id"} <= {one.code for one in checked.faults}


def test_a_filled_document_is_no_layout(office: Office, tmp_path: Path) -> None:
    office.record(a_draft(1))
    write(office, tmp_path / "keluar.xlsx")

    refused = refusal(lambda: look(office, tmp_path / "keluar.xlsx"))

    assert refused.code == "own_template.filled"
    assert "Salin untuk diubah di Excel" in refused.message


def test_the_layout_of_another_document_is_told_by_its_name(office: Office, tmp_path: Path) -> None:
    refused = refusal(lambda: look(office, copied(office, tmp_path), "rekap"))

    assert refused.code == "own_template.other_document"
    assert "Daftar usulan, bukan Rekapitulasi kuota" in refused.message


def test_a_layout_of_nobody_knows_what_is_refused(office: Office, tmp_path: Path) -> None:
    def foreign(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent["_meta"]["B1"] = "uang-muka"

    refused = refusal(lambda: look(office, copied(office, tmp_path, foreign)))

    assert refused.code == "own_template.unknown_id"
    assert "uang-muka" in refused.message


def test_going_back_leaves_the_versions(office: Office, tmp_path: Path) -> None:
    store, session = office.store, office.session
    uid = keep(office, copied(office, tmp_path)).uid
    use(office, uid)

    changes = own_template.use_shipped(store, session, "usulan", now=office.now)

    assert changes is Topic.OFFICE
    assert store.templates.in_force("64", "usulan") is None
    assert len(store.templates.versions("64", "usulan")) == 1
    again = refusal(lambda: own_template.use_shipped(store, session, "usulan", now=office.now))
    assert again.code == "own_template.shipped_already"


def test_what_is_used_already_is_not_chosen_again(office: Office, tmp_path: Path) -> None:
    uid = keep(office, copied(office, tmp_path)).uid
    use(office, uid)

    refused = refusal(lambda: use(office, uid))

    assert refused.code == "own_template.in_force_already"
    assert "Format Daftar usulan kantor 1" in refused.message


def test_only_an_operator_keeps_or_chooses(office: Office, tmp_path: Path) -> None:
    path = copied(office, tmp_path)
    uid = keep(office, path).uid
    officer = an_officer(office)
    store, session = officer.store, officer.session

    for act in (
        lambda: keep(officer, path),
        lambda: use(officer, uid),
        lambda: own_template.use_shipped(store, session, "usulan", now=office.now),
    ):
        assert refusal(act).code == "own_template.operator_only"
    assert look(officer, path).faults == ()


def test_a_document_that_is_none_is_refused_with_the_known_ones(
    office: Office, tmp_path: Path
) -> None:
    refused = refusal(lambda: look(office, tmp_path / "a.xlsx", "kuitansi"))

    assert refused.code == "own_template.unknown_document"
    assert "usulan" in refused.message


def test_undoing_takes_back_the_choice_then_the_version(office: Office, tmp_path: Path) -> None:
    store, session = office.store, office.session
    path = copied(office, tmp_path)
    uid = keep(office, path).uid
    use(office, uid)
    chosen, loaded = (head.batch for head in store.history.heads(limit=2))

    held = refusal(lambda: undo_act.run(store, session, loaded, now=office.now))
    assert "sudah ada pemakaian format dokumen yang memakainya" in held.message
    undo_act.run(store, session, chosen, now=office.now)
    assert store.templates.in_force("64", "usulan") is None
    undo_act.run(store, session, loaded, now=office.now)
    assert store.templates.versions("64", "usulan") == []
    assert refusal(lambda: use(office, uid)).code == "own_template.gone"

    back = keep(office, path, "Lagi")
    assert (back.uid, back.number, back.created) == (uid, 1, True)


def test_undoing_an_older_choice_never_leaves_two_in_use(office: Office, tmp_path: Path) -> None:
    store, session = office.store, office.session
    path = copied(office, tmp_path)
    first = keep(office, path).uid
    edit(path, titled("DUA"))
    second = keep(office, path).uid
    use(office, first)
    older = store.history.heads(limit=1)[0].batch
    use(office, second)

    refused = refusal(lambda: undo_act.run(store, session, older, now=office.now))

    assert refused.code == "undo.nothing"
    found = store.templates.in_force("64", "usulan")
    assert found is not None
    assert found.uid == second


def test_a_layout_that_a_newer_program_cannot_fill_stops_the_export(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.record(a_draft(1))
    kept = keep(office, copied(office, tmp_path, as_staff_would))
    use(office, kept.uid)
    other = keep(office, copied(office, tmp_path, titled("DUA"), name="dua.xlsx"))
    form = own_template.FORMATS["usulan"]
    names = form.row_names - {"penerima.status"}
    monkeypatch.setattr(own_template, "FORMATS", {"usulan": replace(form, row_names=names)})

    with pytest.raises(OwnTemplateFaulty) as caught:
        write(office, tmp_path / "keluar.xlsx")

    assert [one.code for one in caught.value.faults] == ["template.unknown_placeholder"]
    assert re.search(rf"Sel {SHEET}!\w+: isian penerima.status", caught.value.message)
    assert "Kembali ke format bawaan" in caught.value.message
    assert not (tmp_path / "keluar.xlsx").exists()
    own_template.use_shipped(office.store, office.session, "usulan", now=office.now)
    assert write(office, tmp_path / "keluar.xlsx").template == f"usulan {SHIPPED_VERSION}"
    assert isinstance(refusal(lambda: use(office, kept.uid)), OwnTemplateFaulty)
    assert other.number == 2


def test_a_version_without_its_workbook_is_gone(office: Office, tmp_path: Path) -> None:
    uid = keep(office, copied(office, tmp_path)).uid
    with office.store.write(office.session.author, now=office.now, act="x") as work:
        work.put(Kind.TEMPLATE, uid, {"content": None})

    assert refusal(lambda: use(office, uid)).code == "own_template.gone"


def test_a_shipped_layout_that_is_missing_is_said(office: Office, tmp_path: Path) -> None:
    office.record(a_draft(1))
    request = ExportRequest("usulan", Selection("UEP", 2025), tmp_path / "a.xlsx", tmp_path)

    refused = refusal(lambda: export.write(office.store, office.session, request, now=office.now))

    assert refused.code == "own_template.no_shipped"
    assert list_templates.run(office.store, office.session, tmp_path) == []


def test_the_list_says_what_each_document_is_made_with(office: Office, tmp_path: Path) -> None:
    use(office, keep(office, copied(office, tmp_path), "Juli").uid)

    lines = list_templates.run(office.store, office.session, FORMATS)

    assert [line.document for line in lines][:1] == ["usulan"]
    first, *others = lines
    assert first.own is not None
    assert first.chosen is not None
    assert (first.own.number, first.own.label, first.count) == (1, "Juli", 1)
    assert first.chosen.user == "Siti Operator"
    assert all(line.own is None and line.shipped for line in others)


def test_the_ledger_tells_the_layout_but_not_its_bytes(office: Office, tmp_path: Path) -> None:
    keep(office, copied(office, tmp_path), "Juli")
    (changes,) = (
        row[0]
        for row in rows_of(office.store, "select changes from ledger where act = 'template.keep'")
    )

    assert '"number"' in changes
    assert "Checked" in repr(own_template.Checked)
    assert b"PK" not in repr(look(office, copied(office, tmp_path, name="b.xlsx"))).encode()


def test_the_very_bytes_are_kept(office: Office, tmp_path: Path) -> None:
    path = copied(office, tmp_path)
    kept = keep(office, path)

    content = own_template.content_of(
        office.store, office.session, "usulan", FORMATS, version=kept.uid
    )

    assert content == path.read_bytes()
    assert load_workbook(io.BytesIO(content)).sheetnames[-1] == HELP_SHEET


def test_a_fault_reads_as_a_sentence() -> None:
    fault = TemplateFault(f"{SHEET}!{KOP1}", "template.unknown_placeholder", "x.y")

    assert own_template.OwnTemplateFaulty("Format X", (fault,)).faults == (fault,)
