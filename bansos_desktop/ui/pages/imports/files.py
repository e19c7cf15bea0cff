"""Which files were meant: single files as they are, of a folder only its spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# A text file that somebody picks is read; in a folder it is more often a note than a list.
IN_A_FOLDER = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
PICKABLE = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.htm *.html"
# What Excel, LibreOffice and the desktop lay beside a file while it is open.
TRACES = ("~$", ".")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to read, in the order of their names, and what of a folder is none."""

    files: tuple[Path, ...]
    skipped: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()


def gather(paths: Iterable[Path]) -> Gathered:
    """Files and, of each folder, its own spreadsheets and those of the folders in it."""
    files: list[Path] = []
    skipped: list[Path] = []
    folders: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        folders.append(path)
        for found in _in_folder(path, deep=True):
            (files if found.suffix.lower() in IN_A_FOLDER else skipped).append(found)
    return Gathered(tuple(dict.fromkeys(files)), tuple(skipped), tuple(folders))


def _in_folder(folder: Path, *, deep: bool) -> Iterator[Path]:
    """Its files by name, then those of its folders; one that cannot be listed counts as skipped."""
    try:
        entries = _by_name(folder.iterdir())
    except OSError:
        yield folder
        return
    plain = [one for one in entries if not one.name.startswith(TRACES)]
    yield from (one for one in plain if one.is_file())
    if deep:
        for one in plain:
            if one.is_dir():
                yield from _in_folder(one, deep=False)


def _by_name(paths: Iterable[Path]) -> Sequence[Path]:
    return sorted(paths, key=lambda path: path.name.casefold())
