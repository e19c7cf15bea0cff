"""A workbook with a password: nobody reads it without, and with it, it is the same to the byte."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.exceptions import InvalidKeyError
from openpyxl import Workbook

from bansos_desktop.workbook.container import inspect
from bansos_desktop.workbook.encrypted import encrypted, fingerprint, write_encrypted
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.reader import open_sheets
from tests.factories import a_nik

PASSWORD = "bunga-kamboja-8"


def a_book() -> bytes:
    book = Workbook()
    for serial in range(1, 200):
        book.worksheets[0].append([a_nik(serial=serial)])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def opened(locked: bytes, password: str) -> bytes:
    """What Excel would see."""
    file, plain = msoffcrypto.OfficeFile(BytesIO(locked)), BytesIO()
    assert file.is_encrypted()
    file.load_key(password=password, verify_password=True)
    file.decrypt(plain, verify_integrity=True)
    return plain.getvalue()


@pytest.mark.parametrize("password", [PASSWORD, "sandi é ✓ panjang", "x" * 255])
def test_the_password_gives_back_the_same_bytes(password: str) -> None:
    book = a_book()

    assert opened(encrypted(book, password), password) == book


@pytest.mark.parametrize("wrong", ["bunga-kamboja-9", "Bunga-kamboja-8", "x"])
def test_another_password_gives_nothing(wrong: str) -> None:
    locked = encrypted(a_book(), PASSWORD)

    with pytest.raises(InvalidKeyError):
        opened(locked, wrong)


def test_nothing_of_the_workbook_can_be_read_in_the_file() -> None:
    book = a_book()
    locked = encrypted(book, PASSWORD)

    assert a_nik(serial=1).encode() not in locked
    assert b"[Content_Types].xml" not in locked
    assert b"xl/worksheets" not in locked
    assert PASSWORD.encode() not in locked
    assert PASSWORD.encode("utf-16-le") not in locked


def test_what_is_written_is_whole_and_has_the_fingerprint_that_is_told(tmp_path: Path) -> None:
    target = tmp_path / "usulan.xlsx"

    told = write_encrypted(a_book(), PASSWORD, target)

    assert told == fingerprint(target) == hashlib.sha256(target.read_bytes()).hexdigest()
    assert [path.name for path in tmp_path.iterdir()] == ["usulan.xlsx"]


def test_an_import_says_that_a_locked_workbook_has_a_password(tmp_path: Path) -> None:
    target = tmp_path / "usulan.xlsx"
    write_encrypted(a_book(), PASSWORD, target)

    inspect(target)
    with pytest.raises(WorkbookError) as refusal:
        open_sheets(target)

    assert refusal.value.code == "workbook.password"
