"""Reading a reference set from the shipped folder or from one file, proved by its hashes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path

from bansos_desktop.domain.seed import (
    LETTERS,
    QUOTA_LINE,
    SECTIONS,
    SEED_LINE,
    Row,
    Section,
    SeedSet,
    keeps_to_its_line,
)
from bansos_desktop.domain.seed_words import SECTION_NAMES
from bansos_desktop.store.errors import StoreError

FORMAT = "bansos-seed/1"
MANIFEST = "manifest.json"
SIGNATURE = "signature"
PLAIN_HASH = "sha256"
LARGEST = 20 << 20
"""No set is as large, and a file that never ends must not fill the memory."""
_MOST_VERSION = 999_999_999
_PAPERS = frozenset({"LICENSE-wilayah.txt", "SOURCES.md"})


def shipped_version(folder: Path) -> int:
    """The version of the set in `folder`, without reading the set."""
    return _version(_manifest(folder / MANIFEST), MANIFEST)


def read_seed(path: Path) -> SeedSet:
    """The set at `path`: a folder, its manifest.json, or a single .json that holds its sections.

    Raises StoreError, also for a set that is empty, endless, or of parts nobody here knows.
    """
    file = path / MANIFEST if path.is_dir() else path
    manifest = _manifest(file)
    if "sections" in manifest:
        sections = _inline_sections(manifest["sections"])
    else:
        sections = _folder_sections(file.parent, manifest)
    for name, rows in sections.items():
        _check_rows(name, rows)
    line = str(manifest.get("line", SEED_LINE))
    if line not in (SEED_LINE, QUOTA_LINE):
        raise StoreError("seed.damaged", name="line")
    if not keeps_to_its_line(line, sections):
        raise StoreError("sync.wrong_line", name=file.name)
    version = _version(manifest, file.name)
    if not sections or sections.get(LETTERS) == ():
        raise StoreError("seed.nothing", name=file.name)
    return SeedSet(
        version,
        _title(manifest),
        hashlib.sha256(file.read_bytes()).hexdigest(),
        sections,
        line,
        _unproved(manifest, file.name),
    )


def signature_of(manifest: Mapping[str, object]) -> str:
    """What a set says of its own content, so that damage on the way shows.

    Of the content without this field, keys in order and no blanks between: the same on every
    computer. It proves no sender.
    """
    content = {name: value for name, value in manifest.items() if name != SIGNATURE}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{PLAIN_HASH}:{hashlib.sha256(text.encode()).hexdigest()}"


def _unproved(manifest: Mapping[str, object], name: str) -> str:
    """How a set is signed, if not in the way that can be checked here; "" if it was checked."""
    signature = manifest.get(SIGNATURE, "")
    if not isinstance(signature, str):
        raise StoreError("seed.bad_signature", name=name)
    way = signature.partition(":")[0]
    if signature and way == PLAIN_HASH and signature != signature_of(manifest):
        raise StoreError("seed.damaged", name=name)
    return "" if way == PLAIN_HASH else way[:40]


def _manifest(file: Path) -> Mapping[str, object]:
    """The parsed head of a set, known to be one by its format."""
    try:
        if file.stat().st_size > LARGEST:
            raise StoreError("seed.too_large", name=file.name)
        content = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StoreError("seed.missing", path=str(file)) from error
    except (ValueError, OSError, RecursionError) as error:
        raise StoreError("seed.not_a_seed", name=file.name) from error
    if not isinstance(content, Mapping) or content.get("format") != FORMAT:
        raise StoreError("seed.not_a_seed", name=file.name)
    return content


def _version(manifest: Mapping[str, object], name: str) -> int:
    """Numbers that order sets; a date or text would not be comparable."""
    version = manifest.get("version")
    if type(version) is not int or not 1 <= version <= _MOST_VERSION:
        raise StoreError("seed.bad_version", name=name)
    return version


def _inline_sections(content: object) -> dict[str, tuple[Row, ...]]:
    """Sections of a single file, which its sender proves by whatever way it came."""
    if not isinstance(content, Mapping) or not content.keys() <= SECTIONS.keys():
        raise StoreError("seed.damaged", name="sections")
    try:
        return {
            str(name): tuple({str(k): _plain(v) for k, v in dict(row).items()} for row in rows)
            for name, rows in content.items()
        }
    except (TypeError, ValueError) as error:
        raise StoreError("seed.damaged", name="sections") from error


def _plain(value: object) -> str:
    """JSON may hold numbers and nulls where a CSV has only text, and nothing deeper."""
    if value is not None and not isinstance(value, str | int | float):
        raise TypeError(type(value))
    return "" if value is None else str(value)


def _title(manifest: Mapping[str, object]) -> str:
    title = manifest.get("title", "")
    return title if isinstance(title, str) else ""


def _folder_sections(folder: Path, manifest: Mapping[str, object]) -> dict[str, tuple[Row, ...]]:
    """Sections that the manifest names; a CSV it does not name is never read.

    A part that this version does not know would be left out in silence, so the whole is refused.
    """
    files = manifest.get("files")
    if not isinstance(files, Mapping):
        raise StoreError("seed.damaged", name="files")
    for name in files.keys() - {f"{section}.csv" for section in SECTIONS} - _PAPERS:
        raise StoreError("seed.unknown_part", name=str(name)[:40])
    sections: dict[str, tuple[Row, ...]] = {}
    for name in SECTIONS:
        file = folder / f"{name}.csv"
        if file.name not in files:
            continue
        content = _proved(file, str(files[file.name]))
        sections[name] = tuple(csv.DictReader(io.StringIO(content, newline="")))
    return sections


def _proved(file: Path, expected: str) -> str:
    """The text of a file whose hash is the one the manifest gives."""
    try:
        content = file.read_bytes()
        text = content.decode()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError("seed.damaged", name=file.name) from error
    if hashlib.sha256(content).hexdigest() != expected:
        raise StoreError("seed.damaged", name=file.name)
    return text


def _check_rows(name: str, rows: tuple[Row, ...]) -> None:
    """Refuse a set with a row that is incomplete, has no number where one belongs, or is double."""
    section = SECTIONS[name]
    seen: set[tuple[str, ...]] = set()
    for line, row in enumerate(rows, start=2):
        if name == LETTERS and not row.keys() <= set(section.columns):
            needed = ", ".join(section.columns)
            raise StoreError("seed.bad_columns", line=str(line), columns=needed)
        key = tuple(row.get(column, "") for column in section.key)
        if not _is_sound(section, row) or key in seen:
            code = "seed.double_row" if _is_sound(section, row) else "seed.bad_row"
            raise StoreError(code, name=SECTION_NAMES[name], line=str(line))
        seen.add(key)


def _is_sound(section: Section, row: Row) -> bool:
    """Whether a row can be stored; a line of too few or too many cells has a None among them."""
    whole = set(row) == set(section.columns) and all(isinstance(v, str) for v in row.values())
    return (
        whole
        and all(_is_number(row[column]) for column in section.numbers)
        and all(_is_number(row[column] or "0") for column in section.optional_numbers)
    )


def _is_number(text: str) -> bool:
    """Plain digits that fit SQLite; `isdigit` alone would let a superscript pass."""
    return text.isascii() and text.isdigit() and len(text) < 16
