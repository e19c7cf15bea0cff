"""Nothing readable about a person is on the disk, whatever was done."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bansos_desktop.domain.scratch import Scratch
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Status
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.listing import Query
from bansos_desktop.usecases import check_health, import_sheet, keep_photo, keep_scratch, unlock
from bansos_desktop.usecases.apply_import import write_rejected_rows
from bansos_desktop.usecases.documents import export, preview
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.plan_import import ImportRequest
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, a_draft, a_row, a_workbook
from tests.lives import hand_over, plan_goods, set_status
from tests.lives import visit as monitored
from tests.pictures import COMMENT, a_photo
from tests.soundness import rows_of
from tests.usecases.conftest import UEP_2025, Office
from tests.usecases.visits import a_visit, visit

# The factories' other people share neither the name nor these digits.
NIK, CARD, NAME = "6402065708799876", "6402071503129876", "Rahasiawati Tersembunyi"
ADDRESS, PHONE, WORDS = "Gang Tersamar 77", "084077665544", "rahasia-uji"


def forms(text: str) -> list[bytes]:
    spellings = {text, text.lower(), text.upper()}
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return [spelling.encode(e) for spelling in spellings for e in encodings]


def found_in(folder: Path, texts: list[str]) -> list[str]:
    """Which texts stand readable in which files."""
    return [
        f"{text} in {path.name}"
        for path in folder.rglob("*")
        if path.is_file()
        for content in [path.read_bytes()]
        for text in texts
        if any(form in content for form in forms(text))
    ]


def test_a_planted_person_is_in_no_file_of_the_data(office: Office, tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    outside.mkdir()
    draft = a_draft(nik=NIK, family_card=CARD, name=NAME, address=ADDRESS, phone=PHONE, sex="P")
    done = office.record(draft)
    assert isinstance(done, Recorded), done
    rows = [a_row(n) for n in range(1, 600)] + [a_row(600, nama=f"{NAME} Dua")]
    office.take(office.plan(a_workbook(outside / "u.xlsx", rows)))
    assert office.store.listing.count(Query("UEP", 2025, Filter(text="rahasiawati"))).rows == 2
    check_health.run(office.store)
    with pytest.raises(Refused):
        unlock.unlock(office.folder, "salah-sandi", now=NOW)
    secrets = [NIK, CARD, NAME, "Rahasiawati", ADDRESS, PHONE, WORDS]

    names = sorted(path.name for path in office.folder.iterdir())
    while_open = found_in(office.folder, secrets)
    office.store.checkpoint()
    after = found_in(office.folder, secrets)

    assert names == ["bansos.db", "bansos.db-shm", "bansos.db-wal", "kunci.json", "percobaan.json"]
    assert (while_open, after) == ([], [])


def test_this_search_would_find_a_readable_person(office: Office) -> None:
    (office.folder / "bocor.log").write_text(f"galat pada {NAME}", encoding="utf-16-le")

    assert found_in(office.folder, [NIK, NAME]) == [f"{NAME} in bocor.log"]


def test_a_person_that_was_rolled_back_is_in_no_file_either(office: Office) -> None:
    before = rows_of(office.store, "select count(*) from person")

    assert not isinstance(office.record(a_draft(nik="12", name=NAME)), Recorded)

    assert rows_of(office.store, "select count(*) from person") == before
    assert found_in(office.folder, [NAME]) == []


def test_a_visit_and_its_photos_are_in_no_file_either(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "sementara"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    done = office.record(a_draft(nik=NIK, family_card=CARD, name=NAME, sex="P"))
    assert isinstance(done, Recorded), done
    photos = keep_photo.prepare([a_photo(), a_photo(colour="navy")]).photos
    told = a_visit(reason=WORDS, assets=ADDRESS, officer=NAME, latitude="-0.7654321")
    visit(office, done.proposal, told, photos=photos)
    check_health.run(office.store)
    secrets = [
        NIK,
        NAME,
        ADDRESS,
        WORDS,
        "Exif\0\0",
        "JFIF\0\1",
        "Kamera Rahasia",
        COMMENT,
        "0.7654321",
    ]

    while_open = found_in(tmp_path, secrets)
    office.store.checkpoint()

    assert (office.folder / "foto.db").is_file()
    assert (while_open, found_in(tmp_path, secrets)) == ([], [])
    assert list(scratch.iterdir()) == []
    assert office.store.photos.content(photos[0].sha256) == photos[0].content


@pytest.fixture
def no_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever wants a temporary file, even for a moment, is told that there is no such folder."""
    missing = tmp_path / "tidak-ada"
    monkeypatch.setenv("TMPDIR", str(missing))
    monkeypatch.setattr(tempfile, "tempdir", str(missing))


@pytest.fixture
def planted(office: Office) -> str:
    """Somebody who went the whole way; their proposal."""
    draft = a_draft(nik=NIK, family_card=CARD, name=NAME, address=ADDRESS, phone=PHONE, sex="P")
    done = office.record(draft)
    assert isinstance(done, Recorded), done
    plan_goods(office.store, office.session, done.proposal)
    visit(office, done.proposal, a_visit(assets=WORDS))
    set_status(office.store, office.session, done.proposal, Status.DECIDED)
    day = date(2025, 6, 20)
    hand_over(office.store, office.session, done.proposal, day=day, number="1/BAST")
    monitored(office.store, office.session, done.proposal, obstacle=WORDS)
    return done.proposal


@pytest.mark.usefixtures("no_temporary_files", "planted")
@pytest.mark.parametrize("key", DOCUMENTS)
def test_a_document_leaves_nothing_readable_but_itself(
    office: Office, tmp_path: Path, key: str
) -> None:
    request = export.ExportRequest(
        key, Selection("UEP", 2025), tmp_path / "luar.xlsx", resource("formats"), draft=True
    )

    shown = preview.run(office.store, office.session, request, now=NOW)
    made, plain = export.in_memory(office.store, office.session, request, now=NOW)
    locked = replace(request, password="kunci-berkas-2025")
    exported = export.write(office.store, office.session, locked, now=NOW)
    export.note(office.store, office.session, exported, now=NOW)

    person = [NIK, NAME.split(maxsplit=1)[0]]
    if DOCUMENTS[key].personal:
        assert unpacked(plain, person)
    assert bool(unpacked(shown.content, person)) is bool(unpacked(plain, person))
    assert exported.encrypted
    office.store.checkpoint()
    assert found_in(tmp_path, [NIK, CARD, NAME, ADDRESS, PHONE, WORDS]) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "luar.xlsx"]
    for told in (request, locked, shown, made, exported):
        assert not any(text in repr(told) for text in [NIK, NAME, "kunci-berkas-2025"])


def unpacked(workbook: bytes, texts: list[str]) -> list[str]:
    """Which texts stand in a workbook, whose parts are compressed."""
    with ZipFile(BytesIO(workbook)) as parts:
        content = b"".join(parts.read(name) for name in parts.namelist())
    return [text for text in texts if text.encode() in content]


@pytest.mark.usefixtures("no_temporary_files")
def test_a_sheet_that_comes_back_leaves_nothing_readable_and_no_repr_tells(
    office: Office, tmp_path: Path, planted: str
) -> None:
    outside = tmp_path / "luar.xlsx"
    selection = Selection("UEP", 2025)
    for key in ("usulan", "monev"):
        request = export.ExportRequest(key, selection, outside, resource("formats"), draft=True)
        export.write(office.store, office.session, request, now=NOW)
        asked = ImportRequest(outside, UEP_2025)
        plan = import_sheet.look(office.store, office.session, asked, today=office.today)
        done = import_sheet.apply(office.store, office.session, plan, now=NOW, today=office.today)
        assert [row.proposal for row in plan.rows] == [planted]
        moment = plan.own
        for told in (plan, plan.rows[0], done, moment):
            assert not any(text in repr(told) for text in [NIK, CARD, NAME, ADDRESS])
        outside.unlink()

    office.store.checkpoint()
    assert found_in(tmp_path, [NIK, CARD, NAME, ADDRESS, PHONE, WORDS]) == []


def test_rows_that_go_back_are_in_the_sheet_for_the_sender_only(
    office: Office, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    sheet = a_workbook(tmp_path / "u.xlsx", [a_row(1, nik=NIK[:-1], nama=NAME)])
    request.getfixturevalue("no_temporary_files")
    back = tmp_path / "perbaikan.xlsx"

    assert write_rejected_rows(office.take(office.plan(sheet)).plan, back) == 1

    assert unpacked(back.read_bytes(), [NAME]) == [NAME]
    for file in (sheet, back):
        file.unlink()
    assert found_in(tmp_path, [NIK[:-1], NAME]) == []


def test_an_unfinished_form_is_in_no_file_either(office: Office, tmp_path: Path) -> None:
    draft = a_draft(1, nik=NIK, family_card=CARD, name=NAME, address=ADDRESS, phone=PHONE)

    keep_scratch.keep(office.store, office.session, "new", Scratch(draft), now=NOW)

    assert found_in(tmp_path, [NIK, CARD, NAME, ADDRESS, PHONE]) == []
    assert office.store.scratch.read(office.session.user, "new") == Scratch(draft)
