"""Out of a backup comes the office that went in, on a new laptop; nothing that stands is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bansos_desktop.domain.backup import Reason
from bansos_desktop.domain.records import Kind
from bansos_desktop.store import backup_file, files, keys, moving_in
from bansos_desktop.store import bench as benches
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import (
    check_health,
    keep_photo,
    look_at_backup,
    make_backup,
    open_office,
    restore_backup,
    sync_reference,
)
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, PASSPHRASE, ROOT, SEED, a_draft, an_office
from tests.pictures import a_photo
from tests.soundness import rows_of
from tests.usecases.backups import a_backup, content, members, restored, written
from tests.usecases.conftest import CancelAt, MakeOffice, Office
from tests.usecases.visits import a_visit, visit

LEDGER = "select device, number, hash from ledger order by id"


@pytest.fixture
def file(make_office: MakeOffice, tmp_path: Path) -> Path:
    """A backup of an office with two people, a visit and its photo."""
    office = make_office("asal", region_code="64.02")
    live(office, 1)
    live(office, 2)
    return a_backup(office, tmp_path / "cadangan.bansos").path


def live(office: Office, serial: int) -> None:
    done = office.record(a_draft(serial))
    assert isinstance(done, Recorded), done
    photos = keep_photo.prepare([a_photo(colour=("teal", "navy", "red")[serial % 3])]).photos
    visit(office, done.proposal, a_visit(), photos=photos)


def opened(folder: Path) -> Store:
    return Store.open(folder, open_office.with_passphrase(folder, PASSPHRASE, now=NOW).key)


def test_an_empty_folder_becomes_the_same_office(file: Path, tmp_path: Path) -> None:
    done = restored(file, tmp_path / "laptop baru")

    assert content(tmp_path / "laptop baru") == content(tmp_path / "asal")
    assert done.kept is None
    assert done.session.user == "Siti Operator"
    store = opened(tmp_path / "laptop baru")
    assert all(check.ok for check in check_health.run(store))
    old = Store.open_for_reading(tmp_path / "asal", done.key)
    assert rows_of(store, LEDGER)[: old.ledger.count()] == rows_of(old, LEDGER)
    old.close()
    store.close()
    left = {path.name for path in (tmp_path / "laptop baru").iterdir()}
    assert left == {files.DATABASE, files.KEYS, files.PHOTOS}
    assert repr(done.key) not in repr(done)


def test_the_restored_laptop_uses_no_number_of_the_lost_one(
    file: Path, make_office: MakeOffice, tmp_path: Path
) -> None:
    """The lost laptop went on after the backup, and handed out what it wrote."""
    lost = opened(tmp_path / "asal")
    lost_session = open_office.with_passphrase(tmp_path / "asal", PASSPHRASE, now=NOW).session
    lost_office = Office(lost, lost_session, tmp_path / "asal", b"")
    live(lost_office, 3)
    done = restored(file, tmp_path / "baru")
    again = restored(file, tmp_path / "lain")
    fresh = opened(tmp_path / "baru")
    office = Office(fresh, done.session, tmp_path / "baru", done.key)

    live(office, 4)

    names = "select device || ':' || number from ledger"
    both = set(rows_of(lost, names)) & set(rows_of(fresh, names))
    common = look_at_backup.run(file).facts.entries
    assert len(both) == common
    new = rows_of(fresh, "select distinct device from ledger where id > ?", common)
    assert new == [(done.session.device,)]
    assert len({lost_session.device, done.session.device, again.session.device}) == 3
    assert fresh.office.own().device == done.session.device
    kinds = rows_of(fresh, "select distinct kind from ledger where act = 'office.restore'")
    assert {kind for (kind,) in kinds} == {Kind.DEVICE.value, Kind.REFERENCE.value}
    assert fresh.reference.seed() == lost.reference.seed()
    assert sync_reference.newer_shipped(fresh, SEED) is None
    assert list(fresh.ledger.chain_faults()) == []
    for store in (lost, fresh):
        store.close()


def test_a_wrong_passphrase_restores_nothing(file: Path, tmp_path: Path) -> None:
    request = restore_backup.Request(file, tmp_path / "laptop" / "baru", "salah-sandi")

    with pytest.raises(Refused) as refusal:
        restore_backup.run(request, now=NOW)

    assert refusal.value.code == "backup.wrong_passphrase"
    assert not (tmp_path / "laptop").exists()
    assert "salah-sandi" not in repr(request)


def cut(size: int) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        file.write_bytes(file.read_bytes()[:size])

    return damage


def flipped(name: str) -> Callable[[Path], None]:
    """One bit inside a part, where no zip checks it but by its sum."""

    def damage(file: Path) -> None:
        data = bytearray(file.read_bytes())
        with zipfile.ZipFile(file) as archive:
            info = archive.getinfo(name)
        data[info.header_offset + 30 + len(name) + info.file_size // 2] ^= 1
        file.write_bytes(data)

    return damage


def with_parts(compression: int = zipfile.ZIP_STORED, **changed: bytes) -> Callable[[Path], None]:
    """Other parts; empty ones are left out. Names are spelled with __ for a dot."""

    def damage(file: Path) -> None:
        parts = members(file) | {name.replace("__", "."): data for name, data in changed.items()}
        written(file, {name: data for name, data in parts.items() if data}, compression)

    return damage


def with_name(name: str) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        written(file, {**members(file), name: b"jahat"})

    return damage


def told(change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    """A manifest that says something else."""

    def damage(file: Path) -> None:
        parts = members(file)
        manifest = json.loads(parts[backup_file.MANIFEST])
        change(manifest)
        written(file, {**parts, backup_file.MANIFEST: json.dumps(manifest).encode()})

    return damage


def resealed(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Another content with a manifest that agrees to it: only the pages tell."""

    def damage(file: Path) -> None:
        parts = members(file)
        parts[name] = change(parts[name])
        other = file.with_name("lain")
        other.write_bytes(parts[name])
        part = backup_file.part_of(other, lambda _size: None)
        manifest = json.loads(parts[backup_file.MANIFEST])
        manifest["parts"][name] = {"bytes": part.bytes, "sha256": part.sha256}
        written(file, {**parts, backup_file.MANIFEST: json.dumps(manifest).encode()})

    return damage


def doubled(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(files.KEYS, b"{}")


def dearest(data: bytes) -> bytes:
    content = json.loads(data)
    content["slots"][0]["n"] = 2**40
    return json.dumps(content).encode()


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "gone": (Path.unlink, "backup.missing"),
    "empty": (cut(0), "backup.empty"),
    "another file": (lambda file: file.write_text("halo") and None, "backup.only_named_so"),
    "another zip": (lambda file: written(file, {"a.txt": b"a"}) and None, "backup.only_named_so"),
    "cut in its middle": (cut(40_000), "backup.cut_short"),
    "cut at its end": (lambda file: cut(file.stat().st_size - 9)(file), "backup.cut_short"),
    "database flipped": (flipped(files.DATABASE), "backup.damaged"),
    "photos flipped": (flipped(files.PHOTOS), "backup.damaged"),
    "keys flipped": (flipped(files.KEYS), "backup.damaged"),
    "manifest flipped": (flipped(backup_file.MANIFEST), "backup.damaged"),
    "no keys": (with_parts(kunci__json=b""), "backup.damaged"),
    "no database": (with_parts(bansos__db=b""), "backup.damaged"),
    "photos dropped": (with_parts(foto__db=b""), "backup.damaged"),
    "bomb": (with_parts(zipfile.ZIP_DEFLATED), "backup.only_named_so"),
    "path upwards": (with_name("../../jahat.txt"), "backup.damaged"),
    "absolute path": (with_name("/jahat.txt"), "backup.damaged"),
    "windows path": (with_name("C:\\jahat.txt"), "backup.damaged"),
    "doubled name": (doubled, "backup.damaged"),
    "huge manifest": (with_parts(cadangan__json=b" " * 2_000_000), "backup.only_named_so"),
    "keys not text": (resealed(files.KEYS, lambda _old: b"\xff\xfe\x00"), "backup.damaged"),
    "keys no json": (resealed(files.KEYS, lambda _old: b"?"), "keys.damaged"),
    "keys nested": (resealed(files.KEYS, lambda _old: b"[" * 90_000), "keys.damaged"),
    "keys too dear": (resealed(files.KEYS, dearest), "keys.damaged"),
    "other database": (
        resealed(files.DATABASE, lambda old: old[:9000] + bytes([old[9000] ^ 1]) + old[9001:]),
        "backup.damaged",
    ),
    "newer format": (
        told(lambda found: found.update(format="bansos-cadangan/2")),
        "backup.newer",
    ),
    "newer steps": (
        told(lambda found: found.update(steps=["m9999_nanti"])),
        "backup.newer",
    ),
    "no manifest": (told(lambda found: found.clear()), "backup.damaged"),
    "another sum": (
        told(lambda found: found["parts"]["bansos.db"].update(bytes=1)),  # type: ignore[index]
        "backup.damaged",
    ),
    "another story": (
        told(lambda found: found["facts"].update(people=9)),  # type: ignore[attr-defined]
        "backup.damaged",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_refused_and_what_stands_is_unharmed(
    file: Path, make_office: MakeOffice, tmp_path: Path, name: str
) -> None:
    damage, code = DAMAGES[name]
    stands = make_office("ada")
    stands.record(a_draft(7))
    damage(file)
    before = content(stands.folder)

    with pytest.raises((StoreError, Refused)) as refusal:
        restored(file, stands.folder, replace=True, standing_key=stands.key)

    assert refusal.value.code == code  # type: ignore[attr-defined]  # both have one
    assert content(stands.folder) == before
    assert not [path for path in stands.folder.iterdir() if path.name.startswith(files.BENCH)]
    assert not (stands.folder / files.RESTORED).exists()
    assert not (tmp_path / "jahat.txt").exists()


def test_a_folder_or_a_locked_file_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refusal:
        look_at_backup.run(tmp_path)

    assert refusal.value.code == "backup.not_a_backup"


def test_a_stick_that_fails_while_it_is_read_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_all: object) -> None:
        raise OSError(5, "I/O")

    monkeypatch.setattr(backup_file.BackupFile, "prove", fails)

    with pytest.raises(Refused) as refusal:
        look_at_backup.prove(file)

    assert refusal.value.code == "backup.unreadable"


def test_trouble_of_another_file_is_not_the_backups(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_all: object) -> None:
        raise OSError(28, "penuh", "/data/lain")

    monkeypatch.setattr(backup_file.BackupFile, "prove", fails)

    with pytest.raises(OSError, match="penuh"):
        look_at_backup.prove(file)


@pytest.mark.parametrize("stop", [0, 3, 6])
def test_a_cancel_leaves_what_stands(
    file: Path, make_office: MakeOffice, stop: int, tmp_path: Path
) -> None:
    stands = make_office("ada")
    before = content(stands.folder)
    request = restore_backup.Request(
        file, stands.folder, PASSPHRASE, replace=True, standing_key=stands.key
    )

    with pytest.raises(Cancelled):
        restore_backup.run(request, now=NOW, progress=CancelAt(stop))

    assert content(stands.folder) == before


def test_an_office_is_replaced_only_when_somebody_said_so_and_is_kept(
    file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "asal"
    store = opened(folder)
    session = open_office.with_passphrase(folder, PASSPHRASE, now=NOW).session
    live(Office(store, session, folder, b""), 3)
    store.close()
    before = content(folder)

    with pytest.raises(Refused) as refusal:
        restored(file, folder)
    untouched = content(folder)
    done = restored(file, folder, replace=True)

    assert refusal.value.code == "backup.loses_work"
    assert untouched == before
    assert content(folder) != before
    assert done.kept is not None
    assert done.kept.name.startswith(Reason.REPLACED.value)
    back = restored(done.kept, tmp_path / "kembali")
    assert content(tmp_path / "kembali") == before
    assert back.manifest.photos == 3


def test_another_office_is_named(file: Path, make_office: MakeOffice) -> None:
    other = make_office("lain", region_code="64.71")

    with pytest.raises(Refused) as refusal:
        restored(file, other.folder)

    assert refusal.value.code == "backup.other_office"
    assert "Kutai Kartanegara" in refusal.value.message
    assert "Balikpapan" in refusal.value.message


def test_even_the_same_office_is_not_replaced_unasked(file: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        restored(file, tmp_path / "asal")

    assert refusal.value.code == "backup.replaces"


def test_an_office_that_is_locked_to_the_passphrase_goes_only_by_consent_and_lies_aside(
    file: Path, tmp_path: Path
) -> None:
    """Another passphrase or overwritten: without its key nobody can tell, so nothing is dropped."""
    folder = tmp_path / "lain"
    an_office(folder)
    key = open_office.with_passphrase(folder, PASSPHRASE, now=NOW).key
    slot = keys.seal(key, user="Siti Operator", secret="lain-sandi", cost=keys.Cost(16))
    keys.write_slots(folder, (slot,))
    before = {name: (folder / name).read_bytes() for name in (files.DATABASE, files.KEYS)}

    with pytest.raises(restore_backup.Replacing) as refusal:
        restored(file, folder)
    untouched = {name: (folder / name).read_bytes() for name in before}
    done = restored(file, folder, replace=True)

    assert refusal.value.code == "backup.unlock_first"
    assert refusal.value.is_locked
    assert refusal.value.found is None
    assert untouched == before
    assert done.kept is not None
    assert {name: (done.kept / name).read_bytes() for name in before} == before
    assert open_office.with_passphrase(done.kept, "lain-sandi", now=NOW).key == key
    assert content(folder) == content(tmp_path / "asal")


def overwritten(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.write(b"x" * 4096)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def changed_passphrase(folder: Path) -> None:
    """As `ganti-sandi` leaves it: the same key of the data in another slot."""
    key = open_office.with_passphrase(folder, PASSPHRASE, now=NOW).key
    slot = keys.seal(key, user="Siti Operator", secret="sandi-kemudian", cost=keys.Cost(16))
    keys.write_slots(folder, (slot,))


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (overwritten, "backup.unlock_first"),
        (emptied, "backup.replaces"),
        (Path.unlink, "backup.replaces"),
    ],
)
def test_damage_is_no_dead_end_for_a_backup_of_before_the_passphrase_was_changed(
    file: Path, tmp_path: Path, damage: Callable[[Path], None], code: str
) -> None:
    before = content(tmp_path / "asal")
    store = opened(tmp_path / "asal")
    store.checkpoint()
    store.close()
    folder = tmp_path / "laptop"
    shutil.copytree(tmp_path / "asal", folder)
    changed_passphrase(folder)
    damage(folder / files.DATABASE)
    lying = {path.name: path.read_bytes() for path in folder.glob("*.db")}

    with pytest.raises(Refused) as refusal:
        restored(file, folder)
    done = restored(file, folder, replace=True)

    assert refusal.value.code == code
    assert done.kept is not None
    assert {path.name: path.read_bytes() for path in done.kept.glob("*.db")} == lying
    assert content(folder) == before


def test_an_office_that_is_whole_is_known_by_the_key_of_its_backup(
    file: Path, tmp_path: Path
) -> None:
    """Who forgot the newer passphrase is told what goes, and the office is kept as a backup."""
    folder = tmp_path / "asal"
    store = opened(folder)
    session = open_office.with_passphrase(folder, PASSPHRASE, now=NOW).session
    live(Office(store, session, folder, b""), 3)
    store.close()
    changed_passphrase(folder)

    with pytest.raises(restore_backup.Replacing) as refusal:
        restored(file, folder)
    done = restored(file, folder, replace=True)

    assert refusal.value.code == "backup.loses_work"
    assert done.kept is not None
    manifest = look_at_backup.prove(done.kept)
    assert manifest.photos == 3
    request = restore_backup.Request(done.kept, tmp_path / "kembali", "sandi-kemudian")
    assert restore_backup.run(request, now=NOW).kept is None


def test_photos_beside_a_damaged_database_stay_with_a_backup_without_them(
    make_office: MakeOffice, tmp_path: Path
) -> None:
    office = make_office("asal")
    live(office, 1)
    kept = make_backup.keep(office.store, office.folder, now=NOW, reason=Reason.DAILY)
    office.store.close()
    overwritten(office.folder / files.DATABASE)

    restored(kept.path, office.folder, replace=True)

    assert content(office.folder)["photo"]
    office.store = opened(office.folder)


@pytest.mark.parametrize("broken", [files.DATABASE, files.KEYS])
def test_an_office_that_nobody_can_open_is_set_aside_as_it_lies(
    file: Path, tmp_path: Path, broken: str
) -> None:
    folder = tmp_path / "rusak"
    an_office(folder)
    (folder / broken).write_bytes(b"tidak terbaca lagi" * 500)

    with pytest.raises(Refused) as refusal:
        restored(file, folder)
    done = restored(file, folder, replace=True)

    assert refusal.value.code == "backup.replaces"
    assert done.kept is not None
    assert (done.kept / broken).read_bytes() == b"tidak terbaca lagi" * 500
    assert content(folder) == content(tmp_path / "asal")


def test_an_office_whose_pages_are_damaged_is_set_aside_too(
    file: Path, make_office: MakeOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stands = make_office("ada")
    usual = make_backup.faults_of_copy
    monkeypatch.setattr(make_backup, "faults_of_copy", lambda _path, _key: ["halaman 3"])

    done = restored(file, stands.folder, replace=True)

    monkeypatch.setattr(make_backup, "faults_of_copy", usual)
    assert done.kept is not None
    assert done.kept.is_dir()
    assert content(stands.folder) == content(tmp_path / "asal")
    stands.store.close()
    stands.store = opened(stands.folder)


def test_an_office_that_cannot_be_kept_is_not_replaced(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_all: object, **_more: object) -> None:
        raise Refused("backup.full", folder="D:", need="9 MB", free="1 KB")

    before = content(tmp_path / "asal")
    monkeypatch.setattr(make_backup, "keep", full)

    with pytest.raises(Refused):
        restored(file, tmp_path / "asal", replace=True)

    assert content(tmp_path / "asal") == before


def test_photos_that_stayed_out_of_a_kept_backup_stay_where_they_are(
    make_office: MakeOffice, tmp_path: Path
) -> None:
    office = make_office("asal")
    live(office, 1)
    kept = make_backup.keep(office.store, office.folder, now=NOW, reason=Reason.DAILY)
    office.store.close()

    restored(kept.path, office.folder, replace=True)

    assert content(office.folder)["photo"]
    office.store = opened(office.folder)


def test_no_photo_of_another_office_stays(make_office: MakeOffice, tmp_path: Path) -> None:
    empty, other = make_office("kosong"), make_office("lain")
    live(other, 1)
    file = a_backup(empty, tmp_path / "kosong.bansos").path
    other.store.close()

    restored(file, other.folder, replace=True)

    assert not (other.folder / files.PHOTOS).exists()
    other.store = opened(other.folder)


class PowerCut(BaseException):
    """Nothing catches it."""


@pytest.mark.parametrize("cut_at", range(7))
def test_a_power_cut_leaves_the_old_office_or_the_new_one(
    file: Path, make_office: MakeOffice, tmp_path: Path, cut_at: int
) -> None:
    """Every move of a file is a moment at which the power may go."""
    folder = tmp_path / "ada"
    an_office(folder)
    old, new = content(folder), content(tmp_path / "asal")
    moves = 0
    patch = pytest.MonkeyPatch()
    for act in ("replace", "rename"):
        usual = getattr(Path, act)

        def moved(path: Path, target: Path, usual: Callable[..., Path] = usual) -> Path:
            nonlocal moves
            if moves == cut_at:
                raise PowerCut
            moves += 1
            return usual(path, target)

        patch.setattr(Path, act, moved)

    with pytest.raises(PowerCut) if cut_at < 5 else pytest.MonkeyPatch.context():
        restored(file, folder, replace=True)
    patch.undo()
    is_committed = (folder / files.RESTORED).is_dir()
    assert files.holds_office(folder)
    moving_in.finish(folder)

    assert content(folder) == (new if is_committed or cut_at >= 5 else old)
    assert is_committed == (2 <= cut_at < 5)
    assert moving_in.finish(folder) is False


KILLED = """
import os, sys
from pathlib import Path
from bansos_desktop.store import moving_in
from bansos_desktop.usecases import restore_backup
from tests.factories import NOW, PASSPHRASE
moving_in.finish = lambda folder: (folder / ".dipulihkan").is_dir() and os._exit(9)
request = restore_backup.Request(Path(sys.argv[1]), Path(sys.argv[2]), PASSPHRASE, replace=True)
restore_backup.run(request, now=NOW)
"""


def test_a_program_that_is_killed_after_the_step_is_finished_by_the_next(
    file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ada"
    an_office(folder)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(file), str(folder)], cwd=ROOT, check=False
    )

    assert done.returncode == 9
    assert moving_in.finish(folder)
    assert content(folder) == content(tmp_path / "asal")


KILLED_AT_WORK = """
import os, sys
from pathlib import Path
from bansos_desktop.store.bench import bench
with bench(Path(sys.argv[1])) as made:
    (made / "bansos.db").write_bytes(b"salinan")
    os._exit(9)
"""


def test_what_a_killed_program_left_is_cleared_and_what_is_in_use_stays(tmp_path: Path) -> None:
    (tmp_path / f"{files.BENCH}versi-lama").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_WORK, str(tmp_path)], cwd=ROOT, check=False
    )
    left = [path for path in tmp_path.iterdir() if path.is_dir()]

    with benches.bench(tmp_path) as used:
        benches.clear_left(tmp_path)
        while_used = [path for path in tmp_path.iterdir() if path.is_dir()]
    benches.clear_left(tmp_path)

    assert (done.returncode, len(left)) == (9, 2)
    assert while_used == [used]
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_in_the_words_of_a_restore(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)

    with pytest.raises(Refused) as refusal:
        restored(file, tmp_path / "baru")

    assert refusal.value.code == "backup.restore_full"
    assert "Belum ada yang dipulihkan" in refusal.value.message


def test_a_restore_clears_what_an_earlier_one_left(file: Path, tmp_path: Path) -> None:
    left = tmp_path / "baru" / f"{files.BENCH}lama"
    left.mkdir(parents=True)

    restored(file, tmp_path / "baru")

    assert not left.exists()


OLD = sorted((ROOT / "tests" / "old_files").iterdir())


@pytest.mark.parametrize("version", OLD, ids=lambda path: path.name)
def test_before_a_newer_program_changes_the_data_it_is_backed_up(
    version: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(version, folder)

    open_office.with_passphrase(folder, PASSPHRASE, now=NOW)
    open_office.with_passphrase(folder, PASSPHRASE, now=NOW)

    (kept,) = look_at_backup.kept(folder)
    assert kept.manifest is not None
    assert kept.manifest.reason is Reason.UPGRADE
    assert len(kept.manifest.steps) == int(version.name[1:])
    restored(kept.path, tmp_path / "baru")
    store = opened(tmp_path / "baru")
    assert store.recipients.count() == kept.manifest.facts.people == 31
    assert all(check.ok for check in check_health.run(store))
    store.close()


def test_where_that_backup_cannot_be_the_data_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(OLD[0], folder)
    before = (folder / files.DATABASE).read_bytes()

    def full(*_all: object, **_more: object) -> None:
        raise OSError(28, "penuh")

    monkeypatch.setattr(make_backup, "bench", full)

    with pytest.raises(Refused) as refusal:
        open_office.with_passphrase(folder, PASSPHRASE, now=NOW)

    assert refusal.value.code == "backup.before_upgrade"
    assert "Penyimpanan penuh" in refusal.value.message
    assert (folder / files.DATABASE).read_bytes() == before


def test_a_mistake_of_ours_before_the_upgrade_is_not_called_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(OLD[0], folder)

    def wrong(*_all: object, **_more: object) -> None:
        raise OSError(22, "salah kami")

    monkeypatch.setattr(make_backup, "keep", wrong)

    with pytest.raises(OSError, match="salah kami"):
        open_office.with_passphrase(folder, PASSPHRASE, now=NOW)
