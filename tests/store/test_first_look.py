"""What can be seen of damage without a key, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bansos_desktop.domain.messages import sentence
from bansos_desktop.store import files, first_look
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import unlock
from tests.factories import NOW, PASSPHRASE, an_office
from tests.soundness import rows_of

Damage = Callable[[Path], object]


def cut(size: int) -> Damage:
    def damage(folder: Path) -> None:
        path = folder / files.DATABASE
        path.write_bytes(path.read_bytes()[:size])

    return damage


def keys(text: bytes) -> Damage:
    return lambda folder: (folder / files.KEYS).write_bytes(text)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda folder: (folder / files.DATABASE).unlink(), "store.lost"),
        (cut(0), "store.cut_short"),
        (cut(first_look.PAGE - 1), "store.cut_short"),
        (cut(3 * first_look.PAGE + 9), "store.cut_short"),
        (lambda folder: (folder / files.DATABASE).write_bytes(bytes(8192)), "store.damaged"),
        (lambda folder: (folder / files.KEYS).unlink(), "keys.missing"),
        (keys(b""), "keys.damaged"),
        (keys(b"\xff\xfe"), "keys.damaged"),
        (keys(b"[" * 90_000), "keys.damaged"),
        (keys(b"[]"), "keys.damaged"),
        (keys(b"{}"), "keys.damaged"),
    ],
)
def test_what_anybody_can_see_is_seen(tmp_path: Path, damage: Damage, code: str) -> None:
    an_office(tmp_path / "data")
    damage(tmp_path / "data")

    assert first_look.fault_seen(tmp_path / "data") == code
    assert "ulihkan" in sentence(code, {"path": "D:"})


def test_a_sound_office_is_never_suspected(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    an_office(folder)
    closed = first_look.fault_seen(folder)
    store = Store.open(folder, unlock.unlock(folder, PASSPHRASE, now=NOW).key)
    opened = first_look.fault_seen(folder)
    ((page,),) = rows_of(store, "pragma page_size")
    store.close()

    assert (closed, opened, int(page)) == ("", "", first_look.PAGE)


def test_a_log_that_was_not_folded_in_may_hold_what_the_file_lacks(tmp_path: Path) -> None:
    an_office(tmp_path)
    cut(0)(tmp_path)
    (tmp_path / f"{files.DATABASE}-wal").write_bytes(b"halaman")

    assert first_look.fault_seen(tmp_path) == ""


def test_a_restore_that_waits_brings_its_own(tmp_path: Path) -> None:
    (tmp_path / files.RESTORED).mkdir()

    assert first_look.fault_seen(tmp_path) == ""


def test_what_cannot_be_looked_at_is_left_to_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_office(tmp_path)

    def fails(*_all: object, **_more: object) -> str:
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", fails)

    assert first_look.fault_seen(tmp_path) == ""
