"""One file that holds a whole office: what is in it, where it may lie, what is refused."""

from __future__ import annotations

import errno
import json
import shutil
from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bansos_desktop.domain.backup import KEPT_DAYS, Reason
from bansos_desktop.store import backup_file, backup_notes, files, page_copy
from bansos_desktop.store.backup_copy import CopyReader
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import (
    back_up_here,
    daily_backup,
    keep_photo,
    look_at_backup,
    make_backup,
)
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook import atomic
from tests.factories import NOW, a_draft
from tests.pictures import a_photo
from tests.usecases.backups import a_backup, members, written
from tests.usecases.conftest import CancelAt, MakeOffice, Office
from tests.usecases.test_secrecy import CARD, NAME, NIK, found_in
from tests.usecases.visits import a_visit, visit

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def lived_in(office: Office) -> Office:
    """Somebody is recorded and was visited, with two photos."""
    done = office.record(a_draft(nik=NIK, family_card=CARD, name=NAME, sex="P"))
    assert isinstance(done, Recorded)
    photos = keep_photo.prepare([a_photo(), a_photo(colour="navy")]).photos
    visit(office, done.proposal, a_visit(), photos=photos)
    return office


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_tells_what_is_in_it_and_nobody_by_name(lived_in: Office, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()

    made = a_backup(lived_in, stick / "a.bansos")

    found = look_at_backup.prove(made.path)
    assert found == made.manifest
    assert (found.facts.people, found.photos, found.facts.office) == (1, 2, "64")
    assert found.facts.entries == lived_in.store.ledger.count()
    assert found.facts.device == found.facts.origin == lived_in.session.device
    assert set(members(made.path)) == {
        "cadangan.json",
        files.KEYS,
        files.DATABASE,
        files.PHOTOS,
    }
    assert found_in(stick, [NIK, CARD, NAME, "Rahasiawati", "Exif\0\0", "JFIF\0\1"]) == []
    assert left_in(stick) == ["a.bansos"]
    told = json.loads(members(made.path)["cadangan.json"])
    assert lived_in.session.user not in json.dumps(told)


def test_it_is_of_one_moment_while_others_write(office: Office, tmp_path: Path) -> None:
    """The copy is made on a reading connection; what a writer adds meanwhile is in the next."""
    reader = Store.open_for_reading(office.folder, office.key)
    page_copy.PAGES, usual = 5, page_copy.PAGES

    class Writing:
        def __init__(self) -> None:
            self.serial = 0

        def step(self, done: int, total: int) -> None:
            del total
            if 0 < done < 25 and self.serial < 3:
                self.serial += 1
                office.record(a_draft(self.serial))

    try:
        made = make_backup.run(
            reader, office.folder, tmp_path / "a.bansos", now=NOW, progress=Writing()
        )
    finally:
        page_copy.PAGES = usual
        reader.close()

    assert made.manifest.facts.people == 0
    assert office.store.recipients.count() == 3


@pytest.mark.parametrize("stop", [0, 1, 5])
def test_a_cancel_leaves_nothing_and_the_older_one(
    lived_in: Office, tmp_path: Path, stop: int
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    a_backup(lived_in, stick / "a.bansos")
    before = (stick / "a.bansos").read_bytes()

    with pytest.raises(Cancelled):
        a_backup(lived_in, stick / "a.bansos", progress=CancelAt(stop))

    assert left_in(stick) == ["a.bansos"]
    assert (stick / "a.bansos").read_bytes() == before
    assert not [name for name in left_in(lived_in.folder) if name.startswith(files.BENCH)]


def test_a_full_stick_is_said_before_anything_is_written(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10, 10, 1000))

    with pytest.raises(Refused) as refusal:
        a_backup(office, tmp_path / "a.bansos")

    assert refusal.value.code == "backup.full"
    assert not (tmp_path / "a.bansos").exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "backup.full"),
        (errno.EIO, "backup.gone"),
        (errno.ENODEV, "backup.gone"),
        (errno.EFBIG, "backup.too_big"),
    ],
)
def test_what_a_stick_does_while_it_is_written_is_said(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()

    def fails(new: Path, *_rest: object) -> None:
        new.write_bytes(b"setengah")
        raise OSError(number, "begitulah")

    monkeypatch.setattr(backup_file, "write", fails)

    with pytest.raises(Refused) as refusal:
        a_backup(office, stick / "a.bansos")

    assert refusal.value.code == code
    assert left_in(stick) == []


def test_a_stick_that_is_pulled_out_is_said(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()

    def pulled(*_all: object) -> None:
        shutil.rmtree(stick)

    monkeypatch.setattr(backup_file, "write", pulled)

    with pytest.raises(Refused) as refusal:
        a_backup(office, stick / "a.bansos")

    assert refusal.value.code == "backup.gone"


def test_an_error_that_is_not_of_the_place_is_not_explained_away(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_all: object) -> None:
        raise OSError(errno.EINVAL, "salah kami")

    monkeypatch.setattr(backup_file, "write", fails)

    with pytest.raises(OSError, match="salah kami"):
        a_backup(office, tmp_path / "a.bansos")


@pytest.mark.parametrize(
    ("code", "told"),
    [("workbook.locked", "backup.locked"), ("workbook.no_permission", "backup.read_only")],
)
def test_a_file_or_stick_that_is_closed_to_us_is_told_in_words_of_a_backup(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, told: str
) -> None:
    def fails(*_all: object) -> None:
        raise atomic.WorkbookError(code, {"file": "a.bansos", "folder": "E"})

    monkeypatch.setattr(backup_file, "write", fails)

    with pytest.raises(Refused) as refusal:
        a_backup(office, tmp_path / "a.bansos")

    assert refusal.value.code == told
    assert refusal.value.message.endswith("Cadangan belum dibuat.")


def test_a_stick_that_keeps_something_else_is_found_out(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = backup_file.write

    def lies(new: Path, *rest: object) -> None:
        usual(new, *rest)  # type: ignore[arg-type]  # as it was called
        data = bytearray(new.read_bytes())
        data[len(data) // 2] ^= 1
        new.write_bytes(data)

    monkeypatch.setattr(backup_file, "write", lies)

    with pytest.raises(Refused) as refusal:
        a_backup(office, tmp_path / "a.bansos")

    assert refusal.value.code == "backup.stick_faulty"
    assert not (tmp_path / "a.bansos").exists()


def test_a_copy_with_a_fault_is_no_backup(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_backup, "faults_of_copy", lambda _path, _key: ["rusak"])

    with pytest.raises(Refused) as refusal:
        a_backup(office, tmp_path / "a.bansos")

    assert refusal.value.code == "backup.copy_faulty"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.zip", "backup.suffix"),
        ("data/a.bansos", "target.in_data"),
        ("foto.bansos", "backup.target_taken"),
        ("tidak/ada/a.bansos", "backup.no_folder"),
        ("tidak/ada", "backup.no_folder"),
        (f"{'a' * 249}.bansos", "workbook.long_name"),
        (f"{'a' * 248}.bansos", "workbook.long_name"),
        ("a" * 300, "workbook.long_name"),
    ],
)
def test_a_place_where_none_may_lie_is_refused(
    office: Office, tmp_path: Path, name: str, code: str
) -> None:
    (tmp_path / "foto.bansos").write_bytes(b"foto keluarga")

    with pytest.raises(Refused) as refusal:
        a_backup(office, tmp_path / name)

    assert refusal.value.code == code
    assert (tmp_path / "foto.bansos").read_bytes() == b"foto keluarga"


def test_a_name_that_no_disk_keeps_hides_nothing_and_is_told_of(
    office: Office, tmp_path: Path
) -> None:
    target = tmp_path / f"{'Siti Aminah ' * 25}.bansos"

    assert back_up_here.in_the_way(office.store, target) is None
    with pytest.raises(Refused) as refusal:
        back_up_here.run(office.store, office.folder, target, now=NOW)

    assert refusal.value.code == "workbook.long_name"
    assert list(tmp_path.glob("Siti*")) == []


def test_half_a_backup_may_be_replaced_by_a_whole_one(office: Office, tmp_path: Path) -> None:
    target = a_backup(office, tmp_path / "a.bansos").path
    target.write_bytes(target.read_bytes()[:5000])

    a_backup(office, target)

    assert look_at_backup.prove(target).facts.people == 0


def test_a_backup_of_another_laptop_or_with_more_in_it_stays(
    office: Office, make_office: MakeOffice, tmp_path: Path
) -> None:
    target = tmp_path / "a.bansos"
    poorer = tmp_path / "kemarin"
    shutil.copytree(office.folder, poorer)
    office.record(a_draft(1))
    a_backup(office, target)
    before = target.read_bytes()
    other = make_office("lain")
    yesterday = Store.open_for_reading(poorer, office.key)

    said = []
    for store, folder in ((other.store, other.folder), (yesterday, poorer)):
        with pytest.raises(Refused) as refusal:
            back_up_here.run(store, folder, target, now=NOW)
        said.append((refusal.value.code, "1 orang" in refusal.value.message))
    yesterday.close()

    assert said == [("backup.target_other", True), ("backup.target_has_more", True)]
    assert target.read_bytes() == before
    office.record(a_draft(2))
    back_up_here.run(office.store, office.folder, target, now=NOW)
    assert look_at_backup.run(target).facts.people == 2
    back_up_here.run(other.store, other.folder, target, now=NOW, replace=True)
    assert look_at_backup.run(target).facts.people == 0


def test_how_far_the_office_is_gets_read_once_to_refuse(
    office: Office, make_office: MakeOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = a_backup(make_office("lain"), tmp_path / "a.bansos").path
    read: list[object] = []
    usual = CopyReader.facts

    def counted(reader: CopyReader) -> object:
        read.append(reader)
        return usual(reader)

    monkeypatch.setattr(CopyReader, "facts", counted)

    with pytest.raises(Refused) as refusal:
        back_up_here.run(office.store, office.folder, target, now=NOW)

    assert refusal.value.code == "backup.target_other"
    assert len(read) == 1


def test_a_backup_that_a_newer_program_made_is_not_replaced(office: Office, tmp_path: Path) -> None:
    parts = members(a_backup(office, tmp_path / "a.bansos").path)
    told = json.loads(parts[backup_file.MANIFEST]) | {"format": "bansos-cadangan/2"}
    written(tmp_path / "a.bansos", parts | {backup_file.MANIFEST: json.dumps(told).encode()})

    with pytest.raises(Refused) as refusal:
        back_up_here.run(office.store, office.folder, tmp_path / "a.bansos", now=NOW)

    assert refusal.value.code == "backup.target_newer"


def test_the_program_keeps_seven_days(office: Office) -> None:
    for day in range(KEPT_DAYS + 2):
        office.record(a_draft(day + 1))
        daily_backup.run(office.folder, office.key, now=NOW + timedelta(days=day))

    kept = look_at_backup.kept(office.folder)
    assert [one.manifest.facts.people for one in kept if one.manifest] == [9, 8, 7, 6, 5, 4, 3]
    assert {one.manifest.reason for one in kept if one.manifest} == {Reason.DAILY}
    assert all(one.manifest.photos is None for one in kept if one.manifest)


def test_a_day_without_work_makes_none(office: Office) -> None:
    first = daily_backup.run(office.folder, office.key, now=NOW)

    assert first is not None
    assert daily_backup.run(office.folder, office.key, now=NOW + timedelta(days=1)) is None
    assert len(look_at_backup.kept(office.folder)) == 1


def test_one_that_takes_too_long_is_given_up_and_said_the_next_time(office: Office) -> None:
    assert daily_backup.run(office.folder, office.key, now=NOW, progress=CancelAt(0)) is None
    assert "terlalu lama" in backup_notes.read(office.folder).missed

    daily_backup.run(office.folder, office.key, now=NOW)

    assert backup_notes.read(office.folder).missed == ""


def test_a_full_disk_at_the_days_end_is_noted_and_nobody_is_stopped(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10, 10, 1000))

    assert daily_backup.run(office.folder, office.key, now=NOW) is None

    assert "tidak cukup" in backup_notes.read(office.folder).missed


@pytest.mark.parametrize(("number", "is_noted"), [(errno.ENOSPC, True), (errno.EINVAL, False)])
def test_only_the_machines_trouble_is_noted(
    office: Office, monkeypatch: pytest.MonkeyPatch, number: int, is_noted: bool
) -> None:
    @contextmanager
    def fails(_folder: Path) -> Iterator[Path]:
        raise OSError(number, "begitulah")
        yield

    monkeypatch.setattr(make_backup, "bench", fails)

    if is_noted:
        assert daily_backup.run(office.folder, office.key, now=NOW) is None
        said = backup_notes.read(office.folder).missed
        assert said.startswith("Cadangan harian 1 Agustus 2025 belum dibuat. Penyimpanan penuh.")
    else:
        with pytest.raises(OSError, match="begitulah"):
            daily_backup.run(office.folder, office.key, now=NOW)


def test_where_not_even_a_note_can_be_kept_closing_goes_on(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_all: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(make_backup, "keep", fails)
    monkeypatch.setattr(backup_notes, "note", fails)

    assert daily_backup.run(office.folder, office.key, now=NOW) is None


def test_only_another_disk_counts_as_carried_away(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.record(a_draft(1))
    later = NOW + timedelta(days=20)
    back_up_here.run(office.store, office.folder, tmp_path / "a.bansos", now=later)
    here = backup_notes.read(office.folder)
    before = back_up_here.days_without(office.store, office.folder, later)
    monkeypatch.setattr(backup_notes, "is_elsewhere", lambda _data, _folder: True)

    back_up_here.run(office.store, office.folder, tmp_path / "a.bansos", now=later)

    assert (here.carried_at, here.folder) == ("", str(tmp_path))
    assert before == 20
    assert back_up_here.days_without(office.store, office.folder, later) is None
    much_later = later + timedelta(days=15)
    assert back_up_here.days_without(office.store, office.folder, much_later) == 15


def test_an_office_with_nobody_in_it_is_not_reminded(office: Office) -> None:
    later = NOW + timedelta(days=90)

    assert back_up_here.days_without(office.store, office.folder, later) is None


def test_notes_that_nobody_can_read_were_never_made(office: Office) -> None:
    office.record(a_draft(1))
    backup_notes.note(office.folder, carried_at="kapan-kapan")
    when = back_up_here.days_without(office.store, office.folder, NOW)
    (office.folder / files.BACKUPS / backup_notes.FILE_NAME).write_text("[]")

    assert when is None
    assert backup_notes.read(office.folder) == backup_notes.Notes()
    assert not backup_notes.is_elsewhere(office.folder, office.folder / "tidak-ada")


def test_a_kept_file_that_is_broken_is_listed_as_such(office: Office) -> None:
    daily_backup.run(office.folder, office.key, now=NOW)
    (office.folder / files.BACKUPS / "harian-1999-01-01.bansos").write_bytes(b"?")

    usable, broken = look_at_backup.kept(office.folder)

    assert usable.manifest is not None
    assert (broken.manifest, broken.size) == (None, 1)
