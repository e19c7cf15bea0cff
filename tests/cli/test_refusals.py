"""Bad input at the command line: each has its own sentence, exits 1, and loses nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlite_utils import Database

from bansos_desktop.store import attempts, database, keys
from tests.cli.terminal import PASSPHRASE, ROOT, answered, bansos, refused

TARGET = ("--tahun", "2025", "--tahap", "murni")
START = ("--kantor", "64.02", "--pengguna", "Siti", "--peran", "petugas")


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of the data folder except what only a running program keeps there."""
    passing = {"bansos.lock", "bansos.pemakai.json", "percobaan.json"}
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in passing
    }


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """What happens inside must not change one byte of the data."""
    before = fingerprint(folder)
    yield
    assert fingerprint(folder) == before


def key_of(office: Path) -> bytes:
    found = keys.unseal(keys.read_slots(office)[0], PASSPHRASE)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Yth. Bapak Camat\nBersama ini kami kirim daftar.\n", "berkas teks"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 600, "foto JPG"),
        (b"%PDF-1.7\n" + b" " * 600, "PDF"),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_called_what_it_is(
    office: Path, tmp_path: Path, content: bytes, kind: str
) -> None:
    file = tmp_path / "usulan.xlsx"
    file.write_bytes(content)

    with unchanged(office):
        said = refused(bansos("impor", file, "--data", office, *TARGET, "--json"))

    assert said["error"] == "workbook.not_spreadsheet"
    assert kind in said["message"]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: Workbook().save(path), "workbook.empty"),
        (lambda path: path.touch(), "workbook.empty"),
        (lambda path: None, "workbook.not_found"),
        (lambda path: path.mkdir(), "workbook.is_folder"),
    ],
    ids=["no cell", "no byte", "no file", "folder"],
)
def test_a_file_with_nothing_to_read_is_refused(
    office: Path, tmp_path: Path, make: object, code: str
) -> None:
    file = tmp_path / "kosong.xlsx"
    make(file)

    with unchanged(office):
        said = refused(bansos("impor", file, "--data", office, *TARGET, "--json"))

    assert said["error"] == code
    assert "kosong.xlsx" in said["message"]


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(
    office: Path, sheet: Path
) -> None:
    with unchanged(office):
        said = refused(
            bansos("impor", sheet, "--data", office, *TARGET, "--lembar", "Lain", "--json")
        )

    assert said["error"] == "workbook.no_sheet"
    assert "Usulan" in said["message"]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("berkas.xlsx", "target.is_folder"),
        ("tidak-ada/keluar.xlsx", "target.no_folder"),
        ("data/bansos.db", "target.in_data"),
        ("data/kunci.json", "target.in_data"),
        ("usulan.pdf", "target.not_xlsx"),
        ("usulan", "target.not_xlsx"),
    ],
)
def test_an_export_that_cannot_be_written_there_is_refused_before_anything(
    office: Path, tmp_path: Path, target: str, code: str
) -> None:
    (tmp_path / "berkas.xlsx").mkdir()

    with unchanged(office):
        said = refused(
            bansos("ekspor", "rekap", tmp_path / target, "--data", office, *TARGET, "--json")
        )

    assert said["error"] == code


@pytest.mark.parametrize(
    "make",
    [
        lambda path: Workbook().save(path),
        lambda path: path.write_text("catatan desa", encoding="utf-8"),
        lambda path: path.touch(),
    ],
    ids=["a workbook", "a text", "no byte"],
)
def test_an_export_never_replaces_what_somebody_else_wrote(
    office: Path, tmp_path: Path, make: object
) -> None:
    theirs = tmp_path / "desa.xlsx"
    make(theirs)
    content = theirs.read_bytes()

    with unchanged(office):
        said = refused(bansos("ekspor", "rekap", theirs, "--data", office, *TARGET, "--json"))

    assert said["error"] == "target.not_ours"
    assert "desa.xlsx" in said["message"]
    assert theirs.read_bytes() == content


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("berkas.xlsx", "target.is_folder"),
        ("tidak-ada/tolak.xlsx", "target.no_folder"),
        ("data/bansos.db", "target.in_data"),
        ("kiriman.xlsx", "target.is_source"),
    ],
)
def test_an_import_whose_rejects_cannot_be_written_takes_nothing(
    office: Path, sheet: Path, tmp_path: Path, target: str, code: str
) -> None:
    (tmp_path / "berkas.xlsx").mkdir()
    sent = sheet.read_bytes()

    with unchanged(office):
        said = refused(
            bansos(
                "impor", sheet, "--data", office, *TARGET, "--tolak", tmp_path / target, "--json"
            )
        )

    assert said["error"] == code
    assert sheet.read_bytes() == sent


def test_data_of_a_newer_program_is_refused_by_reading_and_by_writing(
    office: Path, tmp_path: Path
) -> None:
    db: Database = database.open_for_writing(office / database.FILE_NAME, key_of(office))
    row = {"migration_set": "bansos_desktop", "name": "m9999_from_tomorrow", "applied_at": "2031"}
    db["_sqlite_migrations"].insert(row)
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()

    for words in (("periksa",), ("kuota",), ("contoh", "--jumlah", "1")):
        with unchanged(office):
            said = refused(bansos(*words, "--data", office, "--json"))

        assert said["error"] == "store.newer"
        assert "versi" in said["message"]


HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from bansos_desktop.runtime.instance import Instance
instance = Instance(Path(sys.argv[1]))
instance.claim(what="jendela", now=datetime.now(UTC))
print("mine", flush=True)
sys.stdin.read()
"""


@contextmanager
def somebody_else_at(office: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has this data open until it is killed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(office)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "mine\n"
    try:
        yield holder
    finally:
        holder.kill()
        holder.communicate()


def test_a_second_writer_is_refused_until_the_first_is_gone_even_killed(office: Path) -> None:
    words = ("contoh", "--data", office, "--jumlah", "1", "--json")
    with somebody_else_at(office) as holder:
        with unchanged(office):
            said = refused(bansos(*words))
        assert said["error"] == "store.in_use"
        assert "jendela" in said["message"]

        holder.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        holder.wait()
        assert answered(bansos(*words))["created"] == 1


def test_reading_is_allowed_while_another_program_writes(office: Path) -> None:
    with somebody_else_at(office):
        assert answered(bansos("periksa", "--data", office, "--json"))["ok"] is True


@pytest.mark.parametrize("data", ["//server/bansos", "\\\\server\\bansos", "//10.1.2.3/c$/data"])
def test_a_data_folder_on_the_network_is_refused(data: str) -> None:
    said = refused(bansos("mulai", "--data", data, *START, "--json"))

    assert said["error"] == "folder.network"


@pytest.mark.parametrize("name", ["OneDrive", "OneDrive - Dinas Sosial", "Dropbox", "dropbox (2)"])
def test_a_data_folder_that_is_synchronised_is_refused(tmp_path: Path, name: str) -> None:
    data = tmp_path / name / "bansos"

    said = refused(bansos("mulai", "--data", data, *START, "--json"))

    assert said["error"] == "folder.synced"
    assert not data.parent.exists()


def test_a_file_where_the_data_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()

    for data in (tmp_path / "berkas", tmp_path / "berkas" / "data"):
        said = refused(bansos("mulai", "--data", data, *START, "--json"))
        assert said["error"] == "folder.not_a_folder"


def test_wrong_passphrases_must_wait_longer_and_longer(office: Path) -> None:
    codes = [
        refused(bansos("periksa", "--data", office, "--json", passphrase="salah-semua"))["error"]
        for _try in range(3)
    ]

    kept = json.loads((office / attempts.FILE_NAME).read_text(encoding="utf-8"))
    last = datetime.fromisoformat(kept["last"])
    assert codes == ["keys.wrong"] * 3
    assert attempts.seconds_left(office, last) == 2
    # The next tries are only noted: a slow machine would need longer for each than it must wait.
    waits = []
    for _try in range(8):
        attempts.note_failure(office, datetime.now(UTC))
        waits.append(attempts.seconds_left(office, datetime.now(UTC)))
    assert waits == sorted(waits)
    assert waits[-1] > 200
    assert refused(bansos("periksa", "--data", office, "--json"))["error"] == "keys.wait"


def test_without_a_terminal_a_passphrase_must_come_from_the_environment(
    office: Path, tmp_path: Path
) -> None:
    assert (
        refused(bansos("periksa", "--data", office, "--json", passphrase=None))["error"]
        == "keys.none_given"
    )
    new = tmp_path / "baru"
    said = refused(bansos("mulai", "--data", new, *START, "--json", passphrase=""))
    assert said["error"] == "keys.none_given"
    assert not new.exists()


def test_a_short_passphrase_makes_no_office(tmp_path: Path) -> None:
    data = tmp_path / "baru"

    said = refused(bansos("mulai", "--data", data, *START, "--json", passphrase="lima5"))

    assert said["error"] == "keys.too_short"
    assert not data.exists()


@pytest.mark.parametrize("command", ["periksa", "kuota"])
def test_a_folder_without_data_is_refused_and_not_made(tmp_path: Path, command: str) -> None:
    data = tmp_path / "tidak-ada"

    said = refused(bansos(command, "--data", data, "--json"))

    assert said["error"] == "store.missing"
    assert str(data) in said["message"]
    assert not data.exists()


def test_starting_twice_is_refused(office: Path) -> None:
    with unchanged(office):
        said = refused(bansos("mulai", "--data", office, *START, "--json"))

    assert said["error"] == "store.exists"


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (("impor", "SHEET", "--program", "XYZ", *TARGET), "programme.unknown", "UEP"),
        (("ekspor", "rekap", "OUT", "--program", "XYZ", *TARGET), "programme.unknown", "UEP"),
        (("kuota", "--program", "XYZ"), "programme.unknown", "UEP"),
        (("impor", "SHEET", "--wilayah", "64.99", *TARGET), "region.not_an_office", "64.99"),
        (("impor", "SHEET", "--wilayah", "64.01", *TARGET), "region.not_in_office", "64.01"),
        (("ekspor", "usulan", "OUT", "--wilayah", "99", *TARGET), "region.not_an_office", "99"),
        (("ekspor", "bnba", "OUT", *TARGET), "document.unknown", "usulan, verifikasi"),
        (("ekspor", "usulan", "OUT", *TARGET), "document.no_rows", "tidak dibuat"),
        (("kuota", "--sinkron", "MISSING"), "seed.missing", "tidak-ada.json"),
        (("kuota", "--sinkron", "SHEET"), "quota_file.no_table", "kiriman.xlsx"),
        (("kuota", "--sinkron", "SHEET", "--terapkan"), "quota_file.no_table", "kiriman.xlsx"),
        (("kuota", "--contoh", "SHEET"), "own_template.copy_exists", "kiriman.xlsx"),
        (("kuota", "--contoh", "MISSING"), "target.not_xlsx", "tidak-ada.json"),
    ],
)
def test_what_is_not_known_is_refused_by_name(
    office: Path, sheet: Path, tmp_path: Path, words: tuple[str, ...], code: str, named: str
) -> None:
    files = {
        "SHEET": sheet,
        "OUT": tmp_path / "keluar.xlsx",
        "MISSING": tmp_path / "tidak-ada.json",
    }

    with unchanged(office):
        said = refused(
            bansos(*(files.get(word, word) for word in words), "--data", office, "--json")
        )

    assert said["error"] == code
    assert named in said["message"]
    assert not files["OUT"].exists()


def test_a_new_office_needs_a_region_that_can_have_one(tmp_path: Path) -> None:
    data = tmp_path / "baru"
    words = ("--kantor", "64.02.06", "--pengguna", "Siti", "--peran", "operator")

    said = refused(bansos("mulai", "--data", data, *words, "--json"))

    assert said["error"] == "region.not_an_office"
    assert not data.exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    command = [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path, *, leave: int) -> Path:
    """Leave only so many bytes free."""
    filler = disk / "penuh.bin"
    filler.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - leave)))
    return filler


def test_a_full_disk_refuses_an_import_and_keeps_what_was_there(
    office: Path, sheet: Path, small_disk: Path
) -> None:
    data = Path(shutil.copytree(office, small_disk / "data"))
    filler = fill(small_disk, leave=64 * 1024)

    said = refused(bansos("impor", sheet, "--data", data, *TARGET, "--json"))

    assert said["error"] == "store.disk_full"
    filler.unlink()
    checked = answered(bansos("periksa", "--data", data, "--json"))
    assert checked["ok"] is True
    assert "0 orang" in checked["detail"]["tabel"]
    assert answered(bansos("impor", sheet, "--data", data, *TARGET, "--json"))["created"] > 0


def test_a_full_disk_leaves_no_half_written_workbook(
    office: Path, sheet: Path, small_disk: Path
) -> None:
    answered(bansos("impor", sheet, "--data", office, *TARGET, "--json"))
    filler = fill(small_disk, leave=4096)

    said = refused(
        bansos("ekspor", "usulan", small_disk / "u.xlsx", "--data", office, *TARGET, "--json")
    )

    assert said["error"] == "workbook.disk_full"
    assert list(small_disk.iterdir()) == [filler]


def test_a_full_disk_makes_no_half_office(small_disk: Path) -> None:
    filler = fill(small_disk, leave=100 * 1024)

    said = refused(bansos("mulai", "--data", small_disk / "data", *START, "--json"))

    assert said["error"] == "store.disk_full"
    assert list(small_disk.iterdir()) == [filler]
