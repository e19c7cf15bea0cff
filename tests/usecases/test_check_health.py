"""`periksa`: sound when it is, and it names what is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bansos_desktop.domain.seed import SeedSet
from bansos_desktop.store import database, files
from bansos_desktop.store.seed import apply_seed
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import check_health, keep_photo, unlock
from bansos_desktop.usecases.check_health import Check
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import NOW, PASSPHRASE, SEED, a_draft, an_office
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
    assert check.detail.endswith("; kuota UEP 2025 Kalimantan Timur tanpa sumber")


ALTERED = "Data acuan di laptop ini berubah: "


def acuan(office: Office, shipped: Path | None = SEED) -> Check:
    checks = check_health.run(office.store, shipped=shipped)
    return next(one for one in checks if one.name == "acuan")


@pytest.mark.parametrize(
    ("change", "named", "table"),
    [
        (
            "update quota set quota = 1820 where programme = 'KUKAR-BANTUAN-PANGAN'",
            "kuota KUKAR-BANTUAN-PANGAN 2025 64.02 (kuota 820 menjadi 1.820)",
            "kuota",
        ),
        (
            "update programme_rule set value = '99999999' where code || programme = 'value_maxUEP'",
            "(nilai 5.000.000 menjadi 99.999.999)",
            "aturan",
        ),
        ("delete from quota_total", "jumlah menurut sumber BST-", "jumlah menurut sumber"),
        (
            "insert into source values ('999', 'Surat palsu', '', '')",
            "sumber 999 ditambahkan",
            "sumber",
        ),
    ],
)
def test_reference_data_that_somebody_changed_is_named(
    office: Office, change: str, named: str, table: str
) -> None:
    assert acuan(office).ok
    raw(office.store).execute(change)

    by_row, by_seal = acuan(office), acuan(office, None)

    assert not by_row.ok
    assert by_row.detail.startswith(ALTERED)
    assert named in by_row.detail
    assert "pulihkan cadangan" in by_row.detail
    assert (by_seal.ok, by_seal.detail.split(" (")[0]) == (False, f"{ALTERED}{table}")


def test_a_letters_figure_that_somebody_changed_is_named_by_its_table(office: Office) -> None:
    raw(office.store).execute(
        """insert into quota_letter values ('UEP', 2025, 'murni', '64.02', '', 200, null, null,
        null, '', '500/12', '2025-04-01', 'kuota menjadi 200', '')"""
    )
    assert "kuota menurut surat (isinya tidak sama" in acuan(office).detail  # none was applied
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        rows = office.store.reference.section("quota_letters")
        letter = SeedSet(1, "500/12", "0" * 64, {"quota_letters": rows}, "kuota")
        apply_seed(work, office.session.device, letter)
    assert acuan(office).ok

    raw(office.store).execute("update quota_letter set quota = 300")

    assert "kuota menurut surat (isinya tidak sama" in acuan(office).detail


def test_sums_of_sources_that_are_gone_are_said_and_not_passed_over(office: Office) -> None:
    raw(office.store).execute("delete from quota_total")

    check = by_name(office.store)["kuota"]

    assert (check.ok, check.attention) == (True, True)
    assert "Jumlah menurut sumber tidak ada" in check.detail


def test_a_set_that_this_program_did_not_bring_is_proved_by_what_was_noted(
    office: Office, tmp_path: Path
) -> None:
    newer = Path(shutil.copytree(SEED, tmp_path / "acuan"))
    manifest = (newer / "manifest.json").read_text(encoding="utf-8")
    (newer / "manifest.json").write_text(manifest.replace("Kalimantan", "K."), encoding="utf-8")
    raw(office.store).execute("delete from claim")

    assert "pernyataan sumber (isinya tidak sama" in acuan(office, newer).detail
    # a program without its own set has another proof for that
    assert "pernyataan sumber (isinya tidak sama" in acuan(office, tmp_path / "tidak ada").detail


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
