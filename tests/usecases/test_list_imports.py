"""The list of imports: newest first, each with what became of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bansos_desktop.domain.records import Kind
from bansos_desktop.usecases import list_imports
from tests.factories import NOW, a_row
from tests.usecases.conftest import Office


def note(office: Office, uid: str, parent: str = "", **counts: int) -> None:
    """An import as a package may bring it."""
    with office.store.write(office.session.author, now=NOW, act="import.apply", batch=uid) as work:
        values = {"act": "import.apply", "label": f"{uid}.xlsx", "parent": parent or None, **counts}
        work.put(Kind.BATCH, uid, values)


def still(office: Office) -> dict[str, int]:
    return {line.batch: line.still_rejected for line in list_imports.run(office.store)}


def test_an_import_is_told_with_file_person_target_and_counts(
    office: Office, tmp_path: Path
) -> None:
    done = office.take_rows(tmp_path / "u.xlsx", [a_row(1), a_row(2, nik="12")])

    (line,) = list_imports.run(office.store)

    stored = line.stored
    assert (line.batch, line.label, line.who) == (done.batch, "u.xlsx", office.session.user)
    assert (stored.programme, stored.year, stored.stage) == ("UEP", 2025, "murni")
    assert (stored.rows_read, stored.created, stored.updated) == (2, 1, 0)
    assert (stored.unchanged, stored.rejected, line.still_rejected) == (0, 1, 1)
    assert (line.parent, line.children, line.undone, line.is_history) == ("", (), "", False)
    moment = list_imports.moment(line)
    assert moment is not None
    assert abs(moment - NOW) < timedelta(seconds=1)


def test_the_newest_is_first_and_pages_follow_each_other(office: Office) -> None:
    for uid in ("a1", "a2", "a3"):
        note(office, uid, rejected=1)

    first = list_imports.run(office.store, limit=2)
    rest = list_imports.run(office.store, limit=2, before=first[-1].stored.number)

    assert [line.batch for line in first] == ["a3", "a2"]
    assert [line.batch for line in rest] == ["a1"]
    assert list_imports.run(office.store, before=rest[0].stored.number) == []


def test_mended_sheets_close_the_refused_rows_of_the_first_through_all_rounds(
    office: Office,
) -> None:
    note(office, "a1", rejected=5)
    note(office, "a2", "a1", created=2, updated=1, rejected=2)
    note(office, "a3", "a2", created=1, unchanged=3, rejected=1)

    assert still(office) == {"a3": 1, "a2": 1, "a1": 1}
    first = list_imports.run(office.store)[-1]
    assert first.children == ("a2",)


def test_the_same_mended_sheet_twice_closes_nothing_more(office: Office) -> None:
    note(office, "a1", rejected=3)
    note(office, "a2", "a1", created=2, rejected=1)
    note(office, "a3", "a1", unchanged=2, rejected=1)
    note(office, "a4", "a1", created=9)

    assert still(office)["a1"] == 0


def test_imports_that_mend_each_other_in_a_ring_do_not_hang_the_list(office: Office) -> None:
    note(office, "a1", "a2", rejected=1)
    note(office, "a2", "a1", rejected=1)

    assert still(office) == {"a1": 1, "a2": 1}


def test_an_import_whose_entries_never_came_has_no_moment(office: Office, tmp_path: Path) -> None:
    with office.store.write(office.session.author, now=NOW, act="import.apply") as work:
        work.put(Kind.BATCH, "b1", {"label": "lain.xlsx"})

    (line,) = list_imports.run(office.store)

    assert (line.at, line.who, list_imports.moment(line)) == ("", "", None)
