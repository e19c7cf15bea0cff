"""Taking back a whole import, told row by row: back as before, or kept because of what came since.

`undo_act` does it; here only imports are found by the beginning of their name, and whatever else
was done is refused with where it can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bansos_desktop.domain.history import moment_words
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.undo import UndoPlan
from bansos_desktop.store.imports import StoredImport
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_imports, undo_act
from bansos_desktop.usecases.list_imports import ImportLine
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.undo_act import Prospect, Undone

_OF_A_ROW = (Kind.PERSON, Kind.PROPOSAL, Kind.AWARD, Kind.MONITORING)


@dataclass(frozen=True, slots=True)
class RowsBack:
    """Rows that go back wholly, rows that stay, and how many of those go back in part."""

    back: int
    kept: int
    partly: int


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """An import that was taken back; `children` are mended sheets of it, which stand as before."""

    line: ImportLine
    undone: Undone
    rows: RowsBack
    children: tuple[ImportLine, ...]


@dataclass(frozen=True, slots=True)
class ImportProspect:
    """What taking an import back would do, to be asked about first."""

    line: ImportLine
    prospect: Prospect
    rows: RowsBack
    children: tuple[ImportLine, ...]


def find(store: Store, letters: str) -> ImportLine:
    """The import whose name begins with `letters`; Refused if there is none, or several."""
    wanted = letters.strip().lower()
    found = store.imports.beginning_with(wanted) if wanted else []
    if len(found) > 1:
        raise Refused("undo_import.several", letters=letters.strip())
    if found:
        return list_imports.line_of(store, found[0])
    if store.history.head(wanted) is not None:
        raise Refused("undo_import.not_an_import", batch=wanted)
    raise Refused("undo_import.unknown", letters=letters.strip())


def look(store: Store, session: Session, letters: str) -> ImportProspect:
    """What would go back and what would stay, without writing anything."""
    line = _standing(store, letters)
    prospect = undo_act.look(store, session, line.batch)
    rows = _rows(store, prospect.plan)
    return ImportProspect(line, prospect, rows, children_of(store, line.batch))


def run(
    store: Store,
    session: Session,
    letters: str,
    *,
    now: datetime,
    rehearse: bool = False,
    progress: Progress = UNWATCHED,
) -> ImportUndone:
    """Take an import back in one transaction, or only try."""
    line = _standing(store, letters)
    children = children_of(store, line.batch)
    undone = undo_act.run(store, session, line.batch, now=now, rehearse=rehearse, progress=progress)
    return ImportUndone(line, undone, _rows(store, undone.prospect.plan), children)


def children_of(store: Store, batch: str) -> tuple[ImportLine, ...]:
    """The mended sheets of an import that still stand; none for another act."""
    found: list[StoredImport] = store.imports.mending(batch)
    lines = (list_imports.line_of(store, one) for one in found)
    return tuple(child for child in lines if not child.undone)


def _standing(store: Store, letters: str) -> ImportLine:
    line = find(store, letters)
    if line.undone:
        raise Refused(
            "undo_import.already",
            label=line.label,
            when=moment_words(line.undone_at),
            undo=line.undone,
        )
    return line


def _rows(store: Store, plan: UndoPlan) -> RowsBack:
    """A row is a person, or a line of an earlier list; what hangs on a person is of their row."""
    back = [(one.kind, one.record) for one in plan.reversals]
    kept = [(one.kind, one.record) for one in plan.kept]
    people = {
        **store.imports.people_of(uid for kind, uid in back + kept if kind is Kind.PROPOSAL),
        **store.imports.visited(uid for kind, uid in back + kept if kind is Kind.MONITORING),
    }

    def rows_of(records: Iterable[tuple[Kind, str]]) -> set[str]:
        """The rows that records are of."""
        return {people.get(uid, uid) for kind, uid in records if kind in _OF_A_ROW}

    goes, stays = rows_of(back), rows_of(kept)
    return RowsBack(len(goes - stays), len(stays), len(goes & stays))
