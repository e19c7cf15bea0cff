"""Damage inside the data of an office that still opens: told as what it is, and in Indonesian."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bansos_desktop.store import backup_notes, files
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import check_health, daily_backup, unlock
from tests.factories import NOW, PASSPHRASE, a_draft, an_office
from tests.soundness import raw
from tests.usecases.conftest import Office

NEXT_DAY = NOW + timedelta(days=1)


def close_and_break(office: Office) -> None:
    """As a failing disk does it: a byte of the ledger is another now."""
    root = "select rootpage from sqlite_master where name = 'ledger'"
    page = raw(office.store).execute(root).fetchone()[0] - 1
    office.store.checkpoint()
    office.store.close()
    path = office.folder / files.DATABASE
    content = bytearray(path.read_bytes())
    content[page * 4096 + 100] ^= 0xFF
    path.write_bytes(content)


@pytest.fixture
def broken(tmp_path: Path) -> Office:
    """An office with one person that the test is going to break."""
    folder = tmp_path / "rusak"
    session = an_office(folder)
    key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
    office = Office(Store.open(folder, key), session, folder, key)
    office.record(a_draft())
    return office


def test_a_daily_backup_of_damaged_data_is_told_with_the_newest_that_is_whole(
    broken: Office,
) -> None:
    daily_backup.run(broken.folder, broken.key, now=NOW)
    broken.record(a_draft(2))
    close_and_break(broken)

    assert daily_backup.run(broken.folder, broken.key, now=NEXT_DAY) is None

    assert backup_notes.read(broken.folder).missed == (
        "Cadangan harian 2 Agustus 2025 tidak dapat dibuat karena sebagian data rusak. Jangan "
        "hapus apa pun. Pulihkan dari cadangan 1 Agustus 2025: Pengaturan > Cadangan."
    )


def test_without_any_backup_the_way_is_another(broken: Office) -> None:
    close_and_break(broken)

    daily_backup.run(broken.folder, broken.key, now=NEXT_DAY)

    said = backup_notes.read(broken.folder).missed
    assert said.startswith("Cadangan harian 2 Agustus 2025 tidak dapat dibuat karena sebagian")
    assert "tidak ada cadangan lain" in said
    assert "flashdisk" in said
    assert "kuncinya" not in said


def test_damage_is_told_in_indonesian_with_the_detail_behind_it(broken: Office) -> None:
    close_and_break(broken)
    reader = Store.open_for_reading(broken.folder, broken.key)

    (check,) = [one for one in check_health.run(reader) if one.name == "berkas"]
    reader.close()

    assert not check.ok
    words, _bracket, detail = check.detail.partition(" (HMAC")
    assert words == (
        "Berkas data rusak di 1 tempat. Jangan hapus apa pun. Pulihkan dari cadangan: "
        "Pengaturan > Cadangan, atau perintah pulihkan"
    )
    assert detail.endswith(").")
    assert "…" not in detail


def test_much_damage_is_counted_and_not_listed(
    broken: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [f"HMAC verification failed for page {page}" for page in range(7)]
    monkeypatch.setattr(Store, "integrity_faults", lambda _store: faults)

    (check,) = [one for one in check_health.run(broken.store) if one.name == "berkas"]
    broken.store.close()

    assert check.detail.startswith("Berkas data rusak di 7 tempat.")
    assert check.detail.endswith("page 4; …).")


def test_a_check_that_damage_cuts_short_does_not_doubt_the_key(broken: Office) -> None:
    close_and_break(broken)
    reader = Store.open_for_reading(broken.folder, broken.key)

    (check,) = [one for one in check_health.run(reader) if one.name == "rantai"]
    reader.close()

    assert check.detail.startswith("Sebagian data tidak dapat dibaca karena berkasnya rusak.")
