"""A report is written over an earlier report, and over nothing that somebody might miss."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bansos_desktop.domain.self_check import HEAD
from bansos_desktop.runtime.report_file import checked_report
from bansos_desktop.usecases.refusal import Refused


def checked(file: Path) -> Path:
    return checked_report(file, file.parent / "data")


def refused(file: Path) -> str:
    with pytest.raises(Refused) as refusal:
        checked(file)
    return refusal.value.code


@pytest.mark.parametrize("held", [None, b"", f"{HEAD}1 Januari 2026\n[baik] 1/1\n".encode()])
def test_a_new_file_an_empty_one_and_an_earlier_report_may_be_written(
    tmp_path: Path, held: bytes | None
) -> None:
    file = tmp_path / "laporan.txt"
    if held is not None:
        file.write_bytes(held)

    assert checked(file) == file


@pytest.mark.parametrize(
    "held", [b"SQLite format 3\0", b"BANSOS1", b"Periksa instalasi", f" {HEAD}".encode()]
)
def test_any_other_file_is_refused_and_keeps_what_it_holds(tmp_path: Path, held: bytes) -> None:
    for name in ("bansos.db", "kantor.bansos", "catatan.txt"):
        file = tmp_path / name
        file.write_bytes(held)

        assert refused(file) == "self_check.report_taken"
        assert file.read_bytes() == held


def test_a_file_that_cannot_be_read_is_not_known_to_be_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "laporan.txt"
    file.write_text(HEAD, encoding="utf-8")

    def locked(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", locked)

    assert refused(file) == "self_check.report_taken"


def test_a_folder_is_refused_in_words_about_a_report(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        checked(tmp_path)

    assert "laporan.txt" in refusal.value.message
    assert ".xlsx" not in refusal.value.message


@pytest.mark.parametrize("name", ["laporan.txt", "laporan.xlsx"])
def test_nothing_is_written_among_the_data_of_the_office(tmp_path: Path, name: str) -> None:
    (tmp_path / "data").mkdir()

    with pytest.raises(Refused) as refusal:
        checked_report(tmp_path / "data" / name, tmp_path / "data")

    assert refusal.value.code == "target.in_data"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "tidak ada" / "laporan.txt") == "target.no_folder"


@pytest.mark.skipif(os.name == "nt", reason="devices have no files there")
def test_a_device_may_be_written_and_a_pipe_may_not(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)

    assert checked_report(Path(os.devnull), tmp_path) == Path(os.devnull)
    assert refused(pipe) == "self_check.report_taken"
