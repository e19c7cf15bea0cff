"""Where the report of `--uji-diri` may go: to a new file, or over an earlier report of ours."""

from __future__ import annotations

from pathlib import Path

from bansos_desktop.domain.self_check import HEAD
from bansos_desktop.runtime.target_file import checked_target
from bansos_desktop.usecases.long_name import refuse_long_name
from bansos_desktop.usecases.refusal import Refused


def checked_report(file: Path, data: Path) -> Path:
    """The file, if nothing is lost by writing it. Raises Refused with the reason otherwise."""
    refuse_long_name(file)
    if file.is_dir():
        raise Refused("self_check.report_folder", path=str(file))
    if file.resolve().is_relative_to(data.resolve()):
        raise Refused("target.in_data", path=str(file))
    checked_target(file, data)
    if not _is_free(file):
        raise Refused("self_check.report_taken", path=str(file))
    return file


def _is_free(file: Path) -> bool:
    """Nothing is there, or a device, or nothing in it, or what an earlier check wrote."""
    if not file.is_file():
        return file.is_char_device() or not file.exists()
    try:
        with file.open("rb") as stream:
            head = stream.read(len(HEAD.encode()))
    except OSError:
        return False
    return head in (b"", HEAD.encode())
