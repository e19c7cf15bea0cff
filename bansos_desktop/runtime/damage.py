"""A program of which a part is missing or damaged: who finds it so gets a word, not a traceback.

The launcher says it, since a windowed program has no terminal, and what shows a window may be what
is damaged. It reads DAMAGE_VARIABLE when we have ended (`packaging/windows/launcher.c`).
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bansos_desktop.runtime.loading import is_damage
from bansos_desktop.runtime.shipped import missing_and_changed, program_folder

DAMAGE_VARIABLE = "BANSOS_RUSAK"
WINDOW_PART = "_internal/situs/PySide6/plugins/platforms/qwindows.dll"
_NAMED = 3


def prove_window_part() -> None:
    """Raises ImportError where Qt would end the process, with words of its own in English."""
    folder = program_folder()
    if folder is not None and not (folder / WINDOW_PART).is_file():
        raise ImportError(WINDOW_PART)


def told(error: BaseException, arguments: Sequence[str]) -> bool:
    """Leave the launcher what to say, and whoever asked for a check its report.

    False, and nothing left, where the program is whole and the mistake is one of ours. Raises
    whatever a part raises that is damaged too: the launcher has its words by then.
    """
    began = time.monotonic()
    names = _faults()
    if not names and not is_damage(error):
        return False
    what = _what(names)
    if what:
        os.environ[DAMAGE_VARIABLE] = what
    if _reported(names, time.monotonic() - began, arguments):
        os.environ.pop(DAMAGE_VARIABLE, None)
    return True


def _faults() -> list[str]:
    """The files that are not as they were shipped, as far as anybody can still tell."""
    folder = program_folder()
    try:
        _count, missing, changed = missing_and_changed(folder) if folder else (0, [], [])
    except OSError:
        return []
    return missing + changed


def _what(names: Sequence[str]) -> str:
    """What the launcher puts into its sentence; "" leaves it its own words."""
    if not names:
        return ""
    more = f" dan {len(names) - _NAMED} lainnya" if len(names) > _NAMED else ""
    return f"berkas ini hilang atau berubah: {', '.join(names[:_NAMED])}{more}"


def _reported(names: Sequence[str], seconds: float, arguments: Sequence[str]) -> bool:
    """Whether a report was asked for and written."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--uji-diri", nargs="?", const="", metavar="BERKAS")
    parser.add_argument("--data", nargs="?")
    wish, _others = parser.parse_known_args(list(arguments))
    if wish.uji_diri is None:
        return False
    return _write_report(names, seconds, wish.uji_diri, wish.data)


def _write_report(names: Sequence[str], seconds: float, file: str, data: str | None) -> bool:
    """One step, which failed, in the form of every report; whether it stands in a file."""
    from bansos_desktop.domain.dates import format_long  # noqa: PLC0415 - each may be damaged
    from bansos_desktop.domain.messages import sentence  # noqa: PLC0415
    from bansos_desktop.domain.self_check import HEAD, Mark, StepLine, verdict  # noqa: PLC0415
    from bansos_desktop.runtime.paths import default_paths  # noqa: PLC0415
    from bansos_desktop.runtime.report_file import checked_report  # noqa: PLC0415

    now = datetime.now(UTC).astimezone()
    detail = sentence("program.damaged", {"what": _what(names) or "sebagian tidak dapat dibaca"})
    line = StepLine(Mark.FAILED, 1, 1, "Berkas program", seconds, detail)
    head = f"{HEAD}{format_long(now.date())} {now:%H.%M}"
    text = "\n".join([head, line.text, verdict([line]), ""])
    if sys.stdout is not None:
        sys.stdout.write(text)
    if not file:
        return False
    folder = Path(data).expanduser().absolute() if data else default_paths().data
    checked_report(Path(file), folder).write_text(text, encoding="utf-8")
    return True
