"""The audit of a program folder, on small Windows programs made here byte by byte."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from windows.audit import audit, installed_size, of_windows
from windows.payload import files_below, seal
from windows.pe import NotPortableExecutable, parse_pe, read_pe

from bansos_desktop.runtime.shipped import SEAL, missing_and_changed

X64, X86 = 0x8664, 0x14C
_ADDRESS, _RAW = 0x1000, 0x400


def a_program(*imports: str, delayed: tuple[str, ...] = (), machine: int = X64) -> bytes:
    """A PE file with one section that holds nothing but its import tables."""
    wide = machine == X64
    names = b"".join(name.encode() + b"\0" for name in (*imports, *delayed))
    starts, place = [], _ADDRESS
    for name in (*imports, *delayed):
        starts.append(place)
        place += len(name) + 1
    plain_at = place
    plain = b"".join(struct.pack("<IIIII", 0, 0, 0, at, 0) for at in starts[: len(imports)])
    plain += bytes(20)
    late_at = plain_at + len(plain)
    late = b"".join(struct.pack("<II24x", 1, at) for at in starts[len(imports) :]) + bytes(32)
    content = names + plain + late
    directories = bytearray(16 * 8)
    struct.pack_into("<I", directories, 1 * 8, plain_at)
    if delayed:
        struct.pack_into("<I", directories, 13 * 8, late_at)
    optional = struct.pack("<H", 0x20B if wide else 0x10B).ljust(112 if wide else 96, b"\0")
    optional += bytes(directories)
    coff = struct.pack("<HHIIIHH", machine, 1, 0, 0, 0, len(optional), 0)
    section = b".idata\0\0" + struct.pack("<IIII", len(content), _ADDRESS, len(content), _RAW)
    head = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40) + b"PE\0\0" + coff + optional
    return (head + section.ljust(40, b"\0")).ljust(_RAW, b"\0") + content


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program folder that has everything."""
    packages = tmp_path / "_internal" / "situs" / "PySide6"
    packages.mkdir(parents=True)
    for name in ("BansosDesktop.exe", "bansos.exe"):
        (tmp_path / name).write_bytes(a_program("KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll"))
    (tmp_path / "_internal" / "python312.dll").write_bytes(a_program("VERSION.dll"))
    (packages / "Qt6Core.dll").write_bytes(a_program("USER32.dll"))
    (packages / "QtCore.pyd").write_bytes(a_program("Qt6Core.dll", "python312.dll"))
    seal(tmp_path)
    return tmp_path


@pytest.mark.parametrize("machine", [X64, X86])
def test_a_program_says_its_machine_and_what_it_loads(machine: int) -> None:
    found = parse_pe(
        a_program("Qt6Core.dll", "KERNEL32.dll", delayed=("D3D9.dll",), machine=machine)
    )

    assert found.machine == machine
    assert found.imports == ("qt6core.dll", "kernel32.dll", "d3d9.dll")


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ", b"#!/bin/sh", b"MZ".ljust(200, b"\0"), a_program("a.dll")[:0x100],
     a_program("a.dll")[:_RAW + 3]],
)  # fmt: skip
def test_a_file_that_is_no_program_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.dll").write_bytes(content)

    with pytest.raises(NotPortableExecutable):
        read_pe(tmp_path / "x.dll")


def test_a_whole_folder_is_right(program: Path) -> None:
    assert audit(program) == []


def test_a_library_that_nobody_ships_is_named(program: Path) -> None:
    (program / "_internal" / "x.pyd").write_bytes(a_program("Qt6Network.dll"))

    assert audit(program) == ["unresolved: x.pyd loads qt6network.dll"]


def test_a_library_beside_its_user_is_found_but_not_from_elsewhere(program: Path) -> None:
    odd = program / "_internal" / "situs" / "odd"
    odd.mkdir()
    (odd / "own.dll").write_bytes(a_program())
    (odd / "user.pyd").write_bytes(a_program("own.dll"))
    assert audit(program) == []

    (program / "_internal" / "far.pyd").write_bytes(a_program("own.dll"))
    assert audit(program) == ["unresolved: far.pyd loads own.dll"]


def test_a_folder_of_libraries_that_a_wheel_adds_is_searched(program: Path) -> None:
    libraries = program / "_internal" / "situs" / "rapidfuzz.libs"
    libraries.mkdir()
    (libraries / "msvcp140-1.dll").write_bytes(a_program())
    (program / "_internal" / "x.pyd").write_bytes(a_program("msvcp140-1.dll"))

    assert audit(program) == []


@pytest.mark.parametrize(
    "name",
    ["_internal/_ssl.pyd", "_internal/situs/PySide6/opengl32sw.dll", "_internal/python.exe"],
)
def test_a_leftover_is_named(program: Path, name: str) -> None:
    (program / name).write_bytes(a_program())

    assert audit(program) == [f"leftover: {name}"]


def test_a_32_bit_part_is_refused(program: Path) -> None:
    (program / "_internal" / "x.dll").write_bytes(a_program(machine=X86))

    assert audit(program) == ["not 64-bit x86: x.dll"]


def test_a_damaged_part_is_refused(program: Path) -> None:
    (program / "_internal" / "x.dll").write_bytes(b"MZ")

    assert audit(program)[0].startswith("not a program of Windows: x.dll")


def test_a_missing_launcher_is_named(program: Path) -> None:
    (program / "bansos.exe").unlink()

    assert audit(program) == ["missing: bansos.exe"]


def test_a_folder_without_the_list_of_its_files_is_refused(program: Path) -> None:
    (program / SEAL).unlink()

    assert audit(program) == [f"missing: {SEAL}"]


def test_the_list_names_every_file_of_the_folder_and_is_the_same_each_time(program: Path) -> None:
    first = (program / SEAL).read_bytes()

    seal(program)

    assert (program / SEAL).read_bytes() == first
    names = [line.split("  ", 2)[2] for line in first.decode().splitlines()[1:]]
    here = [file.relative_to(program).as_posix() for file in files_below(program)]
    assert names == [name for name in here if name != SEAL]
    assert missing_and_changed(program) == (len(names), [], [])


def test_a_folder_above_its_budget_is_refused(program: Path) -> None:
    size = installed_size(program)

    assert audit(program, most=size) == []
    assert audit(program, most=size - 1)[0].startswith("too large: ")


@pytest.mark.parametrize(
    ("library", "known"),
    [
        ("kernel32.dll", True),
        ("winspool.drv", True),
        ("ext-ms-win-x.dll", True),
        ("qt6.dll", False),
    ],
)
def test_what_windows_has_itself(library: str, known: bool) -> None:
    assert of_windows(library) is known
