"""The first start: an office, or nothing at all."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bansos_desktop.domain.workflow import Role
from bansos_desktop.store import files, keys
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import start_office, unlock
from bansos_desktop.usecases.refusal import Refused
from tests.factories import CHEAP, NOW, PASSPHRASE, ROOT, SEED, an_office
from tests.soundness import faults_of, rows_of
from tests.usecases.conftest import MakeOffice


def start(folder: Path, seed: Path = SEED, **changed: object) -> None:
    values: dict[str, object] = {"region_code": "64.02", "user": "Siti", "role": Role.OPERATOR}
    wanted = start_office.NewOffice(**(values | {"passphrase": PASSPHRASE} | changed))  # type: ignore[arg-type]  # a test names fields
    start_office.run(folder, seed, wanted, now=NOW, cost=CHEAP)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_office_has_its_reference_data(make_office: MakeOffice) -> None:
    office = make_office(region_code="64.71", role=Role.FIELD_OFFICER, user="  Budi   Petugas ")

    counts = [
        rows_of(office.store, f"select count(*) from {table}")[0][0]
        for table in ("region", "quota", "business_type", "programme", "programme_rule")
    ]

    assert counts == [1154, 27, 15, 6, 81]
    assert unlock.users(office.folder) == ["Budi Petugas"]
    assert unlock.session_of(office.store, "Budi Petugas") == office.session
    assert office.session.region_code == "64.71"
    assert names(office.folder)[0] == files.DATABASE
    assert files.KEYS in names(office.folder)
    assert files.WORKSHOP not in names(office.folder)


@pytest.mark.parametrize("name", ["Data Kantor é", "baru/lebih/dalam", "=1+1;'\""])
def test_a_folder_may_be_called_anything(make_office: MakeOffice, name: str) -> None:
    office = make_office(name)

    assert faults_of(office.store) == []


def test_an_existing_empty_folder_will_do(tmp_path: Path, make_office: MakeOffice) -> None:
    (tmp_path / "data").mkdir()

    assert make_office("data").store.reference.seed() is not None


@pytest.mark.parametrize("file", [files.DATABASE, files.KEYS])
def test_existing_data_is_never_touched(tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_bytes(b"sesuatu")

    with pytest.raises(Refused) as refusal:
        start(tmp_path)

    assert refusal.value.code == "store.exists"
    assert names(tmp_path) == [file]
    assert (tmp_path / file).read_bytes() == b"sesuatu"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"region_code": ""}, "region.not_an_office"),
        ({"region_code": "63"}, "region.not_an_office"),
        ({"region_code": "64.99"}, "region.not_an_office"),
        ({"region_code": "64.02.06"}, "region.not_an_office"),
        ({"region_code": "64.02.06.1001"}, "region.not_an_office"),
        ({"passphrase": "12345"}, "keys.too_short"),
        ({"user": " \t "}, "user.name_missing"),
    ],
)
def test_a_bad_wish_is_refused_before_anything_is_made(
    tmp_path: Path, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        start(tmp_path / "data", **changed)

    assert refusal.value.code == code
    assert refusal.value.message
    assert names(tmp_path) == []


def test_a_place_that_can_hold_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")

    with pytest.raises(Refused) as refusal:
        start(tmp_path / "berkas" / "data")

    assert refusal.value.code == "folder.cannot_make"
    assert names(tmp_path) == ["berkas"]


def test_a_disk_that_takes_nothing_is_said_by_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(OSError, match="penuh"):
        start(tmp_path / "data")


def test_a_damaged_seed_makes_no_office(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refusal:
        start(tmp_path / "data", seed=tmp_path / "tidak-ada")

    assert refusal.value.code == "seed.missing"
    assert names(tmp_path) == []


def test_a_seed_without_regions_makes_no_office(tmp_path: Path) -> None:
    seed = tmp_path / "kecil.json"
    seed.write_text('{"format": "bansos-seed/1", "version": 1, "sections": {"regions": []}}')

    with pytest.raises(Refused) as refusal:
        start(tmp_path / "data", seed=seed)

    assert refusal.value.code == "region.not_an_office"


@pytest.mark.parametrize("step", ["apply_seed", "remember_device", "_move_in"])
@pytest.mark.parametrize("existing", [False, True])
def test_a_start_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, existing: bool
) -> None:
    folder = tmp_path / "data"
    if existing:
        folder.mkdir()
        (folder / "catatan.txt").write_text("punya orang")

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(start_office, step, fail)
    with pytest.raises(OSError, match="No space"):
        start(folder)
    monkeypatch.undo()

    assert folder.exists() == existing
    assert not existing or names(folder) == ["catatan.txt"]
    start(folder)


def test_a_key_that_cannot_be_kept_makes_no_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keys.os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        start(tmp_path / "data")
    assert names(tmp_path) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("step", ["_move_in", "remember_device"])
def test_a_start_cut_short_is_no_office_and_may_be_repeated(tmp_path: Path, step: str) -> None:
    program = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from bansos_desktop.usecases import start_office\n"
        "from tests.factories import an_office\n"
        f"start_office.{step} = lambda *a: os.kill(os.getpid(), signal.SIGKILL)\n"
        "an_office(Path(sys.argv[1]))\n"
    )
    folder = tmp_path / "data"

    done = subprocess.run([sys.executable, "-c", program, folder], cwd=ROOT, check=False)

    assert done.returncode == -signal.SIGKILL
    assert names(folder) == [files.WORKSHOP]
    assert not files.holds_office(folder)
    an_office(folder)
    assert names(folder) == [files.DATABASE, files.KEYS]


def test_a_start_cut_short_between_its_last_two_steps_may_be_repeated(tmp_path: Path) -> None:
    (tmp_path / files.WORKSHOP).mkdir()
    (tmp_path / files.KEYS).write_text("kunci tanpa data")

    assert not files.holds_office(tmp_path)
    an_office(tmp_path)

    key = unlock.unlock(tmp_path, PASSPHRASE, now=NOW).key
    Store.open(tmp_path, key).close()


def test_two_offices_share_no_key(tmp_path: Path) -> None:
    for name in ("a", "b"):
        an_office(tmp_path / name)

    opened = {unlock.unlock(tmp_path / name, PASSPHRASE, now=NOW).key for name in ("a", "b")}

    assert len(opened) == 2
