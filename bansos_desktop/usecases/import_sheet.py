"""Any sheet that is imported: a list of people, or our own monev sheet with visits filled in."""

from __future__ import annotations

from datetime import date, datetime

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import apply_import, import_monitoring, plan_import
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.workbook.own_note import read_own_note
from bansos_desktop.workbook.reader import open_sheets


def look(
    store: Store,
    session: Session,
    request: ImportRequest,
    *,
    today: date,
    progress: Progress = UNWATCHED,
) -> ImportPlan:
    """What every row would become; raises WorkbookError or Refused if it cannot be read at all."""
    file = open_sheets(request.path)
    note = read_own_note(file)
    is_monitoring = note is not None and note.document == DocumentKey.MONITORING
    act = import_monitoring.look if is_monitoring else plan_import.run
    return act(store, session, request, today=today, progress=progress, file=file)


def apply(
    store: Store,
    session: Session,
    plan: ImportPlan,
    *,
    now: datetime,
    today: date,
    rehearse: bool = False,
    progress: Progress = UNWATCHED,
) -> Imported:
    """Do what the plan says, in one transaction; a rehearsal keeps nothing."""
    act = import_monitoring.apply if plan.is_monitoring else apply_import.run
    return act(store, session, plan, now=now, today=today, rehearse=rehearse, progress=progress)
