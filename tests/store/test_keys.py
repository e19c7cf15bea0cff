"""Key slots: who opens them, what happens to damaged ones, and the wait after wrong tries."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.recovery_code import RecoveryCode
from bansos_desktop.store import attempts, keys
from bansos_desktop.store.errors import StoreError
from tests.factories import CHEAP

KEY = bytes(range(32))
NOW = datetime(2025, 8, 1, 3, 0, tzinfo=UTC)


SECRET = "rahasia"


def a_slot(user: str = "Siti", secret: str = SECRET) -> keys.Slot:
    return keys.seal(KEY, user=user, secret=secret, cost=CHEAP)


def code_of(folder: Path) -> str:
    with pytest.raises(StoreError) as refusal:
        keys.read_slots(folder)
    assert refusal.value.message
    return refusal.value.code


@given(secret=st.text(max_size=20), other=st.text(max_size=20))
def test_a_slot_opens_with_its_secret_and_no_other(secret: str, other: str) -> None:
    slot = a_slot(secret=secret)

    assert keys.unseal(slot, secret) == KEY
    if other != secret:
        assert keys.unseal(slot, other) in (None, KEY if same_accents(secret, other) else None)


def same_accents(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def test_an_accent_typed_in_two_ways_is_one_passphrase() -> None:
    slot = a_slot(secret="caf\u00e9 sore")

    assert keys.unseal(slot, "cafe\u0301 sore") == KEY
    assert keys.unseal(slot, "cafe sore") is None


def test_two_slots_hold_the_same_key_in_different_words(tmp_path: Path) -> None:
    keys.write_slots(tmp_path, (a_slot("Siti", "satu satu"), a_slot("Budi", "dua dua")))

    slots = keys.read_slots(tmp_path)

    opened = [keys.unseal(s, w) for s, w in zip(slots, ("satu satu", "dua dua"), strict=True)]
    assert opened == [KEY, KEY]
    assert keys.unseal(slots[0], "dua dua") is None
    assert slots[0].wrapped != slots[1].wrapped


@pytest.mark.parametrize("change", [{"user": "Budi"}, {"kind": "recovery"}])
def test_a_slot_whose_owner_or_kind_was_swapped_does_not_open(change: dict[str, str]) -> None:
    slot = a_slot()

    assert keys.unseal(replace(slot, **change), "rahasia") is None


def test_every_key_and_every_salt_is_new() -> None:
    assert len({keys.new_key() for _ in range(20)}) == 20
    assert len({a_slot().salt for _ in range(20)}) == 20


def test_the_key_itself_is_not_in_the_file(tmp_path: Path) -> None:
    keys.write_slots(tmp_path, (a_slot(),))

    content = (tmp_path / keys.FILE_NAME).read_text()

    assert KEY.hex() not in content
    assert "rahasia" not in content
    assert [path.name for path in tmp_path.iterdir()] == [keys.FILE_NAME]


def test_a_missing_file_is_said_with_its_place(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "keys.missing"


def test_a_newer_file_is_said_to_be_newer(tmp_path: Path) -> None:
    (tmp_path / keys.FILE_NAME).write_text('{"format": "bansos-keys/2", "slots": []}')

    assert code_of(tmp_path) == "keys.newer"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b"\xff\xfe\x00", b'{"format": "bansos-keys/1"}']
    + [b'{"format": "bansos-keys/1", "slots": %b}' % s for s in (b"[]", b"[1]", b"[{}]", b"7")],
)
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / keys.FILE_NAME).write_bytes(content)

    assert code_of(tmp_path) == "keys.damaged"


@pytest.mark.parametrize(
    "change",
    [
        {"n": 3},
        {"n": "banyak"},
        {"salt": "bukan base64!"},
        {"salt": None},
        {"nonce": ""},
        {"wrapped": "AAAA"},
        {"tambahan": 1},
    ],
)
def test_a_slot_that_cannot_be_tried_is_said_to_be_damaged(
    tmp_path: Path, change: dict[str, object]
) -> None:
    content = {"format": keys.FORMAT, "slots": [asdict(a_slot()) | change]}
    (tmp_path / keys.FILE_NAME).write_text(json.dumps(content))

    assert code_of(tmp_path) == "keys.damaged"


def test_a_failed_write_keeps_the_old_slots_and_leaves_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.write_slots(tmp_path, (a_slot(),))
    before = (tmp_path / keys.FILE_NAME).read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bansos_desktop.store.keys.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keys.write_slots(tmp_path, (a_slot("Budi"),))

    assert (tmp_path / keys.FILE_NAME).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [keys.FILE_NAME]


CODE = keys.new_recovery_code()


def a_recovery_slot(code: RecoveryCode = CODE) -> keys.Slot:
    return keys.seal(KEY, user="Siti", secret=code.secret, kind=keys.RECOVERY, cost=CHEAP)


def test_a_recovery_slot_opens_with_its_code_however_it_is_typed() -> None:
    slots = (a_slot(), a_recovery_slot())

    for typed in (CODE.text, CODE.text.lower(), " ".join(CODE.secret), f" {CODE.text}\n"):
        assert keys.open_any(slots, typed) == (slots[1], KEY)
    assert keys.open_any(slots, SECRET) == (slots[0], KEY)
    assert keys.open_any(slots, keys.new_recovery_code().text) is None
    assert keys.open_any((a_slot(),), CODE.text) is None


def test_a_slip_opens_nothing_and_costs_no_try_of_the_recovery_slot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str] = []
    unseal = keys.unseal

    def counted(slot: keys.Slot, secret: str) -> bytes | None:
        tried.append(slot.kind)
        return unseal(slot, secret)

    monkeypatch.setattr(keys, "unseal", counted)
    slots = (a_slot(), a_recovery_slot())

    assert keys.open_any(slots, CODE.text[:-1]) is None
    assert keys.open_any(slots, "bukan itu") is None
    assert keys.open_any(slots, CODE.text) is not None
    assert tried == [keys.PASSPHRASE, keys.PASSPHRASE, keys.RECOVERY]


def test_every_recovery_code_is_new_and_in_no_repr() -> None:
    codes = [keys.new_recovery_code() for _ in range(20)]

    assert len({code.secret for code in codes}) == 20
    assert not any(group in repr(codes) for code in codes for group in code.groups)


def after_failures(folder: Path, count: int) -> timedelta:
    for _ in range(count):
        attempts.note_failure(folder, NOW)
    return attempts.wait_left(folder, NOW)


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (1, 0), (2, 0), (3, 2), (4, 4), (5, 8), (9, 128), (10, 256), (11, 300), (50, 300)],
)
def test_the_wait_doubles_after_three_free_tries_and_has_an_end(
    tmp_path: Path, failures: int, seconds: int
) -> None:
    assert after_failures(tmp_path, failures) == timedelta(seconds=seconds)


def test_the_wait_runs_down_as_time_goes_on(tmp_path: Path) -> None:
    after_failures(tmp_path, 5)

    left = [attempts.wait_left(tmp_path, NOW + timedelta(seconds=s)) for s in (3, 8, 100)]

    assert left == [timedelta(seconds=5), timedelta(), timedelta()]


def test_a_clock_set_back_neither_shortens_nor_prolongs_the_wait_for_ever(tmp_path: Path) -> None:
    after_failures(tmp_path, 5)
    years_ago = NOW - timedelta(days=3000)

    at_once = attempts.wait_left(tmp_path, years_ago)
    later = attempts.wait_left(tmp_path, years_ago + timedelta(seconds=8))

    assert (at_once, later) == (timedelta(seconds=8), timedelta())


def test_the_right_passphrase_starts_anew(tmp_path: Path) -> None:
    after_failures(tmp_path, 9)

    attempts.forget(tmp_path)
    attempts.forget(tmp_path)

    assert after_failures(tmp_path, 1) == timedelta()


@pytest.mark.parametrize(
    "content",
    [
        *("", "[]", "{}", '{"failures": 9, "last": "kemarin"}'),
        *('{"failures": 9, "last": "2025-08-01T03:00:00"}', '{"failures": null, "last": null}'),
    ],
)
def test_a_record_of_tries_that_nobody_can_read_keeps_nobody_out(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / attempts.FILE_NAME).write_text(content)

    assert attempts.wait_left(tmp_path, NOW) == timedelta()


def test_reading_never_writes(tmp_path: Path) -> None:
    attempts.wait_left(tmp_path, NOW)

    assert list(tmp_path.iterdir()) == []


def test_where_folders_cannot_be_flushed_slots_are_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bansos_desktop.store.durable._FOLDERS_CAN_BE_FLUSHED", False)

    keys.write_slots(tmp_path, (a_slot(),))

    assert keys.open_any(keys.read_slots(tmp_path), SECRET) is not None
