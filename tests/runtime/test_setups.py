"""Newer setups are found where they may lie, and nothing else is."""

from __future__ import annotations

import atexit
import hashlib
import itertools
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bansos_desktop.domain.program_version import version_from
from bansos_desktop.runtime import drives, setups
from bansos_desktop.runtime.setups import FoundSetup, Proof, SetupFinder, Vouched
from bansos_desktop.runtime.signature import Trust
from bansos_desktop.usecases.refusal import Refused
from tests.setup_files import a_setup

RUNNING = version_from((0, 6, 0))


def put(folder: Path, *version: int, name: str = "") -> Path:
    """A setup in the folder, called by its version unless it has another name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or f"BansosDesktop-{'.'.join(map(str, version))}-setup.exe")
    path.write_bytes(a_setup(*version))
    return path


def newest(*folders: Path) -> FoundSetup | None:
    return SetupFinder(RUNNING).newest(folders)


def test_the_newest_of_root_and_first_folders_is_found(tmp_path: Path) -> None:
    put(tmp_path, 0, 9, 0)
    newer = put(tmp_path / "program", 0, 10, 0)
    put(tmp_path / "program" / "lama", 0, 11, 0)

    found = newest(tmp_path)

    assert found == FoundSetup(newer, version_from((0, 10)))


@pytest.mark.parametrize("version", [(0, 6, 0), (0, 5, 9)])
def test_the_same_or_an_older_one_is_not_offered(tmp_path: Path, version: tuple[int, ...]) -> None:
    put(tmp_path, *version)

    assert newest(tmp_path) is None


def test_a_renamed_a_torn_and_a_foreign_file_are_not_offered(tmp_path: Path) -> None:
    put(tmp_path, 0, 5, 0, name="BansosDesktop-0.9.0-setup.exe")
    torn = put(tmp_path, 0, 9, 1)
    torn.write_bytes(torn.read_bytes()[:-1])
    (tmp_path / "BansosDesktop-0.9.2-setup.exe").write_text("bukan program")
    (tmp_path / "BansosDesktop-0.9.3-setup.exe").mkdir()

    assert newest(tmp_path) is None


def test_a_folder_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert newest(tmp_path / "tidak-ada") is None


def test_a_file_is_read_once_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, finder = put(tmp_path, 0, 9, 0), SetupFinder(RUNNING)
    reads = itertools.count()
    real: Callable[..., object] = setups.read_setup
    monkeypatch.setattr(setups, "read_setup", lambda *given: (next(reads), real(*given))[1])

    assert finder.newest([tmp_path])
    assert finder.newest([tmp_path])
    assert next(reads) == 1
    os.utime(path, (1, 1))
    assert finder.newest([tmp_path])
    assert next(reads) == 3


def test_a_slow_stick_is_given_up(tmp_path: Path) -> None:
    put(tmp_path / "program", 0, 9, 0)
    ticks = itertools.count(0, 10)

    assert SetupFinder(RUNNING, lambda: float(next(ticks))).newest([tmp_path]) is None


def test_an_unreadable_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "BansosDesktop-0.9.0-setup.exe").symlink_to(tmp_path / "tidak-ada")

    assert newest(tmp_path) is None


def found_in(folder: Path) -> FoundSetup:
    put(folder, 0, 9, 0)
    found = newest(folder)
    assert found is not None
    return found


def test_without_sums_nobody_vouches_for_it(tmp_path: Path) -> None:
    found = found_in(tmp_path)

    assert setups.verify(found).proof is Proof.NO_SUMS
    (tmp_path / "SHA256SUMS").write_text("abc  lain.exe\n")
    assert setups.verify(found).proof is Proof.NOT_NAMED
    (tmp_path / "SHA256SUMS").write_bytes(b"\xff\x00\xfe\n")
    assert setups.verify(found).proof is Proof.NOT_NAMED
    (tmp_path / "SHA256SUMS").unlink()
    (tmp_path / "SHA256SUMS").mkdir()
    assert setups.verify(found).proof is Proof.NOT_NAMED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("before", ["", "*", "./", "*./", ".\\"])
def test_sums_are_read_as_any_tool_writes_them(tmp_path: Path, encoding: str, before: str) -> None:
    found, sums = found_in(tmp_path), tmp_path / "SHA256SUMS"
    digest = hashlib.sha256(found.path.read_bytes()).hexdigest()

    sums.write_text(f"{digest}  {before}{found.path.name}\r\n", encoding=encoding)
    assert setups.verify(found).proof is Proof.MATCHES
    sums.write_text(f"{'0' * 64}  {before}{found.path.name}\r\n", encoding=encoding)
    with pytest.raises(Refused) as refusal:
        setups.verify(found)
    assert refusal.value.code == "setup.altered"


def test_sums_beside_it_vouch_for_it_or_refuse_it(tmp_path: Path) -> None:
    found, sums = found_in(tmp_path), tmp_path / "SHA256SUMS"
    digest = hashlib.sha256(found.path.read_bytes()).hexdigest()

    sums.write_text(f"{digest.upper()} *{found.path.name}\n")
    assert setups.verify(found).proof is Proof.MATCHES
    sums.write_text(f"{'0' * 64}  {found.path.name}\n")
    with pytest.raises(Refused) as refusal:
        setups.verify(found)
    assert refusal.value.code == "setup.altered"


@pytest.mark.parametrize("trust", list(Trust))
def test_only_a_signature_that_the_system_calls_good_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trust: Trust
) -> None:
    found, asked = found_in(tmp_path), []
    monkeypatch.setattr(setups, "trust_of", lambda path: (asked.append(path), trust)[1])

    vouched = setups.verify(found)

    assert vouched == Vouched(Proof.NO_SUMS, trust)
    assert vouched.is_signed is (trust is Trust.TRUSTED)
    assert asked == [found.path]


def test_a_forged_header_is_no_signature(tmp_path: Path) -> None:
    found = found_in(tmp_path)
    found.path.write_bytes(a_setup(0, 9, 0, signed=True))

    assert not setups.verify(found).is_signed


def test_one_that_is_gone_or_exchanged_meanwhile_is_refused(tmp_path: Path) -> None:
    found = found_in(tmp_path)

    found.path.write_bytes(a_setup(9, 9))
    with pytest.raises(Refused) as refusal:
        setups.verify(found)
    assert refusal.value.code == "setup.changed"
    found.path.unlink()
    with pytest.raises(Refused) as refusal:
        setups.verify(found)
    assert refusal.value.code == "setup.gone"


def test_only_an_installed_program_on_windows_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSOS_PROGRAM", str(tmp_path))
    assert setups.can_install() is (sys.platform == "win32")
    monkeypatch.setattr(sys, "platform", "win32")
    assert setups.can_install()
    (tmp_path / "portable.flag").touch()
    assert not setups.can_install()


def test_a_setup_starts_when_we_have_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(atexit, "register", lambda *given: asked.append(given))

    setups.start_after_us(tmp_path)

    (call, path), started = asked[0], []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", started.append, raising=False)
    assert callable(call)
    call(path)
    assert started == [tmp_path]


def test_drives_are_mounts_in_either_depth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STICK", "siti/KUNCI", "siti/biasa"):
        (tmp_path / name).mkdir(parents=True)
    mounted = {tmp_path / "STICK", tmp_path / "siti" / "KUNCI"}
    monkeypatch.setattr(Path, "is_mount", lambda path: path in mounted)

    assert drives.mounted_below(tmp_path, tmp_path / "tidak-ada") == sorted(mounted)
    assert isinstance(drives.removable_drives(), list)
