"""Another passphrase, and a forgotten one: what opens then, and what is written down."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bansos_desktop.domain.acts import ACTS
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.recovery_code import RecoveryCode
from bansos_desktop.store import attempts, durable, files, keys
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import (
    change_passphrase,
    daily_backup,
    make_recovery_key,
    recover_office,
    restore_backup,
    tell_history,
    undo_act,
    unlock,
)
from bansos_desktop.usecases.change_passphrase import NewPassphrase
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.restore_backup import Request
from tests.factories import CHEAP, NOW, PASSPHRASE, ROOT, an_office
from tests.soundness import faults_of, rows_of
from tests.usecases.backups import a_backup
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.test_secrecy import found_in

NEW = "ladang di bukit"


def change(office: Office, new: str = NEW, again: str = "", before: str = PASSPHRASE) -> Topic:
    wanted = NewPassphrase(new, again or new, before)
    return change_passphrase.run(
        office.store, office.session, office.folder, wanted, now=office.now, cost=CHEAP
    )


def recovery_key(office: Office, secret: str = PASSPHRASE) -> RecoveryCode:
    """A recovery key that is in force."""
    code = make_recovery_key.begin(office.folder, office.session, secret, now=office.now)
    make_recovery_key.keep(
        office.store, office.session, office.folder, code, now=office.now, cost=CHEAP
    )
    return code


def recover(folder: Path, code: str, new: str = NEW, again: str = "") -> None:
    wanted = NewPassphrase(new, again or new)
    recover_office.run(folder, code, wanted, now=NOW, cost=CHEAP)


def opens(folder: Path, secret: str) -> bool:
    """Whether it opens the data; a wrong one leaves no wait behind."""
    try:
        unlock.unlock(folder, secret, now=NOW)
    except Refused:
        attempts.forget(folder)
        return False
    return True


def refusal_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.message
    return refusal.value.code


def told(office: Office) -> list[str]:
    """The newest acts first, as Kegiatan and `riwayat` name them."""
    return [act.words for act in tell_history.acts(office.store, office.session)]


def test_the_new_passphrase_opens_and_the_old_one_does_not(office: Office) -> None:
    changes = change(office)

    assert changes == Topic.OFFICE
    assert (opens(office.folder, PASSPHRASE), opens(office.folder, NEW)) == (False, True)
    assert unlock.unlock(office.folder, NEW, now=NOW).key == office.key
    assert len(keys.read_slots(office.folder)) == 1


def test_the_ledger_says_who_changed_it_and_when_and_not_to_what(office: Office) -> None:
    change(office)
    recovery_key(office, NEW)

    acts = tell_history.acts(office.store, office.session)
    events = tell_history.of_act(office.store, acts[1].head.batch)

    assert told(office)[:3] == ["Kunci pemulihan dibuat", "Kata sandi diganti", "Kantor dibuat"]
    assert [act.head.user for act in acts[:2]] == [office.session.user] * 2
    assert not acts[0].may_undo
    assert [(event.act, list(event.lines)) for event in events] == [
        ("Kata sandi diganti", [ACTS["passphrase.change"].noted])
    ]
    entries = rows_of(office.store, "select changes from ledger order by id desc limit 2")
    assert entries == [("{}",), ("{}",)]


def test_it_cannot_be_undone(office: Office) -> None:
    change(office)
    batch = tell_history.acts(office.store, office.session)[0].head.batch

    code = refusal_of(lambda: undo_act.run(office.store, office.session, batch, now=NOW))

    assert code == "undo.lasting"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (NewPassphrase("lima5", "lima5", PASSPHRASE), "keys.too_short"),
        (NewPassphrase(NEW, f"{NEW}!", PASSPHRASE), "keys.differs"),
        (NewPassphrase(PASSPHRASE, PASSPHRASE, PASSPHRASE), "keys.unchanged"),
        (NewPassphrase(NEW, NEW, "bukan itu"), "keys.wrong"),
    ],
)
def test_a_refusal_changes_nothing(office: Office, wanted: NewPassphrase, code: str) -> None:
    before = (office.folder / files.KEYS).read_bytes()
    acts = told(office)

    found = refusal_of(
        lambda: change_passphrase.run(
            office.store, office.session, office.folder, wanted, now=NOW, cost=CHEAP
        )
    )

    assert found == code
    assert (office.folder / files.KEYS).read_bytes() == before
    assert told(office) == acts
    assert NEW not in repr(wanted)


def test_guessing_at_an_open_window_must_wait_as_at_the_gate(office: Office) -> None:
    for _ in range(attempts.FREE_TRIES):
        assert refusal_of(lambda: change(office, before="tebakan")) == "keys.wrong"

    assert refusal_of(lambda: change(office)) == "keys.wait"
    assert refusal_of(lambda: recovery_key(office)) == "keys.wait"
    assert unlock.seconds_to_wait(office.folder, NOW) == 2


def test_other_users_keep_their_passphrases(office: Office) -> None:
    other = keys.seal(office.key, user="Budi", secret="sandi budi", cost=CHEAP)
    keys.write_slots(office.folder, (*keys.read_slots(office.folder), other))

    assert refusal_of(lambda: change(office, before="sandi budi")) == "keys.wrong"
    change(office)

    assert opens(office.folder, "sandi budi")
    assert opens(office.folder, NEW)


def test_a_key_that_was_shown_and_not_kept_opens_nothing(office: Office) -> None:
    standing = recovery_key(office)

    shown = make_recovery_key.begin(office.folder, office.session, PASSPHRASE, now=NOW)

    assert not opens(office.folder, shown.text)
    assert opens(office.folder, standing.text)


def test_a_renewed_key_takes_the_place_of_the_old_one(office: Office) -> None:
    first = recovery_key(office)
    office.now = NOW + timedelta(days=3)

    second = recovery_key(office, first.text)

    assert (opens(office.folder, first.text), opens(office.folder, second.text)) == (False, True)
    found = make_recovery_key.standing(office.store, office.session, office.folder)
    assert found == make_recovery_key.Standing(is_made=True, made_at="2025-08-04T03:00:00+00:00")
    assert len(keys.read_slots(office.folder)) == 2


def test_an_office_of_before_has_no_recovery_key(office: Office) -> None:
    found = make_recovery_key.standing(office.store, office.session, office.folder)

    assert found == make_recovery_key.Standing(is_made=False)
    code = keys.new_recovery_code()
    assert refusal_of(lambda: recover(office.folder, code.text)) == "recovery.none"


def test_a_forgotten_passphrase_is_replaced_by_the_recovery_key(office: Office) -> None:
    code = recovery_key(office)

    wanted = NewPassphrase(NEW, NEW)
    opened = recover_office.run(office.folder, code.text, wanted, now=NOW, cost=CHEAP)

    assert (opened.session, opened.key) == (office.session, office.key)
    assert not opens(office.folder, PASSPHRASE)
    assert opens(office.folder, NEW)
    assert opens(office.folder, code.text)
    assert told(office)[0] == "Sandi diganti: kunci pemulihan"


def test_in_an_open_office_the_recovery_key_stands_for_the_passphrase(office: Office) -> None:
    code = recovery_key(office)

    change(office, before=code.text)

    assert opens(office.folder, NEW)
    assert told(office)[0] == "Sandi diganti: kunci pemulihan"


def test_slips_and_unfit_passphrases_are_no_tries(office: Office) -> None:
    code = recovery_key(office)
    group = code.groups[2]
    slip = code.text.replace(group, f"{'B' if group[0] == 'A' else 'A'}{group[1:]}")

    found = [refusal_of(lambda: recover(office.folder, slip)) for _ in range(5)]
    found.append(refusal_of(lambda: recover(office.folder, "")))
    found.append(refusal_of(lambda: recover(office.folder, "ABC")))
    found.append(refusal_of(lambda: recover(office.folder, code.text, "pendk")))
    found.append(refusal_of(lambda: recover(office.folder, code.text, code.text)))

    assert set(found[:5]) <= {"recovery.slip"}
    assert found[5:] == [*("recovery.missing", "recovery.length", "keys.too_short", "keys.is_code")]
    assert not (office.folder / attempts.FILE_NAME).exists()


def test_wrong_codes_must_wait_and_the_right_one_with_them(office: Office) -> None:
    code = recovery_key(office)
    for _ in range(attempts.FREE_TRIES):
        wrong = keys.new_recovery_code().text
        assert refusal_of(lambda wrong=wrong: recover(office.folder, wrong)) == "recovery.wrong"

    assert refusal_of(lambda: recover(office.folder, code.text)) == "keys.wait"
    assert not opens(office.folder, NEW)


@pytest.mark.parametrize("what", ["slots", "flush", "commit"])
def test_what_fails_in_between_leaves_the_old_passphrase_and_no_note(
    office: Office, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    before = (office.folder / files.KEYS).read_bytes()
    acts = told(office)
    failures = iter([OSError(28, "No space left on device")])

    def full(*_anything: object) -> None:
        for failure in failures:
            raise failure

    def write_then_fail(
        folder: Path, slots: tuple[keys.Slot, ...], write: Callable[..., None] = keys.write_slots
    ) -> None:
        write(folder, slots)
        full()

    with monkeypatch.context() as broken:
        if what == "slots":
            broken.setattr(keys.os, "fsync", full)
        elif what == "flush":
            broken.setattr(durable, "flush_folder", full)
        else:
            broken.setattr(keys, "write_slots", write_then_fail)
        with pytest.raises(OSError, match="No space"):
            change(office)

    assert told(office) == acts
    assert (office.folder / files.KEYS).read_bytes() == before or opens(office.folder, PASSPHRASE)
    assert not opens(office.folder, NEW)
    assert not list(office.folder.glob(f"*{keys.NEW}"))


DRIVER = """
import os, signal, sys
from pathlib import Path
from bansos_desktop.store import keys
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import change_passphrase, unlock
from tests.factories import CHEAP, NOW, PASSPHRASE, ROOT, an_office

folder, when = Path(sys.argv[1]), sys.argv[2]
found = unlock.unlock(folder, PASSPHRASE, now=NOW)
store = Store.open(folder, found.key)
write = keys.write_slots

def die(*_anything):
    os.kill(os.getpid(), signal.SIGKILL)

def write_and_die(*anything):
    write(*anything)
    die()

if when == "before":
    keys.os.fsync = die
else:
    keys.write_slots = write_and_die
wanted = change_passphrase.NewPassphrase(sys.argv[3], sys.argv[3], PASSPHRASE)
session = unlock.session_of(store, found.user)
change_passphrase.run(store, session, folder, wanted, now=NOW, cost=CHEAP)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize(("when", "opening"), [("before", PASSPHRASE), ("after", NEW)])
def test_a_kill_in_between_leaves_one_passphrase_that_opens_and_sound_data(
    tmp_path: Path, when: str, opening: str
) -> None:
    folder = tmp_path / "data"
    an_office(folder)

    done = subprocess.run(
        [sys.executable, "-c", DRIVER, folder, when, NEW], cwd=ROOT, check=False, timeout=60
    )

    assert done.returncode == -signal.SIGKILL
    assert [opens(folder, secret) for secret in (PASSPHRASE, NEW)] == [
        secret == opening for secret in (PASSPHRASE, NEW)
    ]
    keys.clear_left(folder)
    assert not list(folder.glob(f"*{keys.NEW}"))
    store = Store.open(folder, unlock.unlock(folder, opening, now=NOW).key)
    assert faults_of(store) == []
    assert store.history.heads(limit=1)[0].act == "office.start"
    store.close()


def test_slots_that_a_power_cut_left_are_cleared_and_count_for_nothing(office: Office) -> None:
    left = (office.folder / files.KEYS).with_suffix(keys.NEW)
    left.write_bytes(b"{}")

    keys.clear_left(office.folder)
    keys.clear_left(office.folder)

    assert not left.exists()
    assert opens(office.folder, PASSPHRASE)


def test_a_damaged_key_file_is_said_and_stays(office: Office) -> None:
    (office.folder / files.KEYS).write_text("{")

    with pytest.raises(StoreError, match=r"keys\.damaged"):
        make_recovery_key.standing(office.store, office.session, office.folder)
    with pytest.raises(StoreError, match=r"keys\.damaged"):
        recover(office.folder, keys.new_recovery_code().text)

    assert (office.folder / files.KEYS).read_text() == "{"


def restored(file: Path, folder: Path, secret: str) -> restore_backup.Restored:
    return restore_backup.run(Request(file, folder, secret), now=NOW)


def test_a_backup_opens_with_what_was_in_force_when_it_was_made(
    office: Office, tmp_path: Path
) -> None:
    code = recovery_key(office)
    backup = a_backup(office, tmp_path / "lama.bansos").path
    change(office)
    renewed = recovery_key(office, NEW)

    found = [
        refusal_of(lambda secret=secret: restored(backup, tmp_path / "baru", secret))
        for secret in (NEW, renewed.text, code.text.replace(code.groups[1], "22222"))
    ]

    assert found == ["backup.wrong_passphrase", "backup.wrong_code", "recovery.slip"]
    by_passphrase = restored(backup, tmp_path / "satu", PASSPHRASE)
    by_code = restored(backup, tmp_path / "dua", code.text.lower())
    assert (by_passphrase.by_recovery, by_code.by_recovery) == (False, True)
    assert by_code.key == office.key
    assert opens(tmp_path / "dua", code.text)
    assert not opens(tmp_path / "dua", NEW)


def test_after_a_restore_the_passphrase_can_be_changed_and_all_adds_up(
    office: Office, tmp_path: Path
) -> None:
    code = recovery_key(office)
    backup = a_backup(office, tmp_path / "c.bansos").path
    folder = tmp_path / "baru"
    restored(backup, folder, code.text)

    recover(folder, code.text)

    store = Store.open_for_reading(folder, unlock.unlock(folder, NEW, now=NOW).key)
    assert faults_of(store) == []
    assert store.history.heads(limit=1)[0].act == change_passphrase.RECOVER
    store.close()
    assert opens(office.folder, PASSPHRASE)


def test_a_backup_with_another_secret_than_the_office_that_stands_says_what_it_would_cost(
    office: Office, tmp_path: Path
) -> None:
    code = recovery_key(office)
    backup = a_backup(office, tmp_path / "c.bansos").path
    recovery_key(office)

    code_of_refusal = refusal_of(lambda: restored(backup, office.folder, code.text))

    assert code_of_refusal == "backup.loses_work"


def test_the_daily_backup_follows_a_change_of_the_passphrase(office: Office) -> None:
    first = daily_backup.run(office.folder, office.key, now=NOW)
    again = daily_backup.run(office.folder, office.key, now=NOW)
    change(office)

    after = daily_backup.run(office.folder, office.key, now=NOW + timedelta(hours=1))

    assert first is not None
    assert again is None
    assert after is not None
    assert refusal_of(lambda: restored(after.path, office.folder.parent / "x", PASSPHRASE))
    assert restored(after.path, office.folder.parent / "y", NEW).session.user == "Siti Operator"


def test_neither_passphrase_nor_recovery_key_is_in_any_file(
    make_office: MakeOffice, tmp_path: Path
) -> None:
    office = make_office("kantor")
    first = recovery_key(office)
    change(office)
    second = recovery_key(office, NEW)
    recover(office.folder, second.text, "padi menguning")
    refusal_of(lambda: recover(office.folder, first.text))
    a_backup(office, tmp_path / "c.bansos")
    daily_backup.run(office.folder, office.key, now=NOW)
    codes = [form for code in (first, second) for form in (code.text, code.secret, *code.groups)]
    secrets = [PASSPHRASE, NEW, "padi menguning", *codes, " ".join(second.groups)]

    while_open = found_in(tmp_path, secrets)
    office.store.checkpoint()

    assert (while_open, found_in(tmp_path, secrets)) == ([], [])
    names = {path.name for path in office.folder.iterdir()}
    assert names <= {*files_of_an_office(), attempts.FILE_NAME}


def files_of_an_office() -> set[str]:
    return {files.DATABASE, files.KEYS, files.BACKUPS, "bansos.db-wal", "bansos.db-shm"}
