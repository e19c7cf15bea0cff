"""Opening the encrypted file: what is refused, and that a refusal changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import given, settings
from hypothesis import strategies as st

from bansos_desktop.store import database, keys
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.migrations import split_statements
from bansos_desktop.store.store import Store
from tests.factories import NOW, ROOT
from tests.soundness import raw, rows_of, second_connection
from tests.store.conftest import Office

OPENERS = [Store.open, Store.open_for_reading]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def refused(folder: Path, key: bytes, code: str) -> None:
    """Both ways of opening refuse with `code` and change no byte."""
    for opener in OPENERS:
        before = bytes_of(folder)
        with pytest.raises(StoreError) as refusal:
            opener(folder, key)
        assert refusal.value.code == code
        assert refusal.value.message
        assert bytes_of(folder) == before


def test_the_pragmas_are_what_an_office_that_loses_power_needs(office: Office) -> None:
    values = {
        name: rows_of(office.store, f"pragma {name}")[0][0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store", "query_only")
    }

    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "query_only": 0,
    }


def test_the_file_is_no_plain_sqlite_database(office: Office) -> None:
    header = (office.folder / database.FILE_NAME).read_bytes()[:16]

    assert header != b"SQLite format 3\x00"


def test_a_reading_connection_refuses_to_write(office: Office) -> None:
    reader = Store.open_for_reading(office.folder, office.key)

    with pytest.raises(sqlcipher.OperationalError, match="readonly"):
        raw(reader).execute("delete from region")
    reader.close()


def test_a_database_of_a_newer_program_is_refused_and_stays_as_it_is(office: Office) -> None:
    other = second_connection(office.folder, office.key)
    other["_sqlite_migrations"].insert(
        {"migration_set": "bansos_desktop", "name": "m9999_from_the_future", "applied_at": "2030"}
    )
    other.close()
    office.store.checkpoint()
    copy = office.folder.with_name("salinan")
    copy.mkdir()
    shutil.copy(office.folder / database.FILE_NAME, copy)

    refused(copy, office.key, "store.newer")


def test_a_wrong_key_is_refused(office: Office) -> None:
    copy = copied(office)

    refused(copy, keys.new_key(), "store.damaged")


def test_a_wrong_key_says_nothing_on_the_terminal(office: Office) -> None:
    copy = copied(office)
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from bansos_desktop.store.errors import StoreError\n"
        "from bansos_desktop.store.store import Store\n"
        "try:\n    Store.open(Path(sys.argv[1]), bytes(32))\n"
        "except StoreError as error:\n    print(error.code)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, copy], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert (done.stdout, done.stderr) == ("store.damaged\n", "")


def copied(office: Office) -> Path:
    """A closed copy of the office's database."""
    office.store.checkpoint()
    copy = office.folder.with_name("salinan")
    copy.mkdir()
    shutil.copy(office.folder / database.FILE_NAME, copy)
    return copy


@pytest.mark.parametrize("content", [b"", b"x", b"\x00" * 4096, b"SQLite format 3\x00" * 300])
def test_what_is_no_database_of_ours_is_refused(
    tmp_path: Path, office: Office, content: bytes
) -> None:
    folder = tmp_path / "lain"
    folder.mkdir()
    (folder / database.FILE_NAME).write_bytes(content)

    for opener in OPENERS:
        with pytest.raises(StoreError) as refusal:
            opener(folder, office.key)
        assert refusal.value.code == "store.damaged"
        assert (folder / database.FILE_NAME).read_bytes() == content


def test_a_missing_database_is_said_with_its_place(tmp_path: Path) -> None:
    for opener in OPENERS:
        with pytest.raises(StoreError) as refusal:
            opener(tmp_path, bytes(32))
        assert refusal.value.code == "store.missing"
        assert str(tmp_path) in refusal.value.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_our_mistake(tmp_path: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Store.create(tmp_path, bytes(length))


def test_a_store_is_never_created_over_another(office: Office) -> None:
    with pytest.raises(FileExistsError):
        Store.create(office.folder, office.key)


def test_a_step_that_fails_leaves_a_closed_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_db: object) -> None:
        raise StoreError("store.disk_full")

    monkeypatch.setattr(database.STEPS, "apply", fail)

    with pytest.raises(StoreError):
        Store.create(tmp_path, bytes(32))
    assert [path.name for path in tmp_path.iterdir()] == ["bansos.db"]


def test_damage_inside_the_file_is_found(broken: Office) -> None:
    broken.store.checkpoint()
    broken.store.close()
    path = broken.folder / database.FILE_NAME
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)

    reader = Store.open_for_reading(broken.folder, broken.key)
    faults = reader.integrity_faults()
    reader.close()

    assert any("HMAC" in fault for fault in faults)


def test_a_whole_file_has_no_faults(office: Office) -> None:
    assert office.store.integrity_faults() == []


def test_a_writer_waits_for_nobody_who_only_reads(office: Office) -> None:
    reader = Store.open_for_reading(office.folder, office.key)

    with reader.one_moment():
        before = reader.ledger.count()
        with office.store.write(office.session.author, now=NOW, act="uji") as work:
            work.db.execute("insert into own_fact values ('uji', '1')")
        unchanged = rows_of(reader, "select count(*) from own_fact where key = 'uji'")
    changed = rows_of(reader, "select count(*) from own_fact where key = 'uji'")
    reader.close()

    assert before == office.store.ledger.count()
    assert (unchanged, changed) == ([(0,)], [(1,)])


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["create table a (x text)", "drop table a", "select ';'"])))
def test_statements_come_apart_as_they_were_put_together(statements: list[str]) -> None:
    script = "".join(f"{statement};\n" for statement in statements)

    assert split_statements(script) == [f"{statement};" for statement in statements]


def test_the_inner_semicolon_of_a_trigger_parts_nothing() -> None:
    trigger = "create trigger t after insert on a\nbegin delete from b;\ndelete from c; end;"

    assert split_statements(f"{trigger}\ndrop table a;\n") == [trigger, "drop table a;"]
