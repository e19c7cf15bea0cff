"""Folders for data: this user's own, and the ones that would lose it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from bansos_desktop.runtime import paths
from bansos_desktop.runtime.paths import (
    Paths,
    checked_paths,
    checked_target,
    default_paths,
    has_display,
    is_portable,
    network_mount,
    program_folder,
    synced_by,
)
from bansos_desktop.usecases.refusal import Refused

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0",
    "server:/rumah /berkas nfs4 rw 0 0",
    "/dev/sdb1 /berkas/lokal ext4 rw 0 0",
    "//server/bagi /media/Dinas\\040Sosial cifs rw 0 0",
    "broken line",
)


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        ("/srv/data", False),
        ("/berkas/siti/data", True),
        ("/berkas/lokal/data", False),
        ("/berkasku/data", False),
        ("/media/Dinas Sosial/data", True),
    ],
)
def test_the_innermost_mount_says_whether_a_folder_is_on_a_network(
    folder: str, network: bool
) -> None:
    assert network_mount(PurePosixPath(folder), MOUNTS) is network


def test_without_mounts_nothing_is_on_a_network() -> None:
    assert network_mount(PurePosixPath("/srv"), ()) is False


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C/Users/ani/OneDrive/data", "OneDrive"),
        ("C/Users/ani/OneDrive - Dinas Sosial/data", "OneDrive"),
        ("Users/ani/Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("C/Users/ani/Dropbox (Kantor)/data", "Dropbox"),
        ("G/My Drive/data", "Google Drive"),
        ("C/Users/ani/GoogleDrive", "Google Drive"),
        ("C/Users/ani/iCloudDrive/x", "iCloud"),
        ("Library/Mobile Documents/x", "iCloud"),
        ("C/Users/ani/Nextcloud", "Nextcloud"),
        ("C/Users/ani/AppData/Local/BansosDesktop", ""),
        ("C/Users/ani/Dropboxes", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_a_name_above_it(folder: str, service: str) -> None:
    assert synced_by(PurePosixPath(folder)) == service


def code_of(text: str) -> str:
    with pytest.raises(Refused) as refused:
        checked_paths(text)
    return refused.value.code


@pytest.mark.parametrize("text", ["//server/bagi", "\\\\server\\bagi", "\\/server/bagi"])
def test_a_network_name_is_refused_before_it_is_looked_up(text: str) -> None:
    assert code_of(text) == "folder.network"


def test_a_folder_on_a_network_mount_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "network_mount", lambda folder, _mounts: folder == tmp_path)

    assert code_of(str(tmp_path)) == "folder.network"


def test_a_link_into_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "OneDrive", target_is_directory=True)

    assert code_of(str(tmp_path / "data" / "kantor")) == "folder.synced"


def test_a_file_in_the_way_is_refused_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()

    with pytest.raises(Refused) as refused:
        checked_paths(str(tmp_path / "berkas" / "data"))

    assert refused.value.code == "folder.not_a_folder"
    assert str(tmp_path / "berkas") in refused.value.message


def test_an_ordinary_folder_is_taken_though_it_does_not_exist_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert checked_paths(str(tmp_path / "Données kantor")).data == tmp_path / "Données kantor"
    assert checked_paths("~/data") == Paths(tmp_path / "data")
    assert Paths(tmp_path).logs == tmp_path / "log"


def test_mounts_that_cannot_be_read_forbid_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_options: object) -> str:
        raise OSError

    monkeypatch.setattr(Path, "read_text", fail)

    assert checked_paths(str(tmp_path)).data == tmp_path


def test_the_default_folder_is_this_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANSOS_PROGRAM", raising=False)

    assert default_paths().data.name == "BansosDesktop"
    assert program_folder() is None
    assert not is_portable()


def test_an_installed_program_keeps_its_data_with_its_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSOS_PROGRAM", str(tmp_path))

    assert program_folder() == tmp_path
    assert not is_portable()
    assert default_paths().data.name == "BansosDesktop"


def test_a_portable_program_keeps_its_data_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "portable.flag").touch()
    monkeypatch.setenv("BANSOS_PROGRAM", str(tmp_path))

    assert is_portable()
    assert default_paths() == Paths(tmp_path / "data")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("folder.xlsx", "target.is_folder"),
        ("tidak-ada/a.xlsx", "target.no_folder"),
        ("data/bansos.db", "target.in_data"),
    ],
)
def test_a_target_that_cannot_be_written_is_refused(tmp_path: Path, file: str, code: str) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "data").mkdir()

    with pytest.raises(Refused) as refused:
        checked_target(tmp_path / file, Paths(tmp_path / "data"))

    assert refused.value.code == code


@pytest.mark.parametrize("file", ["a.xlsx", "b", "data/c.xlsx"])
def test_any_other_target_is_taken(tmp_path: Path, file: str) -> None:
    (tmp_path / "data").mkdir()

    assert checked_target(tmp_path / file, Paths(tmp_path / "data")) == tmp_path / file


@pytest.mark.parametrize(
    ("platform", "display", "shown"),
    [("win32", "", True), ("linux", "", False), ("linux", ":0", True)],
)
def test_whether_somebody_could_see_a_window(
    monkeypatch: pytest.MonkeyPatch, platform: str, display: str, shown: bool
) -> None:
    monkeypatch.setattr(paths.sys, "platform", platform)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    assert has_display() is shown
