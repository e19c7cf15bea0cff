"""`periksa`: sound when it is, and it names what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.store import database, files
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import check_health, keep_photo, unlock
from bansos_desktop.usecases.check_health import Check
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import NOW, PASSPHRASE, a_draft, an_office
from tests.soundness import raw, rows_of, second_connection
from tests.usecases.conftest import Office
from tests.usecases.visits import a_prepared, a_proposal, visit


def by_name(store: Store) -> dict[str, Check]:
    return {check.name: check for check in check_health.run(store)}


@pytest.fixture
def broken(tmp_path: Path) -> Office:
    """An office with one person that the test is going to break."""
    folder = tmp_path / "rusak"
    session = an_office(folder)
    key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
    office = Office(Store.open(folder, key), session, folder, key)
    assert isinstance(office.record(a_draft()), Recorded)
    return office


def test_a_sound_store_passes_every_check(office: Office) -> None:
    office.record(a_draft())

    checks = check_health.run(office.store)

    names = [check.name for check in checks]
    assert names == ["berkas", "rantai", "tabel", "acuan", "kuota", "foto"]
    assert all(check.ok and check.detail for check in checks)
    assert not any(check.attention for check in checks)


def test_a_reading_connection_may_check(office: Office) -> None:
    reader = Store.open_for_reading(office.folder, office.key)

    checks = check_health.run(reader)
    reader.close()

    assert all(check.ok for check in checks)


def test_a_row_changed_by_another_program_is_named(broken: Office) -> None:
    person = raw(broken.store).execute("select uid from person").fetchone()[0]
    other = second_connection(broken.folder, broken.key)

    other.execute("update person set nik = '6402061208809999'")
    other.close()

    checks = by_name(broken.store)
    assert (checks["tabel"].ok, checks["tabel"].detail) == (False, f"person {person}")
    assert checks["rantai"].ok
    broken.store.close()


def test_a_rewritten_history_is_named(broken: Office) -> None:
    raw(broken.store).execute("drop trigger ledger_no_update")
    raw(broken.store).execute("update ledger set at = '2020-01-01' where number = 4")

    checks = by_name(broken.store)

    assert not checks["rantai"].ok
    assert checks["rantai"].detail == f"hash {broken.session.device}:4"
    broken.store.close()


def test_a_figure_without_a_source_is_named(office: Office) -> None:
    raw(office.store).execute("delete from source where id = '004'")

    check = by_name(office.store)["acuan"]

    assert not check.ok
    assert check.detail == "kuota UEP 2025 Kalimantan Timur tanpa sumber"


def test_a_store_without_reference_data_is_named(office: Office) -> None:
    folder = office.folder.with_name("kosong")
    folder.mkdir()
    empty = Store.create(folder, office.key)

    assert by_name(empty)["acuan"] == Check("acuan", ok=False, detail="Data acuan belum ada")
    empty.close()


def test_an_overrun_is_said_and_is_no_fault(office: Office) -> None:
    raw(office.store).execute("update quota set quota = 0 where region_code = '64.02'")
    office.record(a_draft())

    check = by_name(office.store)["kuota"]

    assert (check.ok, check.attention) == (True, True)
    assert "UEP 2025 murni Kabupaten Kutai Kartanegara terpakai 1 dari 0" in check.detail


def test_a_photo_whose_picture_is_gone_or_changed_is_named(office: Office) -> None:
    uid = a_proposal(office)
    visit(office, uid, photos=(a_prepared("satu"), a_prepared("dua")))
    assert by_name(office.store)["foto"] == Check("foto", ok=True, detail="2 foto, semuanya utuh.")
    (first,), (second,) = rows_of(office.store, "select uid from photo order by id")

    other = database.connect(office.folder / files.PHOTOS, office.key)
    other.execute("delete from content where id = 1")
    other.execute("update content set bytes = x'ff' where id = 2")
    other.close()

    check = by_name(office.store)["foto"]
    assert (check.ok, check.detail) == (False, f"hilang {first}; rusak {second}")


def test_a_removed_photo_needs_no_picture(office: Office) -> None:
    visit(office, a_proposal(office), photos=(a_prepared(),))
    ((uid,),) = rows_of(office.store, "select uid from photo")
    keep_photo.remove(office.store, office.session, uid, now=NOW)
    office.store.photo_file.close()
    (office.folder / files.PHOTOS).unlink()

    assert by_name(office.store)["foto"].ok


def test_damage_in_the_file_fails_its_check_and_hides_no_other(broken: Office) -> None:
    root = "select rootpage from sqlite_master where name = 'ledger'"
    page = raw(broken.store).execute(root).fetchone()[0] - 1
    broken.store.checkpoint()
    broken.store.close()
    path = broken.folder / files.DATABASE
    content = bytearray(path.read_bytes())
    content[page * 4096 + 100] ^= 0xFF
    path.write_bytes(content)

    reader = Store.open_for_reading(broken.folder, broken.key)
    checks = by_name(reader)
    reader.close()

    assert len(checks) == 6
    assert not checks["berkas"].ok
    assert not checks["rantai"].ok
    assert "rusak" in checks["rantai"].detail


def test_our_own_mistakes_are_not_taken_for_damage(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office.store.ledger, "count", lambda: raw(office.store).execute("salah"))

    with pytest.raises(Exception, match="syntax"):
        check_health.run(office.store)
