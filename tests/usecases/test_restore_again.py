"""Restoring over an office that was restored, that is damaged, or that does not fit beside."""

from __future__ import annotations

import errno
import shutil
from collections import namedtuple
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bansos_desktop.domain.backup import (
    KEPT_DAYS,
    KEPT_REPLACED,
    Reason,
    Relation,
    size_to_free,
)
from bansos_desktop.store import backup_file, backup_notes, files, moving_in
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import (
    back_up_here,
    daily_backup,
    keep_photo,
    look_at_backup,
    make_backup,
    open_office,
    restore_backup,
    unlock,
)
from bansos_desktop.usecases.make_backup import Made
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.restore_backup import Replacing
from tests.factories import NOW, PASSPHRASE, a_draft, an_office
from tests.pictures import a_photo
from tests.soundness import rows_of
from tests.usecases.backups import a_backup, content, members, restored, written
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.visits import a_visit, visit

PAGE = 4096
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def file(make_office: MakeOffice, tmp_path: Path) -> Path:
    """A backup of an office with a person."""
    office = make_office("asal", region_code="64.02")
    office.record(a_draft(1))
    return a_backup(office, tmp_path / "cadangan.bansos").path


def at(folder: Path) -> Office:
    """The office of a folder, opened as somebody opens it in the morning."""
    done = open_office.with_passphrase(folder, PASSPHRASE, now=NOW)
    return Office(Store.open(folder, done.key), done.session, folder, done.key)


def refused_over(file: Path, folder: Path) -> Replacing:
    with pytest.raises(Replacing) as refusal:
        restored(file, folder)
    return refusal.value


def test_what_a_restore_writes_of_itself_is_no_work_that_would_be_lost(
    file: Path, tmp_path: Path
) -> None:
    restored(file, tmp_path / "baru")

    same = refused_over(file, tmp_path / "baru")

    assert same.code == "backup.replaces"
    assert same.found == look_at_backup.Comparison(Relation.SAME, 0)


def test_work_after_a_restore_is_counted_and_nothing_else(file: Path, tmp_path: Path) -> None:
    restored(file, tmp_path / "baru")
    office = at(tmp_path / "baru")
    before = office.store.ledger.count()
    office.record(a_draft(2))
    written_since = office.store.ledger.count() - before
    office.store.close()

    loses = refused_over(file, tmp_path / "baru")

    assert loses.code == "backup.loses_work"
    assert loses.found == look_at_backup.Comparison(Relation.OLDER, written_since)
    assert f"{written_since} catatan di laptop ini" in loses.message


def test_two_restores_of_one_backup_are_the_same_office(file: Path, tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        restored(file, tmp_path / name)
    one, other = at(tmp_path / "satu"), at(tmp_path / "dua")
    target = a_backup(one, tmp_path / "satu.bansos").path

    found = look_at_backup.compare(look_at_backup.run(target), other.store.copies.facts())
    in_the_way = back_up_here.in_the_way(other.store, target)
    again = restored(target, tmp_path / "tiga")

    assert found == look_at_backup.Comparison(Relation.SAME, 0)
    assert in_the_way is None
    assert again.manifest.facts.restored == one.store.copies.facts().restored
    for office in (one, other):
        office.store.close()


def test_a_backup_that_does_not_tell_of_an_earlier_restore_is_whole_all_the_same(
    file: Path, tmp_path: Path
) -> None:
    restored(file, tmp_path / "baru")
    office = at(tmp_path / "baru")
    target = a_backup(office, tmp_path / "tua.bansos").path
    office.store.close()
    parts = members(target)
    manifest = parts[backup_file.MANIFEST]
    begin = manifest.index(b',\n  "restored"')
    end = manifest.index(b"}", begin) + 1
    parts[backup_file.MANIFEST] = manifest[:begin] + manifest[end:]
    written(target, parts)

    done = restored(target, tmp_path / "lain")

    assert done.manifest.facts.restored == {}
    assert content(tmp_path / "lain") == content(tmp_path / "asal")


def page_of(name: str) -> Callable[[Path], None]:
    """Damage one page: that of the schema's second half, or that of a table's entry."""

    def damage(path: Path) -> None:
        data = bytearray(path.read_bytes())
        begin = PAGE if name == "first pages" else len(data) - 3 * PAGE
        length = 9 * PAGE if name == "first pages" else 2 * PAGE
        data[begin : begin + length] = bytes(len(data[begin : begin + length]))
        path.write_bytes(data)

    return damage


@pytest.mark.parametrize("where", ["first pages", "last pages"])
def test_an_office_with_damaged_pages_can_be_replaced_wherever_they_are(
    file: Path, tmp_path: Path, where: str
) -> None:
    folder = tmp_path / "rusak"
    an_office(folder)
    page_of(where)(folder / files.DATABASE)
    damaged = (folder / files.DATABASE).read_bytes()

    done = restored(file, folder, replace=True)

    assert done.kept is not None
    assert (done.kept / files.DATABASE).read_bytes() == damaged
    assert content(folder) == content(tmp_path / "asal")


def test_trouble_of_the_disk_is_not_taken_for_damage(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ada"
    an_office(folder)
    before = content(folder)

    def fails(*_all: object) -> Store:
        raise StoreError("store.disk_trouble")

    monkeypatch.setattr(restore_backup.Store, "open_for_reading", fails)

    with pytest.raises(StoreError) as refusal:
        restored(file, folder, replace=True)

    monkeypatch.undo()
    assert refusal.value.code == "store.disk_trouble"
    assert content(folder) == before


def test_trouble_while_the_office_is_kept_is_not_taken_for_damage(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ada"
    an_office(folder)
    before = content(folder)

    def fails(*_all: object, **_more: object) -> None:
        raise StoreError("store.busy")

    monkeypatch.setattr(make_backup, "keep", fails)

    with pytest.raises(StoreError) as refusal:
        restored(file, folder, replace=True)

    assert refusal.value.code == "store.busy"
    assert content(folder) == before
    assert not (folder / files.BACKUPS).exists()


def test_without_room_to_keep_the_office_that_stands_nothing_is_begun(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ada"
    an_office(folder)
    before = content(folder)
    size = moving_in.size(folder)
    unpacked = sum(part.bytes for part in look_at_backup.run(file).parts.values())
    free = unpacked + make_backup.SPARE + size
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(0, 0, free))

    with pytest.raises(Refused) as refusal:
        restored(file, folder, replace=True)

    assert refusal.value.code == "backup.keep_full"
    assert refusal.value.message.startswith("Pemulihan belum dimulai dan tidak ada yang berubah")
    assert f"Kosongkan {size_to_free(size, 0)} lagi" in refusal.value.message
    assert content(folder) == before
    assert not (folder / files.BACKUPS).exists()


@pytest.mark.parametrize("broken", [False, True])
@pytest.mark.parametrize("free", [1000, 10**12])
def test_a_disk_that_fills_up_meanwhile_leaves_all_as_it_was(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bool, free: int
) -> None:
    folder = tmp_path / "ada"
    an_office(folder)
    if broken:
        (folder / files.DATABASE).write_bytes(b"rusak" * 9000)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    usual = shutil.disk_usage

    def fills(*_all: object, **_more: object) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(0, 0, free))
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(shutil, "copy2" if broken else "copyfile", fills)

    with pytest.raises(Refused) as refusal:
        restored(file, folder, replace=True)

    monkeypatch.setattr(shutil, "disk_usage", usual)
    assert refusal.value.code == ("backup.keep_full" if free == 1000 else "store.disk_full")
    left = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert left == before
    assert not (folder / files.BACKUPS).exists()


def test_a_disk_that_fills_up_while_unpacking_is_no_fault_of_the_stick(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_all: object) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(0, 0, 1000))
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(backup_file.BackupFile, "unpack", full)

    with pytest.raises(Refused) as refusal:
        restored(file, tmp_path / "baru")

    assert refusal.value.code == "backup.restore_full"
    assert "tersisa 1 KB" in refusal.value.message
    assert not (tmp_path / "baru").exists()


def test_a_mistake_of_ours_is_not_called_a_full_disk(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_all: object) -> None:
        raise OSError(errno.EINVAL, "salah kami", str(tmp_path))

    monkeypatch.setattr(backup_file.BackupFile, "unpack", wrong)

    with pytest.raises(OSError, match="salah kami"):
        restored(file, tmp_path / "baru")

    assert not unlock.is_started(tmp_path / "baru")


def test_restoring_to_and_fro_keeps_the_office_that_holds_work(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    restored(file, folder)
    office = at(folder)
    office.record(a_draft(2))
    office.store.close()
    worked = content(folder)

    kept = []
    for day in range(KEPT_REPLACED + 2):
        request = restore_backup.Request(file, folder, PASSPHRASE, replace=True)
        kept.append(restore_backup.run(request, now=NOW + timedelta(days=day)).kept)

    assert kept[0] is not None
    assert kept[0].is_file()
    assert len(look_at_backup.kept(folder)) == KEPT_REPLACED
    restored(kept[0], tmp_path / "kembali")
    assert content(tmp_path / "kembali") == worked


def with_photo(office: Office, serial: int) -> None:
    done = office.record(a_draft(serial))
    assert isinstance(done, Recorded), done
    photos = keep_photo.prepare([a_photo(colour="teal")]).photos
    visit(office, done.proposal, a_visit(), photos=photos)


def kept_people(folder: Path) -> dict[str, int]:
    """How many people each backup holds that the program kept."""
    found = look_at_backup.kept(folder)
    return {one.path.name: one.manifest.facts.people for one in found if one.manifest}


def with_one_more(file: Path, folder: Path) -> tuple[Office, Made]:
    """The office of `file` after a day on which one person more was recorded; it is closed."""
    restored(file, folder)
    office = at(folder)
    office.record(a_draft(2))
    office.store.close()
    day = daily_backup.run(folder, office.key, now=NOW)
    assert day is not None
    return office, day


def test_a_restore_of_an_older_backup_does_not_cost_the_days_own(
    file: Path, tmp_path: Path
) -> None:
    """The person recorded since stands in the day's backup alone, for the data was damaged."""
    folder = tmp_path / "baru"
    office, day = with_one_more(file, folder)
    with (folder / files.DATABASE).open("r+b") as stream:
        stream.write(bytes(100))
    restored(file, folder, replace=True)

    again = daily_backup.run(folder, office.key, now=NOW)
    later = daily_backup.run(folder, office.key, now=NOW)

    assert again is not None
    assert later is None
    assert kept_people(folder) == {day.path.name: 2, again.path.name: 1}
    assert again.path.name == day.path.name.replace(".bansos", "-02.bansos")
    restored(day.path, tmp_path / "kembali")


def test_each_line_of_an_office_takes_the_place_of_its_own_and_stays_for_weeks(
    file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "baru"
    _office, day = with_one_more(file, folder)
    restored(file, folder, replace=True)
    second = at(folder)
    beside = daily_backup.run(folder, second.key, now=NOW)
    second.record(a_draft(3))
    replaced = daily_backup.run(folder, second.key, now=NOW)
    for number in range(1, KEPT_DAYS + 3):
        second.record(a_draft(3 + number))
        daily_backup.run(folder, second.key, now=NOW + timedelta(days=number))
    second.store.close()

    assert beside is not None
    assert replaced is not None
    assert replaced.path == beside.path
    kept = [name for name in kept_people(folder) if name.startswith(Reason.DAILY.value)]
    assert len(kept) == KEPT_DAYS
    assert day.path.name in kept


@pytest.mark.parametrize(
    ("stands", "is_beside"), [(b"?", True), (None, False)], ids=["another file", "half a backup"]
)
def test_only_half_a_backup_gives_way_unasked(
    file: Path, tmp_path: Path, stands: bytes | None, is_beside: bool
) -> None:
    restored(file, tmp_path / "baru")
    office = at(tmp_path / "baru")
    office.store.close()
    day = daily_backup.run(office.folder, office.key, now=NOW)
    assert day is not None
    day.path.write_bytes(stands or day.path.read_bytes()[:40_000])

    again = daily_backup.run(office.folder, office.key, now=NOW)

    assert again is not None
    assert (again.path != day.path) is is_beside


def test_a_new_office_does_not_cost_the_backups_of_the_one_before(
    file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "baru"
    restored(file, folder)
    office = at(folder)
    office.store.close()
    day = daily_backup.run(folder, office.key, now=NOW)
    for name in (files.DATABASE, files.KEYS):
        (folder / name).unlink()
    an_office(folder)
    key = open_office.with_passphrase(folder, PASSPHRASE, now=NOW).key

    new = daily_backup.run(folder, key, now=NOW)

    assert day is not None
    assert new is not None
    assert new.path != day.path
    assert kept_people(folder) == {day.path.name: 1, new.path.name: 0}


def carried(folder: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with a backup on another disk."""
    office = at(folder)
    with monkeypatch.context() as patch:
        patch.setattr(backup_notes, "is_elsewhere", lambda _data, _folder: True)
        back_up_here.run(office.store, folder, target, now=NOW)
    office.store.close()
    assert backup_notes.read(folder).carried_at
    return office


def test_an_office_is_not_carried_away_because_the_one_before_was(
    file: Path, make_office: MakeOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lain"
    an_office(folder)
    carried(folder, tmp_path / "lain.bansos", monkeypatch)
    backup_notes.note(folder, missed="Cadangan harian terakhir tidak jadi.")

    restored(file, folder, replace=True)

    office = at(folder)
    later = NOW + timedelta(days=20)
    assert backup_notes.read(folder) == backup_notes.Notes(folder=str(tmp_path))
    assert back_up_here.days_without(office.store, folder, later) == 20
    office.store.close()


@pytest.mark.parametrize("is_damaged", [False, True], ids=["whole", "damaged"])
def test_the_same_office_stays_carried_away(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_damaged: bool
) -> None:
    folder = tmp_path / "baru"
    restored(file, folder)
    carried(folder, tmp_path / "dibawa.bansos", monkeypatch)
    noted = backup_notes.read(folder)
    if is_damaged:
        with (folder / files.DATABASE).open("r+b") as stream:
            stream.write(bytes(100))

    restored(file, folder, replace=True)

    assert backup_notes.read(folder) == noted


def test_a_new_office_where_another_was_is_not_carried_away(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "baru"
    restored(file, folder)
    carried(folder, tmp_path / "dibawa.bansos", monkeypatch)
    for name in (files.DATABASE, files.KEYS):
        (folder / name).unlink()

    an_office(folder)

    assert backup_notes.read(folder) == backup_notes.Notes(folder=str(tmp_path))


def test_photos_of_an_office_that_is_gone_neither_hinder_a_new_one_nor_are_lost(
    file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "baru"
    restored(file, folder)
    office = at(folder)
    with_photo(office, 2)
    office.store.close()
    day = daily_backup.run(folder, office.key, now=NOW)
    assert day is not None
    before = content(folder)
    for name in (files.DATABASE, files.KEYS):
        (folder / name).unlink()

    an_office(folder)
    new = at(folder)
    with_photo(new, 5)
    carried_away = a_backup(new, tmp_path / "dibawa.bansos")
    new.store.close()
    restored(day.path, folder, replace=True)

    assert carried_away.manifest.photos == 1
    assert content(folder) == before
    office = at(folder)
    assert rows_of(office.store, "select count(*) from photo") == [(1,)]
    assert list(office.store.photos.faults()) == []
    office.store.close()
