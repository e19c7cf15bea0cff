"""A logo comes out small, silent and still see-through; what is none is refused."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bansos_desktop.domain.office_paper import LOGO_BYTES, PNG_HEAD
from bansos_desktop.imaging import logo
from bansos_desktop.imaging.errors import PhotoError
from bansos_desktop.imaging.logo import prepare_logo


def saved(path: Path, picture: Image.Image, kind: str = "PNG", **more: object) -> Path:
    picture.save(path, kind, **more)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(PhotoError) as refused:
        prepare_logo(path)
    assert refused.value.message.endswith(".")
    return refused.value.code


def a_badge(width: int = 800, height: int = 1000) -> Image.Image:
    """A shield on see-through ground."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    picture.paste((15, 107, 92, 255), (width // 4, height // 4, width // 2, height // 2))
    return picture


def test_a_logo_is_shrunk_keeps_its_shape_and_stays_see_through(tmp_path: Path) -> None:
    content = prepare_logo(saved(tmp_path / "logo.png", a_badge()))

    made = Image.open(BytesIO(content))
    assert content.startswith(PNG_HEAD)
    assert made.size == (320, 400)
    assert made.convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_small_logo_is_not_blown_up(tmp_path: Path) -> None:
    content = prepare_logo(saved(tmp_path / "logo.png", a_badge(96, 120)))

    assert Image.open(BytesIO(content)).size == (96, 120)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "BMP", "GIF"])
def test_other_kinds_of_pictures_become_a_png(tmp_path: Path, kind: str) -> None:
    content = prepare_logo(saved(tmp_path / "logo", a_badge().convert("RGB"), kind))

    assert content.startswith(PNG_HEAD)


def test_what_the_file_said_of_itself_stays_behind(tmp_path: Path) -> None:
    notes = PngInfo()
    notes.add_text("Author", "Rahasia")

    content = prepare_logo(saved(tmp_path / "logo.png", a_badge(), pnginfo=notes))

    assert b"Rahasia" not in content
    assert Image.open(BytesIO(content)).info == {}


def test_a_restless_picture_is_made_light_enough(tmp_path: Path) -> None:
    noise = Image.frombytes("RGB", (400, 400), random.Random(1).randbytes(400 * 400 * 3))

    content = prepare_logo(saved(tmp_path / "logo.png", noise))

    assert len(content) <= LOGO_BYTES
    assert max(Image.open(BytesIO(content)).size) >= 240


def test_what_is_no_logo_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "surat.txt"
    text.write_text("bukan gambar")
    whole = saved(tmp_path / "logo.png", a_badge())
    cut = tmp_path / "putus.png"
    cut.write_bytes(whole.read_bytes()[:600])

    assert refusal(tmp_path / "tiada.png") == "logo.unreadable"
    assert refusal(text) == "logo.unknown"
    assert refusal(cut) == "logo.damaged"
    assert refusal(saved(tmp_path / "titik.png", a_badge(40, 40))) == "logo.too_small"
    monkeypatch.setattr(logo, "MOST_PIXELS", 1000)
    assert refusal(whole) == "logo.too_many_pixels"
    monkeypatch.setattr(logo, "MOST_MEGABYTES", 0)
    assert refusal(whole) == "logo.too_heavy"
