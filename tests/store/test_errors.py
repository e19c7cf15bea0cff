"""Whose fault an error is."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from bansos_desktop.domain.messages import SENTENCES
from bansos_desktop.store.errors import StoreError, environment_code
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
