"""The icons that are shipped are those that the command draws, and none of their sizes is blank."""

from __future__ import annotations

import importlib.util
import struct
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from bansos_desktop.ui.program_icon import SIZES, program_icon, program_picture
from bansos_desktop.ui.theme import PALETTE

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "aplikasi"
ICONS = ("bansos", "berkas")
WANTED = [16, 20, 24, 32, 40, 48, 64, 128, 256]
A_SHADE = 3  # how far two machines may differ at the rim of a curve


@pytest.fixture(scope="module")
def command() -> ModuleType:
    """The command as a module."""
    spec = importlib.util.spec_from_file_location("make_icons", ROOT / "packaging/make_icons.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def frames(content: bytes) -> list[tuple[int, bytes]]:
    """(side, bytes) of each frame, by the file's own directory."""
    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind) == (0, 1)
    rows = [struct.unpack_from("<4B2H2I", content, 6 + 16 * at) for at in range(count)]
    assert rows[-1][6] + rows[-1][7] == len(content)
    return [(row[0] or 256, content[row[7] : row[7] + row[6]]) for row in rows]


def picture(side: int, frame: bytes) -> QImage:
    if side == 256:
        return QImage.fromData(frame).convertToFormat(QImage.Format.Format_ARGB32)
    size, width, double = struct.unpack_from("<Iii", frame)
    assert (size, width, double) == (40, side, 2 * side)
    assert len(frame) == 40 + 4 * side * side + (side + 31) // 32 * 4 * side
    points = frame[40 : 40 + 4 * side * side]
    return QImage(points, side, side, QImage.Format.Format_ARGB32).flipped()


@pytest.mark.parametrize("stem", ICONS)
def test_every_size_is_there_and_as_the_command_draws_it(
    qapp: QApplication, command: ModuleType, stem: str
) -> None:
    held = frames((FOLDER / f"{stem}.ico").read_bytes())

    assert [side for side, _ in held] == WANTED
    for side, frame in held:
        ours, drawn = picture(side, frame), command.draw(stem, side)
        pairs = zip(bytes(ours.constBits()), bytes(drawn.constBits()), strict=True)
        assert max(abs(one - other) for one, other in pairs) <= A_SHADE, side
        assert len({ours.pixel(x, y) for x in range(side) for y in range(side)}) > A_SHADE


@pytest.mark.parametrize("stem", ICONS)
def test_drawing_twice_gives_the_same_bytes(
    qapp: QApplication, command: ModuleType, stem: str
) -> None:
    assert command.icon_file(stem) == command.icon_file(stem)


def test_the_drawings_use_only_colours_of_the_house() -> None:
    allowed = {PALETTE.accent, PALETTE.on_accent, PALETTE.warning_line, PALETTE.accent_line}
    allowed |= {PALETTE.line_strong}

    for path in FOLDER.glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert {part.partition('"')[0] for part in text.split('fill="')[1:]} <= allowed


def test_stripes_of_small_icons_end_on_whole_pixels(
    qapp: QApplication, command: ModuleType
) -> None:
    for side in (16, 20, 24):
        drawn = command.draw("bansos", side)
        shades = {drawn.pixelColor(x, 3).name().upper() for x in range(2, side - 2)}
        assert shades == {PALETTE.on_accent, PALETTE.warning_line}


def test_a_window_has_its_icon_at_every_size(qapp: QApplication) -> None:
    icon = program_icon(FOLDER)

    assert [size.width() for size in icon.availableSizes()] == list(SIZES)
    assert program_picture(FOLDER, 96).width() == 96


def test_the_logo_of_the_screens_is_the_icon_s_drawing() -> None:
    logo = ROOT / "resources" / "icons" / "app.svg"
    assert logo.read_bytes() == (FOLDER / "bansos-64.svg").read_bytes()


def test_the_command_says_which_file_differs(
    qapp: QApplication,
    command: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for path in FOLDER.glob("*.svg"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(command, "FOLDER", tmp_path)
    monkeypatch.setattr(command, "QGuiApplication", lambda _arguments: qapp)

    assert command.main(["--periksa"]) == 1
    assert command.main([]) == 0
    assert command.main(["--periksa"]) == 0
    assert "bansos.ico: berbeda" in capsys.readouterr().out
