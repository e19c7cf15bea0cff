"""Writing where a person asked, when the place does not want it."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import pytest

from bansos_desktop.workbook.atomic import free_name, write_atomically, write_whole
from bansos_desktop.workbook.errors import WorkbookError


@pytest.mark.parametrize(
    ("there", "asked", "free"),
    [
        (["usulan.xlsx"], "usulan.xlsx", "usulan (2).xlsx"),
        (["usulan.xlsx", "usulan (2).xlsx"], "usulan.xlsx", "usulan (3).xlsx"),
        (["usulan (2).xlsx"], "usulan (2).xlsx", "usulan (3).xlsx"),
        (["daftar (baru).xlsx"], "daftar (baru).xlsx", "daftar (baru) (2).xlsx"),
        (["(2).xlsx"], "(2).xlsx", "(2) (2).xlsx"),
        (["usulan"], "usulan", "usulan (2)"),
    ],
)
def test_the_next_free_name_is_offered(
    tmp_path: Path, there: list[str], asked: str, free: str
) -> None:
    for name in there:
        (tmp_path / name).touch()

    assert free_name(tmp_path / asked) == tmp_path / free


def test_bytes_are_written_whole_with_their_fingerprint(tmp_path: Path) -> None:
    told = write_whole(b"isi", tmp_path / "a.pdf")

    assert told == hashlib.sha256(b"isi").hexdigest()
    assert (tmp_path / "a.pdf").read_bytes() == b"isi"


def test_a_target_that_is_held_is_told_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"lama")

    def held(_path: Path, _other: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(WorkbookError) as refusal:
        write_whole(b"baru", target)

    assert refusal.value.code == "workbook.locked"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
    assert target.read_bytes() == b"lama"


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as refusal:
        write_whole(b"isi", tmp_path / "flashdisk" / "a.xlsx")

    assert refusal.value.code == "workbook.no_folder"


def test_a_folder_that_goes_meanwhile_is_told_too(tmp_path: Path) -> None:
    folder = tmp_path / "flashdisk"
    folder.mkdir()

    def pulled_out() -> None:
        with write_atomically(folder / "a.xlsx") as new:
            new.write_bytes(b"isi")
            new.unlink()
            folder.rmdir()

    with pytest.raises(WorkbookError) as refusal:
        pulled_out()

    assert refusal.value.code == "workbook.no_folder"


def test_a_file_that_was_never_made_is_a_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), write_atomically(tmp_path / "a.xlsx"):
        pass


def test_a_folder_that_lets_nobody_write_is_no_locked_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_path: Path, _content: bytes) -> int:
        raise PermissionError(errno.EACCES, "forbidden")

    monkeypatch.setattr(Path, "write_bytes", forbidden)

    with pytest.raises(WorkbookError) as refusal:
        write_whole(b"isi", tmp_path / "a.xlsx")

    assert refusal.value.code == "workbook.no_permission"
    assert str(tmp_path) in refusal.value.message


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EROFS, "workbook.no_permission"),
        (errno.ENOSPC, "workbook.disk_full"),
        (errno.ENAMETOOLONG, "workbook.long_name"),
    ],
)
def test_what_the_place_does_not_let_us_do_names_the_place(
    tmp_path: Path, number: int, code: str
) -> None:
    with pytest.raises(WorkbookError) as refusal, write_atomically(tmp_path / "a.xlsx"):
        raise OSError(number, "uji")

    assert refusal.value.code == code


def test_another_trouble_of_the_machine_is_left_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="uji"), write_atomically(tmp_path / "a.xlsx"):
        raise OSError(errno.EIO, "uji")


def test_a_name_that_no_disk_keeps_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as refusal:
        write_whole(b"isi", tmp_path / f"{'a' * 260}.xlsx")

    assert refusal.value.code == "workbook.long_name"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only where the system has such a one")
def test_a_folder_of_the_system_takes_no_file(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as refusal:
        write_whole(b"isi", Path("/proc/a.xlsx"))

    assert refusal.value.code == "workbook.special_folder"
