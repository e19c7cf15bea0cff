"""Which file may be written for a name that somebody gave, typed or picked."""

from __future__ import annotations

from pathlib import Path

from bansos_desktop.usecases.long_name import refuse_long_name
from bansos_desktop.usecases.refusal import Refused


def checked_target(file: Path, data: Path) -> Path:
    """A file that a person wants written. Raises Refused where it cannot be, or must not be."""
    refuse_long_name(file)
    if file.is_dir():
        raise Refused("target.is_folder", path=str(file))
    if not file.parent.is_dir():
        raise Refused("target.no_folder", path=str(file.parent))
    if file.suffix.lower() != ".xlsx" and file.resolve().is_relative_to(data.resolve()):
        raise Refused("target.in_data", path=str(file))
    return file


def target_ending_in(named: Path, suffix: str) -> Path:
    """The file that is written for a name somebody chose: "rekap 1.8" keeps its ".8".

    Raises Refused for a file of another kind that was picked to be replaced, the office's own among
    them, and for one that is there although nobody asked whether it may be replaced.
    """
    refuse_long_name(named)
    target = named
    if named.suffix.lower() != suffix:
        if named.is_file():
            raise Refused("target.other_kind", file=named.name, suffix=suffix)
        target = named.with_name(named.name + suffix)
        refuse_long_name(target)
        if target.exists():
            raise Refused("target.unasked", file=target.name)
    if target.is_dir():
        raise Refused("target.folder_of_that_name", file=target.name)
    return target
