"""Where the rows go that an import did not take: back to the sender, in a sheet of their own."""

from __future__ import annotations

from pathlib import Path

from bansos_desktop.runtime.paths import Paths, checked_target
from bansos_desktop.store.errors import environment_code
from bansos_desktop.usecases import apply_import, mended_file
from bansos_desktop.usecases.import_awards import HistoryPlan
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError


def check_rejects(rejects: Path, source: Path, paths: Paths) -> None:
    """Refuse the sender's own file, a place where nothing may be written, and others' work."""
    checked_target(rejects, paths)
    if rejects.suffix.lower() != ".xlsx":
        raise Refused("target.not_xlsx", path=str(rejects))
    if rejects.exists() and source.exists() and rejects.samefile(source):
        raise Refused("target.is_source", path=str(rejects))
    if rejects.exists():
        mended_file.check_replaceable(rejects, source)


def write_rejects(plan: ImportPlan | HistoryPlan, rejects: Path) -> None:
    """Before the import: refused rows that could not be told would be lost from sight."""
    try:
        apply_import.write_rejected_rows(plan, rejects)
    except WorkbookError as error:
        raise Refused("import.rejects_unwritable", why=error.message) from error
    except OSError as error:
        # A folder of the system that looks like one and takes no file is no mistake of ours.
        code = environment_code(error) or ("store.no_permission" if error.errno else None)
        if code is None:
            raise
        raise Refused("import.rejects_unwritable", why=Refused(code).message) from error
