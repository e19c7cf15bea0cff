"""Files that are said to be templates: judged by their bytes before anything opens them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bansos_desktop.domain.own_template import MOST_BYTES
from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.fill import fill
from bansos_desktop.workbook.formats import PROPOSAL
from bansos_desktop.workbook.old_xls import OLE2_MAGIC
from bansos_desktop.workbook.template import TemplateError, read_template
from bansos_desktop.workbook.template_file import Nature, identify, read_file
from tests.factories import a_workbook
from tests.workbook.make_template import a_template

SHIPPED = Path(__file__).parents[2] / "resources" / "formats"


def refused(path: Path) -> WorkbookError:
    """Why a file is not taken."""
    with pytest.raises(WorkbookError) as caught:
        read_file(path)
    assert path.name in caught.value.message
    return caught.value


def with_part(source: Path, target: Path, name: str, content: bytes = b"x") -> Path:
    """The same package with one part more."""
    target.write_bytes(source.read_bytes())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, content)
    return target


def test_a_template_comes_in_byte_for_byte(tmp_path: Path) -> None:
    path = a_template(tmp_path)

    assert read_file(path) == path.read_bytes()


def test_text_that_is_called_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "format.xlsx"
    path.write_text("bukan buku kerja", encoding="utf-8")

    assert refused(path).code == "workbook.not_spreadsheet"


def test_an_old_workbook_is_to_be_saved_anew(tmp_path: Path) -> None:
    path = tmp_path / "format.xls"
    path.write_bytes(OLE2_MAGIC + bytes(2000))

    assert refused(path).code == "workbook.save_as_xlsx"


def test_a_workbook_with_a_password_is_told_from_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "format.xlsx"
    path.write_bytes(OLE2_MAGIC + bytes(2000) + "EncryptedPackage".encode("utf-16-le"))

    assert refused(path).code == "workbook.password"


def test_thirty_megabytes_are_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_part(a_template(tmp_path), tmp_path / "besar.xlsx", "xl/media/a.bin", bytes(1))
    with path.open("ab") as file:
        file.truncate(30 << 20)
    small = a_template(tmp_path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        with zipfile.ZipFile(small) as source:
            for name in source.namelist():
                archive.writestr(name, source.read(name))
        archive.writestr("xl/media/foto.bmp", bytes(30 << 20))
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("read"))

    error = refused(path)

    assert error.code == "own_template.too_large"
    assert "1 MB" in error.message


def test_a_template_just_small_enough_is_taken(tmp_path: Path) -> None:
    path = with_part(a_template(tmp_path), tmp_path / "pas.xlsx", "xl/media/a.bin")
    padded = MOST_BYTES - path.stat().st_size - 200
    path = with_part(a_template(tmp_path), tmp_path / "pas.xlsx", "xl/media/a.bin", bytes(padded))

    assert path.stat().st_size <= MOST_BYTES
    assert read_file(path) == path.read_bytes()


def test_macros_are_not_taken_in(tmp_path: Path) -> None:
    path = with_part(a_template(tmp_path), tmp_path / "makro.xlsm", "xl/vbaProject.bin")

    assert refused(path).code == "own_template.macro"


def test_a_package_that_does_not_open_is_damaged(tmp_path: Path) -> None:
    path = a_template(tmp_path)
    file = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            if name != "xl/styles.xml":
                target.writestr(
                    name, source.read(name)[: 80 if name == "xl/workbook.xml" else None]
                )

    with pytest.raises(WorkbookError) as caught:
        identify(file.getvalue(), "rusak.xlsx")

    assert caught.value.code == "own_template.damaged"


def test_a_template_says_whose_it_is_and_which_blanks_it_has(tmp_path: Path) -> None:
    found = identify(a_template(tmp_path).read_bytes(), "a.xlsx")

    assert (found.nature, found.template, found.version) == (Nature.TEMPLATE, "coba", "7")
    assert found.names == {
        "dokumen.program",
        "penerima.nik",
        "penerima.nama",
        "penerima.nilai_usulan",
    }


def test_a_filled_workbook_is_told_from_a_template(tmp_path: Path) -> None:
    content = (SHIPPED / "usulan.xlsx").read_bytes()
    target = tmp_path / "hasil.xlsx"
    template = read_template(content, "usulan.xlsx", PROPOSAL)
    fill(template, Content({}, [{"penerima.nama": "Contoh"}], {"export_id": "x"}), target)

    assert identify(target.read_bytes(), "hasil.xlsx").nature is Nature.FILLED


def test_any_other_workbook_has_no_mark(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "daftar.xlsx", [])

    assert identify(path.read_bytes(), "daftar.xlsx").nature is Nature.UNMARKED


def test_a_faulty_template_is_refused_by_its_own_name(tmp_path: Path) -> None:
    path = a_template(tmp_path)
    book = load_workbook(path)
    book.worksheets[0]["A1"] = "{{ penerima.warna }}"
    book.save(path)

    with pytest.raises(TemplateError) as caught:
        read_template(path.read_bytes(), "milik kami.xlsx", PROPOSAL)

    assert caught.value.values["file"] == "milik kami.xlsx"
    assert [fault.code for fault in caught.value.faults] == ["template.unknown_placeholder"]


def test_an_open_document_is_to_be_saved_as_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "format.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")

    assert refused(path).code in ("workbook.save_as_xlsx", "workbook.damaged")


def test_an_empty_workbook_has_no_blanks() -> None:
    file = io.BytesIO()
    Workbook().save(file)

    assert identify(file.getvalue(), "kosong.xlsx").names == frozenset()
