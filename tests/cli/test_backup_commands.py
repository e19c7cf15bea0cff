"""`cadangkan` and `pulihkan`, as somebody types them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bansos_desktop import __main__ as program
from bansos_desktop.store import files
from tests.cli.terminal import ROOT, answered, bansos, refused

TARGET = ("--tahun", "2025", "--tahap", "murni")


@pytest.fixture
def backup(office: Path, tmp_path: Path) -> Path:
    """A backup of an office with five people."""
    answered(bansos("contoh", "--data", office, "--jumlah", "5", "--json"))
    made = answered(bansos("cadangkan", tmp_path / "c.bansos", "--data", office, "--json"))
    assert (made["people"], made["office"], made["photos"]) == (5, "64.02", 0)
    return tmp_path / "c.bansos"


def test_a_backup_is_proved_without_a_passphrase(backup: Path) -> None:
    told = answered(bansos("pulihkan", backup, "--json", passphrase=None))
    said = bansos("pulihkan", backup, passphrase=None)

    assert (told["ok"], told["restored"], told["people"]) == (True, False, 5)
    assert said.stdout.startswith("Cadangan utuh. Kabupaten Kutai Kartanegara")


def test_looking_tells_that_an_office_stands_already(
    backup: Path, office: Path, tmp_path: Path
) -> None:
    new = bansos("pulihkan", backup, "--data", tmp_path / "baru", passphrase=None)
    standing = bansos("pulihkan", backup, "--data", office, passphrase=None)

    assert new.stdout.rstrip().endswith("Pulihkan dengan --terapkan.")
    assert "--terapkan --ganti menggantinya" in standing.stdout
    assert not (tmp_path / "baru").exists()


def test_a_new_laptop_has_the_office(backup: Path, tmp_path: Path) -> None:
    new = tmp_path / "baru" / "data"

    done = answered(bansos("pulihkan", backup, "--terapkan", "--data", new, "--json"))

    assert (done["restored"], done["kept"]) == (True, "")
    health = answered(bansos("periksa", "--data", new, "--json"))
    assert health["ok"]
    history = bansos("riwayat", "--data", new)
    assert "Dipulihkan dari cadangan" in history.stdout


def test_a_wrong_passphrase_leaves_nothing_that_was_not_there(backup: Path, tmp_path: Path) -> None:
    empty = tmp_path / "kosong"
    empty.mkdir()

    for new in (tmp_path / "baru" / "data", empty):
        no = refused(
            bansos("pulihkan", backup, "--terapkan", "--data", new, "--json", passphrase="salah")
        )
        assert no["error"] == "backup.wrong_passphrase"

    assert not (tmp_path / "baru").exists()
    assert list(empty.iterdir()) == []


def test_a_refusal_leaves_the_lock_of_an_office_that_stands(backup: Path, office: Path) -> None:
    before = sorted(path.name for path in office.iterdir())

    no = refused(bansos("pulihkan", backup, "--terapkan", "--data", office, "--json"))

    assert no["error"] == "backup.replaces"
    assert sorted(path.name for path in office.iterdir()) == before


def test_replacing_is_the_consent_where_nothing_opens_the_data(backup: Path, office: Path) -> None:
    answered(bansos("ganti-sandi", "--data", office, "--json", BANSOS_SANDI_BARU="padi menguning"))
    with (office / files.DATABASE).open("r+b") as stream:
        stream.write(b"x" * 4096)
    damaged = (office / files.DATABASE).read_bytes()
    words = ("pulihkan", backup, "--data", office, "--json", "--terapkan")

    no = refused(bansos(*words))
    done = answered(bansos(*words, "--ganti"))

    assert no["error"] == "backup.unlock_first"
    assert "--terapkan --ganti" in str(no["message"])
    assert (Path(str(done["kept"])) / files.DATABASE).read_bytes() == damaged
    assert answered(bansos("periksa", "--data", office, "--json"))["ok"]


def test_the_same_backup_again_costs_nobodys_work(backup: Path, tmp_path: Path) -> None:
    new = tmp_path / "baru"
    answered(bansos("pulihkan", backup, "--terapkan", "--data", new, "--json"))

    again = refused(bansos("pulihkan", backup, "--terapkan", "--data", new, "--json"))

    assert again["error"] == "backup.replaces"


def test_an_office_that_stands_is_only_replaced_when_that_is_said(
    backup: Path, office: Path
) -> None:
    no = refused(bansos("pulihkan", backup, "--terapkan", "--data", office, "--json"))
    yes = answered(bansos("pulihkan", backup, "--terapkan", "--ganti", "--data", office, "--json"))

    assert no["error"] == "backup.replaces"
    kept = Path(yes["kept"])
    assert kept.parent == office / files.BACKUPS
    listed = answered(bansos("cadangkan", "--daftar", "--data", office, "--json"))
    assert [one["file"] for one in listed["backups"]] == [str(kept)]


def test_the_backup_of_another_laptop_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain"
    words = ("--kantor", "64.02", "--pengguna", "Siti", "--peran", "operator")
    assert bansos("mulai", "--data", other, *words).returncode == 0
    before = backup.read_bytes()

    no = refused(bansos("cadangkan", backup, "--data", other, "--json"))
    beside = answered(bansos("cadangkan", tmp_path, "--data", other, "--json"))

    assert no["error"] == "backup.target_other"
    assert backup.read_bytes() == before
    assert Path(beside["file"]).parent == tmp_path


def test_one_without_a_name_is_kept_beside_the_data(office: Path, tmp_path: Path) -> None:
    empty = bansos("cadangkan", "--daftar", "--data", office)
    made = answered(bansos("cadangkan", "--data", office, "--json"))
    into_folder = answered(bansos("cadangkan", tmp_path, "--data", office, "--json"))
    (office / files.BACKUPS / "rusak.bansos").write_bytes(b"?")
    listed = bansos("cadangkan", "--daftar", "--data", office)

    assert empty.stdout == "Belum ada cadangan.\n"
    assert Path(made["file"]).parent == office / files.BACKUPS
    assert Path(into_folder["file"]).name.startswith("Cadangan Kabupaten Kutai Kartanegara laptop ")
    assert "tidak dapat dipakai" in listed.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("cadangkan", "a.bansos", "--daftar"),
        ("pulihkan", "a.bansos", "--ganti"),
        ("pulihkan",),
    ],
)
def test_words_that_do_not_go_together_are_misuse(words: tuple[str, ...]) -> None:
    assert bansos(*words).returncode == 2


def test_a_file_that_is_no_backup_is_refused_before_a_passphrase(tmp_path: Path) -> None:
    (tmp_path / "a.bansos").write_text("bukan")

    no = refused(bansos("pulihkan", tmp_path / "a.bansos", "--terapkan", "--json", passphrase=None))

    assert no["error"] == "backup.only_named_so"
    assert "berakhiran .bansos" not in no["message"]
    (tmp_path / "a.bansos").write_bytes(b"")
    no = refused(bansos("pulihkan", tmp_path / "a.bansos", "--json", passphrase=None))
    assert no["error"] == "backup.empty"


@pytest.mark.parametrize("command", ["cadangkan", "pulihkan"])
def test_the_help_shows_a_path_as_it_is_typed(command: str) -> None:
    said = bansos(command, "--help").stdout

    assert "E:\\" in said
    assert "E:\\\\" not in said


def test_a_name_that_no_disk_keeps_is_refused_whatever_the_command(
    office: Path, tmp_path: Path
) -> None:
    name = "Siti Aminah " * 20 + "Siti Ami"
    target = ("--program", "UEP", "--tahun", "2025", "--tahap", "murni")
    commands = (
        ("cadangkan", tmp_path / f"{name}x.bansos"),
        ("cadangkan", tmp_path / ("Siti" * 80)),
        ("pulihkan", tmp_path / f"{name * 2}.bansos"),
        ("impor", tmp_path / f"{name * 2}.xlsx", *target),
    )

    for words in commands:
        done = bansos(*words, "--data", office, "--json")
        said = refused(done)
        assert said["error"] in ("workbook.long_name", "file.long_name"), words
        assert "terlalu panjang" in said["message"]
        assert "Siti" not in done.stdout + done.stderr


def test_a_folder_that_is_not_there_is_told_before_the_ending(office: Path, tmp_path: Path) -> None:
    no = refused(bansos("cadangkan", tmp_path / "E-none" / "x", "--data", office, "--json"))

    assert no["error"] == "backup.no_folder"


def test_a_command_that_writes_backs_up_an_old_office_first(tmp_path: Path) -> None:
    data = Path(shutil.copytree(ROOT / "tests" / "old_files" / "v1", tmp_path / "data"))

    answered(bansos("contoh", "--data", data, "--jumlah", "1", "--json", passphrase="rahasia-uji"))

    (kept,) = answered(bansos("cadangkan", "--daftar", "--data", data, "--json"))["backups"]
    assert (kept["reason"], kept["schema"][:5]) == ("sebelum-naik-versi", "m0001")


@pytest.mark.parametrize("version", ["v1", "v4"])
def test_a_command_that_reads_brings_an_old_office_up_to_date_first(
    version: str, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(ROOT / "tests" / "old_files" / version, tmp_path / "data"))

    health = answered(bansos("periksa", "--data", data, "--json", passphrase="rahasia-uji"))

    assert health["ok"]
    kept = answered(bansos("cadangkan", "--daftar", "--data", data, "--json"))["backups"]
    assert [Path(one["file"]).name.startswith("sebelum-naik-versi") for one in kept] == [True]


def test_a_restore_that_was_stopped_is_finished_by_the_next_command(
    backup: Path, office: Path, tmp_path: Path
) -> None:
    new = tmp_path / "baru"
    answered(bansos("pulihkan", backup, "--terapkan", "--data", new, "--json"))
    waiting = office / files.RESTORED
    waiting.mkdir()
    for name in (files.DATABASE, files.KEYS):
        shutil.copy(new / name, waiting / name)

    told = answered(bansos("riwayat", "--data", office, "--json"))

    assert not waiting.exists()
    assert told
    assert (office / files.DATABASE).stat().st_size == (new / files.DATABASE).stat().st_size


def test_a_command_that_writes_clears_what_a_killed_one_left(office: Path) -> None:
    left = office / f"{files.BENCH}lama"
    left.mkdir()

    answered(bansos("cadangkan", "--data", office, "--json"))
    after_reading = left.exists()
    answered(bansos("contoh", "--data", office, "--jumlah", "1", "--json"))

    assert (after_reading, left.exists()) == (True, False)


@pytest.mark.parametrize("name", ["C:/x/kantor.bansos", "Kantor.BANSOS"])
def test_a_backup_for_an_argument_opens_the_window(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bansos_desktop.app import main as window  # noqa: PLC0415 - it needs the application

    opened: list[list[str]] = []
    monkeypatch.setattr(window, "main", lambda words: opened.append(list(words)) or 0)

    assert program.run([name]) == 0
    assert opened == [[name]]
