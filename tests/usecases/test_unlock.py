"""From a passphrase to the key: wrong ones change nothing but the count of tries."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bansos_desktop.store import attempts, keys
from bansos_desktop.store.errors import StoreError
from bansos_desktop.usecases import unlock
from bansos_desktop.usecases.refusal import Refused
from tests.factories import CHEAP, NOW, PASSPHRASE, a_recovery_key, an_office
from tests.usecases.conftest import Office

WRONG = "bukan-itu"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed office."""
    an_office(tmp_path / "data")
    return tmp_path / "data"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name != attempts.FILE_NAME
    }


def refused(folder: Path, passphrase: str, seconds: int = 0, user: str = "") -> str:
    with pytest.raises(Refused) as refusal:
        unlock.unlock(folder, passphrase, now=NOW + timedelta(seconds=seconds), user=user)
    return refusal.value.code


def test_a_wrong_passphrase_changes_no_byte_of_the_data(folder: Path) -> None:
    before = bytes_of(folder)

    codes = [refused(folder, WRONG) for _ in range(3)]

    assert codes == ["keys.wrong"] * 3
    assert bytes_of(folder) == before


def test_after_three_wrong_ones_even_the_right_one_must_wait(folder: Path) -> None:
    for _ in range(3):
        refused(folder, WRONG)

    assert refused(folder, PASSPHRASE) == "keys.wait"
    assert unlock.seconds_to_wait(folder, NOW) == 2
    assert unlock.seconds_to_wait(folder, NOW + timedelta(seconds=1.2)) == 1
    assert unlock.unlock(folder, PASSPHRASE, now=NOW + timedelta(seconds=2)).user == "Siti Operator"
    assert not (folder / attempts.FILE_NAME).exists()


def test_a_wait_is_not_counted_as_a_try(folder: Path) -> None:
    for _ in range(3):
        refused(folder, WRONG)

    for _ in range(5):
        refused(folder, WRONG)

    assert unlock.seconds_to_wait(folder, NOW) == 2


def test_each_user_opens_with_the_own_passphrase(folder: Path) -> None:
    key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
    second = keys.seal(key, user="Budi", secret="sandi-budi", cost=CHEAP)
    keys.write_slots(folder, (*keys.read_slots(folder), second))

    opened = [unlock.unlock(folder, p, now=NOW) for p in (PASSPHRASE, "sandi-budi")]

    assert [one.user for one in opened] == ["Siti Operator", "Budi"]
    assert {one.key for one in opened} == {key}
    assert unlock.users(folder) == ["Siti Operator", "Budi"]
    assert refused(folder, "sandi-budi", user="Siti Operator") == "keys.wrong"
    assert unlock.unlock(folder, "sandi-budi", now=NOW, user="Budi").key == key


def test_the_recovery_key_opens_wherever_a_passphrase_is_asked_for(folder: Path) -> None:
    key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
    code = a_recovery_key(folder)

    opened = unlock.unlock(folder, code.text.lower().replace("-", "  "), now=NOW)

    assert opened == unlock.Unlocked(key, "Siti Operator", by_recovery=True)
    assert unlock.unlock(folder, PASSPHRASE, now=NOW) == unlock.Unlocked(key, "Siti Operator")
    assert unlock.users(folder) == ["Siti Operator"]
    assert key.hex() not in repr(opened)
    assert repr(key) not in repr(opened)


def test_a_wrong_recovery_key_must_wait_like_a_wrong_passphrase(folder: Path) -> None:
    code = a_recovery_key(folder)
    before = bytes_of(folder)

    codes = [refused(folder, keys.new_recovery_code().text) for _ in range(3)]

    assert codes == ["recovery.wrong"] * 3
    assert refused(folder, code.text) == "keys.wait"
    assert unlock.unlock(folder, code.text, now=NOW + timedelta(seconds=2)).by_recovery
    assert bytes_of(folder) == before


def test_a_slip_in_the_recovery_key_is_told_from_a_wrong_one(folder: Path) -> None:
    code = keys.new_recovery_code()
    slip = f"{code.text[:-1]}{'2' if code.text[-1] != '2' else '3'}"

    assert refused(folder, slip) == "recovery.slip"
    assert refused(folder, code.text) == "recovery.none"
    assert not unlock.has_recovery(folder)


def test_without_the_key_file_the_advice_is_to_restore_it(folder: Path) -> None:
    (folder / keys.FILE_NAME).unlink()

    with pytest.raises(StoreError) as refusal:
        unlock.unlock(folder, PASSPHRASE, now=NOW)

    assert refusal.value.code == "keys.missing"
    assert str(folder) in refusal.value.message
    assert not (folder / attempts.FILE_NAME).exists()


def test_a_folder_is_started_once_it_holds_data(tmp_path: Path) -> None:
    assert not unlock.is_started(tmp_path / "data")

    an_office(tmp_path / "data")

    assert unlock.is_started(tmp_path / "data")


def test_a_user_that_is_in_no_slot_is_unknown(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        unlock.session_of(office.store, "Siapa")

    assert refusal.value.code == "user.unknown"
    assert unlock.session_of(office.store, "Siti Operator") == office.session
