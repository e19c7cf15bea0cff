"""Files and folders that were meant, and a queue of them: no window is needed for either."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from bansos_desktop.domain.column_match import Basis, ColumnMatch
from bansos_desktop.domain.import_plan import Counts
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.ui.pages.imports.files import gather
from bansos_desktop.ui.pages.imports.flow import (
    FileQueue,
    FileState,
    QueuedFile,
    equation,
    needs_a_look,
    total,
)
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.plan_import import ImportPlan

ASKED = Question("turun:Usulan", "row.twice", "no_kk", (Option("ya", "Ya"),), rows=3)
NIK = ColumnMatch(0, "NIK", SheetField.NIK, 1.0, Basis.TITLE)


def a_tree(folder: Path, *names: str) -> Path:
    """A folder with these files in it, and the folders they need."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


def imported(*figures: int) -> Imported:
    """An import with these counts: read, created, updated, unchanged, rejected."""
    return cast(Imported, SimpleNamespace(counts=Counts(*figures, warnings=0), batch="b"))


def planned(*questions: Question, matches: tuple[ColumnMatch, ...] = ()) -> ImportPlan:
    """A plan of one sheet with these columns and questions."""
    layout = SimpleNamespace(matches=matches, signature="abc")
    plan = SimpleNamespace(questions=questions, layouts=(layout,), own=None)
    return cast(ImportPlan, plan)


def test_a_folder_stands_for_its_spreadsheets_by_name_and_those_one_folder_down(
    tmp_path: Path,
) -> None:
    names = ("Timbau.XLSX", "jahab.ods", "desa/loa.csv", "desa/dalam/sangat.xlsx", "surat.docx")
    folder = a_tree(tmp_path / "kiriman", *names, "~$jahab.xlsx", ".~lock.x.ods#", "catatan.txt")

    found = gather([folder])

    assert [path.name for path in found.files] == ["jahab.ods", "Timbau.XLSX", "loa.csv"]
    assert [path.name for path in found.skipped] == ["catatan.txt", "surat.docx"]
    assert found.folders == (folder,)


def test_a_single_file_is_taken_whatever_it_is_called_and_only_once(tmp_path: Path) -> None:
    file = a_tree(tmp_path, "daftar tanpa akhiran") / "daftar tanpa akhiran"

    found = gather([file, file])

    assert (found.files, found.skipped, found.folders) == ((file,), (), ())


def test_a_folder_that_cannot_be_listed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert gather([tmp_path]).skipped == (tmp_path,)


def test_a_queue_goes_from_file_to_file_and_knows_when_all_are_over() -> None:
    queue = FileQueue([Path("a.xlsx"), Path("b.xlsx")])
    assert (queue.current, queue.is_several, queue.waiting) == (None, True, 2)

    first = queue.go_on()
    assert first is queue.files[0]
    queue.mark(FileState.FAILED, "rusak")
    assert queue.go_on() is queue.files[1]
    queue.mark(FileState.READY)
    assert (queue.at, queue.is_underway, queue.rest()) == (1, True, [Path("b.xlsx")])
    queue.stop()

    assert queue.go_on() is None
    assert not queue.is_underway
    assert [file.words for file in queue.files] == ["gagal: rusak", "dilewati"]
    assert queue.wait_again(FileState.FAILED) == 1
    assert queue.files[0].words == "menunggu"
    queue.mark(FileState.READY)
    assert queue.files[0].state is FileState.WAITING


@pytest.mark.parametrize(
    ("done", "words", "level"),
    [
        (imported(5, 2, 1, 1, 1), "diterapkan 3 baris", Level.WARNING),
        (imported(5, 4, 1, 0, 0), "diterapkan 5 baris", Level.SUCCESS),
        (imported(5, 0, 0, 5, 0), "tidak ada yang baru", Level.SUCCESS),
    ],
)
def test_an_applied_file_says_how_much_of_it_was_taken(
    done: Imported, words: str, level: Level
) -> None:
    file = QueuedFile(Path("a.xlsx"))

    file.take(done)

    assert (file.words, file.level, file.batches) == (words, level, ["b"])


def test_a_file_applied_twice_counts_each_row_once() -> None:
    file = QueuedFile(Path("a.xlsx"))
    assert file.counts is None
    file.take(imported(10, 4, 1, 2, 3))

    file.take(imported(10, 2, 0, 7, 1))

    assert file.counts == Counts(10, 6, 1, 2, 1, 0)
    assert file.counts.adds_up


def test_the_equation_over_several_files_still_adds_up() -> None:
    counts = total([Counts(5, 2, 1, 1, 1, 1), Counts(1000, 1000, 0, 0, 0, 0)])

    assert counts.adds_up
    assert equation(counts) == (
        "1.005 baris dibaca = 1.002 baru + 1 diperbarui + 1 sama + 1 ditolak"
    )


@pytest.mark.parametrize(
    ("plan", "needs"),
    [
        (planned(), True),
        (planned(matches=(NIK,)), True),
        (planned(matches=(replace(NIK, basis=Basis.REMEMBERED),)), False),
        (planned(matches=(replace(NIK, basis=Basis.CHOSEN),)), False),
        (planned(ASKED, matches=(replace(NIK, basis=Basis.REMEMBERED),)), True),
        (planned(replace(ASKED, taken="ya"), matches=(replace(NIK, basis=Basis.CHOSEN),)), False),
        (
            planned(
                matches=(
                    replace(NIK, basis=Basis.REMEMBERED),
                    replace(NIK, column=1, confidence=0.4, field=SheetField.NAME),
                )
            ),
            True,
        ),
    ],
)
def test_a_sheet_is_shown_first_unless_it_is_known_and_nothing_is_open(
    plan: ImportPlan, needs: bool
) -> None:
    assert needs_a_look(plan) is needs
