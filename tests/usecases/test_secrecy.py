"""Nothing readable about a person is on the disk, whatever was done."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from bansos_desktop.domain.scratch import Scratch
from bansos_desktop.domain.views import Filter
from bansos_desktop.store.listing import Query
from bansos_desktop.usecases import check_health, keep_photo, keep_scratch, unlock
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, a_draft, a_row, a_workbook
from tests.pictures import COMMENT, a_photo
from tests.soundness import rows_of
from tests.usecases.conftest import Office
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


def test_an_unfinished_form_is_in_no_file_either(office: Office, tmp_path: Path) -> None:
    draft = a_draft(1, nik=NIK, family_card=CARD, name=NAME, address=ADDRESS, phone=PHONE)

    keep_scratch.keep(office.store, office.session, "new", Scratch(draft), now=NOW)

    assert found_in(tmp_path, [NIK, CARD, NAME, ADDRESS, PHONE]) == []
    assert office.store.scratch.read(office.session.user, "new") == Scratch(draft)
