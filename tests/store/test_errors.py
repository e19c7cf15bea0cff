"""Whose fault an error is."""

from __future__ import annotations

import errno
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from bansos_desktop.domain.messages import SENTENCES
from bansos_desktop.store.errors import StoreError, code_at, environment_code
from bansos_desktop.store.store import Store
from tests.soundness import raw, second_connection
from tests.store.conftest import Office


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "penuh"), "store.disk_full"),
        (OSError(errno.EDQUOT, "jatah"), "store.disk_full"),
        (PermissionError(errno.EACCES, "izin"), "store.no_permission"),
        (OSError(errno.EROFS, "baca saja"), "store.read_only"),
        (OSError(errno.EIO, "disk"), "store.disk_trouble"),
        (OSError(errno.ENAMETOOLONG, "panjang"), "file.long_name"),
        (OSError(errno.EINVAL, "nama", "a?b.xlsx"), "file.odd_name"),
        (OSError(errno.EINVAL, "bukan nama"), None),
        (OSError(errno.ECHILD, "lain"), None),
        (OSError("tanpa nomor"), None),
        (StoreError("store.newer"), "store.newer"),
        (ValueError("salah kita"), None),
        (sqlcipher.OperationalError("database or disk is full"), "store.disk_full"),
        (sqlcipher.OperationalError("database is locked"), "store.busy"),
        (sqlcipher.OperationalError("disk I/O error"), "store.disk_trouble"),
        (sqlcipher.DatabaseError("database disk image is malformed"), "store.damaged"),
        (sqlcipher.OperationalError("no such table: x"), None),
        (sqlcipher.IntegrityError("UNIQUE constraint failed"), None),
    ],
)
def test_the_machine_is_told_from_us(error: Exception, code: str | None) -> None:
    assert environment_code(error) == code
    assert code is None or SENTENCES[code]


@pytest.mark.parametrize(("number", "code"), [(206, "file.long_name"), (123, "file.odd_name")])
def test_windows_tells_of_names_by_numbers_of_its_own(number: int, code: str) -> None:
    error = FileNotFoundError(errno.ENOENT, "nama")
    vars(error)["winerror"] = number

    assert environment_code(error) == code


IO_ERROR = sqlcipher.OperationalError("disk I/O error")


@pytest.mark.parametrize(("free", "code"), [(0, "store.disk_full"), (32_768, "store.disk_trouble")])
def test_an_error_of_a_disk_where_nothing_fits_is_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=free))

    assert code_at(IO_ERROR, tmp_path) == code
    assert code_at(sqlcipher.OperationalError("database is locked"), tmp_path) == "store.busy"


def test_of_a_disk_that_is_gone_the_error_stands(tmp_path: Path) -> None:
    assert code_at(IO_ERROR, tmp_path / "tidak ada") == "store.disk_trouble"


def test_a_database_on_a_full_disk_is_opened_with_that_word(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def execute(self, _sql: str) -> None:
            raise IO_ERROR

        def close(self) -> None: ...

    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=0))
    monkeypatch.setattr(sqlcipher, "connect", lambda *_a, **_k: Full())

    with pytest.raises(StoreError) as refusal:
        Store.open_for_reading(office.folder, office.key)

    assert refusal.value.code == "store.disk_full"


def test_wrong_sql_is_our_mistake(office: Office) -> None:
    with pytest.raises(sqlcipher.OperationalError) as fault:
        raw(office.store).execute("select * from no_such_table")

    assert environment_code(fault.value) is None


def test_a_second_writer_is_busy(office: Office) -> None:
    other = second_connection(office.folder, office.key)
    other.execute("pragma busy_timeout = 1")
    raw(office.store).execute("begin immediate")

    with pytest.raises(sqlcipher.OperationalError) as fault:
        other.execute("begin immediate")
    raw(office.store).execute("rollback")
    other.close()

    assert environment_code(fault.value) == "store.busy"


def test_a_folder_in_place_of_the_database_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(sqlcipher.OperationalError) as fault:
        sqlcipher.connect(str(tmp_path))

    assert environment_code(fault.value) == "store.cannot_open"
