"""Steps about what ships with the program: resources, reference set, templates, words, pictures."""

from __future__ import annotations

import gettext
import hashlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QFontDatabase, QFontInfo, QIcon, QImage, QImageReader, QRawFont
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from bansos_desktop.app.selftest.bench import TODAY, Bench
from bansos_desktop.domain.guide import Picture
from bansos_desktop.domain.seed import SeedSet
from bansos_desktop.imaging.photo import prepare
from bansos_desktop.runtime import catalogue
from bansos_desktop.runtime.guide_files import read_guide
from bansos_desktop.runtime.resources import guide_folder, resource, seed_folder
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.runtime.shipped import (
    SEAL,
    is_sealed,
    missing_and_changed,
    program_folder,
    shipped_root,
)
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.seed_files import MANIFEST, read_seed
from bansos_desktop.ui.i18n import long_date
from bansos_desktop.ui.theme import fill_tokens
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.formats import FORMATS
from bansos_desktop.workbook.template import load_template

SUMS = "SHA256SUMS"
LETTERS = "Aa09Rp…–éñ✓"
NEEDED_LETTERS = "Aa09Rp.–é"
RED = 0xFFC02020
BUTTONS = {
    QDialogButtonBox.StandardButton.Cancel: "Batal",
    QDialogButtonBox.StandardButton.Save: "Simpan",
    QDialogButtonBox.StandardButton.Close: "Tutup",
}


def shipped(_bench: Bench) -> str:
    """Every file of the sealed list, or, run from sources, the folders that must be there."""
    root = shipped_root()
    if program_folder() and not is_sealed(root):
        raise Refused("self_check.file_missing", file=SEAL)
    if is_sealed(root):
        count, missing, changed = missing_and_changed(root)
        if missing:
            raise Refused("self_check.file_missing", file=_some(missing))
        if changed:
            raise Refused("self_check.file_changed", file=_some(changed))
        return f"{count} berkas sesuai daftarnya"
    for folder in (resource("formats"), resource("icons"), seed_folder()):
        if not folder.is_dir() or not any(folder.iterdir()):
            raise Refused("self_check.file_missing", file=folder.name)
    fill_tokens(_text(resource("theme.qss")))
    sample_words()
    files = sum(one.is_file() for one in resource().rglob("*"))
    return f"{files} berkas, tanpa daftar segel (dijalankan dari sumber)"


def guide(_bench: Bench) -> str:
    """The user's guide as F1 opens it."""
    folder = guide_folder()
    try:
        topics = read_guide(folder).topics
    except FileNotFoundError as gone:
        name = Path(str(gone.filename)).name
        raise Refused("self_check.file_missing", file=name) from gone
    if empty := next((one.key for one in topics if not one.blocks), ""):
        raise Refused("self_check.file_changed", file=f"{empty}.md")
    shown = (block.path for one in topics for block in one.blocks if isinstance(block, Picture))
    if lost := next((one for one in shown if not (folder / one).is_file()), ""):
        raise Refused("self_check.file_missing", file=lost)
    return f"{len(topics)} topik"


def reference(_bench: Bench) -> str:
    """The reference set by its manifest, and every file beside it by the sums."""
    seed = _shipped_seed()
    listed = seed_folder() / SUMS
    for line in _text(listed).splitlines():
        digest, _blank, name = line.partition("  ")
        _prove(seed_folder() / name, digest)
    regions = len(seed.sections.get("regions", ()))
    return f"versi {seed.version}, {regions} wilayah, segel cocok"


def templates(bench: Bench) -> str:
    """Every document's layout can be filled."""
    for kind in FORMATS.values():
        if not (bench.formats / kind.file).is_file():
            raise Refused("self_check.file_missing", file=kind.file)
        load_template(bench.formats / kind.file, kind)
    return f"{len(FORMATS)} format dapat diisi"


def words(_bench: Bench) -> str:
    """Our words, the standard library's, and those that Qt puts on its buttons."""
    if gettext.find(catalogue.DOMAIN, resource("translations"), ["id"]) is None:
        raise Refused("self_check.file_missing", file=f"{catalogue.DOMAIN}.mo")
    box = QDialogButtonBox()
    try:
        for standard, text in BUTTONS.items():
            shown = box.addButton(standard).text().replace("&", "")
            if shown != text:
                raise Refused("self_check.words", text=shown)
    finally:
        box.deleteLater()
    day = long_date(TODAY)
    if day != "Senin, 20 Oktober 2025":
        raise Refused("self_check.words", text=day)
    return f"tombol, tanggal ({day}) dan baris perintah berbahasa Indonesia"


def fonts(_bench: Bench) -> str:
    """A family that is really there, with the signs that names and sentences are made of."""
    families = QFontDatabase.families()
    font = QApplication.font()
    raw = QRawFont.fromFont(font)
    if not families or not raw.isValid():
        raise Refused("self_check.no_fonts")
    family = QFontInfo(font).family()
    lacking = [one for one in NEEDED_LETTERS if not raw.supportsCharacter(ord(one))]
    if lacking:
        raise Refused("self_check.letters", family=family, letters=" ".join(lacking))
    return f"{family}, {len(families)} keluarga huruf"


def pictures(bench: Bench) -> str:
    """A photo as a telephone sends it, and a line icon, both by what Qt itself reads and draws."""
    made = _jpeg()
    if not made:
        raise Refused("self_check.picture", kind="JPEG")
    kept = prepare(made)
    image = QImage.fromData(kept.content)
    if image.isNull() or image.width() != kept.width or not _is_red(image):
        raise Refused("self_check.picture", kind="JPEG")
    drawn = bench.icons.pixmap("check", 32, "#000000").toImage()
    if not _has_ink(drawn):
        raise Refused("self_check.picture", kind="SVG")
    by_plugin = QIcon(str(resource("icons", "check.svg"))).pixmap(32, 32).toImage()
    if not _has_ink(by_plugin):
        raise Refused("self_check.picture", kind="SVG")
    kinds = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    lacking = {"png", "jpeg", "svg"} - kinds
    if lacking:
        raise Refused("self_check.picture", kind=", ".join(sorted(lacking)).upper())
    return f"JPEG, PNG dan SVG; {len(bench.icons.names)} ikon"


def _shipped_seed() -> SeedSet:
    """The set as it shipped: what is wrong with it, no province can mend, a setup can."""
    try:
        return read_seed(seed_folder())
    except StoreError as error:
        file = error.values.get("name", MANIFEST)
        if error.code == "seed.missing":
            raise Refused("self_check.file_missing", file=file) from error
        raise Refused("self_check.file_changed", file=file) from error


def _jpeg() -> bytes:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")  # type: ignore[call-overload]  # the stub knows no device
    return bytes(QByteArray(buffer.data()).data())


def _is_red(image: QImage) -> bool:
    middle = image.pixelColor(image.rect().center())
    return middle.red() > 150 and middle.green() < 80


def _has_ink(image: QImage) -> bool:
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    return any(
        image.pixelColor(x, y).alpha() > 127
        for x in range(image.width())
        for y in range(image.height())
    )


def _prove(file: Path, digest: str) -> None:
    if not file.is_file():
        raise Refused("self_check.file_missing", file=file.name)
    if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
        raise Refused("self_check.file_changed", file=file.name)


def _text(file: Path) -> str:
    if not file.is_file():
        raise Refused("self_check.file_missing", file=file.name)
    return file.read_text(encoding="utf-8")


def _some(names: list[str]) -> str:
    """The first few names."""
    more = f" dan {len(names) - 3} lainnya" if len(names) > 3 else ""
    return f"{', '.join(names[:3])}{more}"
