"""The order of the story, and the folder it plays in."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bansos_desktop.app.tour import (
    beginning,
    documents,
    ending,
    families,
    following,
    keeping,
    other_aid,
    sharing,
    visiting,
)
from bansos_desktop.app.tour.stage import MARK, OFFICER, PARTS, Step, Tour
from bansos_desktop.domain.messages import sentence
from bansos_desktop.ui.icons import IconSet


def perform(folder: Path, icons: IconSet, *, people: int = 300) -> int:
    """Play the story in `folder` and print what was made; 0 if all of it worked.

    Only offices that a tour made are cleared away: a real one may be called the same.
    """
    offices = [folder / part.folder for part in PARTS]
    for office in offices:
        if office.exists() and not (office / MARK).is_file():
            sys.stderr.write(f"{sentence('tour.not_ours', {'path': str(office)})}\n")
            return 1
    for office in offices:
        shutil.rmtree(office, ignore_errors=True)
        office.mkdir(mode=0o700, parents=True)
        note = "Kantor latihan; tur berikutnya menghapusnya.\n"
        (office / MARK).write_text(note, encoding="utf-8")
    pictures = folder / "gambar"
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir()
    sys.stdout.write(f"Tur terpandu di {folder}\n")
    loud = sys.excepthook  # an open office keeps a mistake in its log; a tour must say it
    blinking = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)  # or a picture shows the cursor by luck
    try:
        taken = _play(Tour(folder, icons), _operators_story(people))
        _play(Tour(folder, icons, OFFICER, taken), _officers_story(people // 3))
    finally:
        sys.excepthook = loud
        QApplication.setCursorFlashTime(blinking)
    return 0


def _operators_story(people: int) -> list[Step]:
    return [
        beginning.first_start,
        partial(beginning.fill, people=people),
        keeping.end_last_week,
        beginning.look_home,
        beginning.import_workbook,
        families.record_family,
        families.record_relative,
        families.search_and_filter,
        visiting.print_papers,
        visiting.visit,
        following.decide,
        following.hand_over,
        following.monitor,
        ending.take_back,
        documents.put_on_paper,
        sharing.count,
        documents.let_leave,
        other_aid.work_with_institutions,
        other_aid.ask_for_a_group,
        other_aid.hand_out_monthly,
        keeping.choose_exchange_folder,
        ending.look_through_settings,
        keeping.back_up,
        keeping.ask_for_help,
        keeping.check_installation,
        keeping.hear_of_new_version,
        ending.lock,
        keeping.restore,
    ]


def _officers_story(people: int) -> list[Step]:
    return [
        beginning.start_quietly,
        partial(beginning.fill, people=people),
        ending.look_as_officer,
    ]


def _play(tour: Tour, story: list[Step]) -> int:
    """Every step in its turn; how many pictures there are then."""
    try:
        for step in story:
            step(tour)
    finally:
        tour.finish()
    sys.stdout.write("\n".join(tour.report) + "\n")
    return tour.pictures
