"""The number of a letter: where it has a place, what is offered, and what is taken."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import keep_profile
from bansos_desktop.usecases.documents import export, numbering, preview
from bansos_desktop.usecases.documents.export import ExportRequest
from bansos_desktop.usecases.documents.preview import Preview
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, TODAY, some_papers
from tests.soundness import rows_of
from tests.usecases.conftest import Office
from tests.usecases.paper_office import decided

UEP = Selection("UEP", 2025)
PATTERN = "{nomor:2}/460/{bulan_romawi}/{tahun}"


@pytest.fixture
def numbered(office: Office) -> Office:
    """Somebody was decided on, and the office numbers its statements."""
    decided(office)
    papers = some_papers(patterns={"sptjm": PATTERN})
    rev = office.store.papers.rev(office.session.region_code)
    keep_profile.run(office.store, office.session, papers, rev, now=NOW)
    return office


def asked(target: Path, document: str = "sptjm", **more: object) -> ExportRequest:
    return ExportRequest(document, UEP, target, resource("formats"), **more)  # type: ignore[arg-type]


def leave(office: Office, request: ExportRequest) -> None:
    """Write and note."""
    exported = export.write(office.store, office.session, request, now=NOW)
    export.note(office.store, office.session, exported, now=NOW + timedelta(minutes=1))


def look(office: Office, document: str = "sptjm", number: str | None = None) -> Preview:
    request = asked(Path(), document, number=number or "")
    return preview.run(office.store, office.session, request, now=NOW, offer_number=number is None)


def words(content: bytes) -> str:
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


def test_a_number_is_offered_by_the_pattern_and_counts_on(numbered: Office, tmp_path: Path) -> None:
    first = numbering.offered_number(numbered.store, numbered.session, "sptjm", TODAY)
    assert first == "01/460/VIII/2025"

    leave(numbered, asked(tmp_path / "a.xlsx", number=first))

    offered = numbering.offered_number(numbered.store, numbered.session, "sptjm", TODAY)
    assert offered == "02/460/VIII/2025"
    assert rows_of(numbered.store, "select letter_number from export") == [(first,)]
    assert numbering.offered_number(numbered.store, numbered.session, "rekap", TODAY) == ""


def test_a_draft_takes_no_number(numbered: Office, tmp_path: Path) -> None:
    leave(numbered, asked(tmp_path / "a.xlsx", number="01/460/VIII/2025", draft=True))

    seen = look(numbered)

    assert seen.number is not None
    assert (seen.number.text, seen.number.warning) == ("01/460/VIII/2025", "")


def test_the_picture_has_the_offer_or_what_was_typed_or_dots(numbered: Office) -> None:
    assert "NOMOR: 01/460/VIII/2025" in words(look(numbered).content)
    assert "NOMOR: 7/KHUSUS" in words(look(numbered, number="7/KHUSUS").content)
    assert "NOMOR: ....." in words(look(numbered, number="").content)


def test_a_number_that_left_before_is_said_but_not_refused(
    numbered: Office, tmp_path: Path
) -> None:
    leave(numbered, asked(tmp_path / "a.xlsx", number="01/460/VIII/2025"))

    seen = look(numbered, number="01/460/VIII/2025")

    assert seen.number is not None
    assert seen.number.offered == "02/460/VIII/2025"
    assert "sudah dipakai: Surat pernyataan (SPTJM) keluar" in seen.number.warning
    assert "Siti Operator" in seen.number.warning
    leave(numbered, asked(tmp_path / "b.xlsx", number="01/460/VIII/2025"))


def test_a_layout_without_a_place_has_no_number_and_takes_none(
    numbered: Office, tmp_path: Path
) -> None:
    assert look(numbered, "bast").number is None

    with pytest.raises(Refused, match=r"letter_number\.no_place"):
        leave(numbered, asked(tmp_path / "a.xlsx", "bast", number="1"))

    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_number_is_one_line_without_stray_blanks() -> None:
    assert numbering.tidy_number("  01/460 \n VIII ") == "01/460 VIII"
