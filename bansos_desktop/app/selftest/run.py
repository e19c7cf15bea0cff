"""The order of the steps, the report while they run, and the verdict at the end."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from PySide6.QtWidgets import QApplication

from bansos_desktop.app.selftest import data, files, machine
from bansos_desktop.app.selftest.bench import (
    REFERENCE_STEP,
    SHIPPED_STEP,
    STORE_STEP,
    Bench,
    Step,
    Untried,
    new_folder,
)
from bansos_desktop.app.selftest.window import Window
from bansos_desktop.domain.dates import format_long
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.self_check import HEAD, Mark, StepLine, verdict
from bansos_desktop.runtime.logs import discreet, story
from bansos_desktop.runtime.veil import Veil, named_folders_above, veil
from bansos_desktop.store.errors import environment_code
from bansos_desktop.ui.trouble import sentence_of
from bansos_desktop.usecases.refusal import Refused

REMOVAL = "Folder uji dihapus"
FRAMES_TOLD = 4
DATA, ABOVE_DATA = "<folder data>", "<di atas folder data>"


def perform(target: Path | None, data_folder: Path, *, is_dressed: bool = True) -> int:
    """Run every step, tell the report on the terminal and in `target`; 0 if all is well."""
    folder = new_folder()
    bench = Bench(folder, data_folder, is_dressed)
    window = Window()
    above = [(one, ABOVE_DATA) for one in named_folders_above(data_folder)]
    report = Report(target, veil((folder, "<folder uji>"), (data_folder, DATA), *above))
    try:
        report.run([*steps(), *window.steps()], bench, more=1)
    finally:
        window.close()
        shutil.rmtree(folder, ignore_errors=True)
    report.run([Step(REMOVAL, _removed)], bench)
    return report.finish()


def steps() -> list[Step]:
    """All steps but those of the window, the quick and the telling ones first."""
    return [
        Step("Versi", machine.versions),
        Step("Jam dan zona waktu", machine.clock),
        Step("Folder data", machine.data_folder),
        Step("Ruang disk", machine.disk),
        Step(SHIPPED_STEP, files.shipped),
        Step("Panduan", files.guide),
        Step(REFERENCE_STEP, files.reference),
        Step("Format dokumen", files.templates),
        Step("Bahasa Indonesia", files.words),
        Step("Huruf", files.fonts),
        Step("Gambar", files.pictures),
        Step(STORE_STEP, data.encrypted_store),
        Step("Keutuhan data", data.soundness),
        Step("Impor Excel", data.import_workbook),
        Step("Impor CSV", data.import_text),
        Step("Ekspor dokumen resmi", data.export_workbook),
        Step("Cetak PDF", data.print_pdf),
    ]


class Report:
    """Lines as they come to be; the file is whole after every step, also if the next one dies."""

    def __init__(self, target: Path | None, over: Veil) -> None:
        self._target, self._veil = target, over
        self.lines: list[StepLine] = []
        self._causes: dict[str, int] = {}  # of each step that did not succeed, which failed
        self._total = 0
        self._unwritten = ""  # why the file is not whole
        now = datetime.now().astimezone()
        self._head = f"{HEAD}{format_long(now.date())} {now:%H.%M}"
        _say(self._head)

    def run(self, wanted: Sequence[Step], bench: Bench, *, more: int = 0) -> None:
        """Each step by itself; `more` steps are to come later."""
        self._total = max(self._total, len(wanted) + more)
        for step in wanted:
            number = len(self.lines) + 1
            self._write(StepLine(Mark.RUNNING, number, self._total, step.name).text)
            began = time.monotonic()
            mark, detail = self._tried(step, bench)
            lasted = time.monotonic() - began
            line = StepLine(mark, number, self._total, step.name, lasted, detail)
            self.lines.append(line)
            _say(line.text)
            QApplication.processEvents()

    def finish(self) -> int:
        """The verdict, everywhere; 0 if all is well and kept."""
        last = verdict(self.lines)
        self._write(last)
        _say(last)
        if self._unwritten:
            path = self._veil.over(str(self._target))
            _say(sentence(self._unwritten, {"path": path}), sys.stderr)
        return int(bool(self._unwritten) or any(line.mark is Mark.FAILED for line in self.lines))

    def _tried(self, step: Step, bench: Bench) -> tuple[Mark, str]:
        """What came of a step; whatever it raises is its answer, and the next one goes on."""
        try:
            mark, told = Mark.FINE, step.act(bench)
        except Untried as lack:
            mark, told = self._left(step, lack)
        except Exception as error:  # noqa: BLE001 - one broken step must not hide the others
            mark, told = Mark.FAILED, self._of(error)
        if mark is Mark.FAILED:
            self._causes[step.name] = len(self.lines) + 1
        return mark, " ".join(self._veil.over(told).split())

    def _left(self, step: Step, lack: Untried) -> tuple[Mark, str]:
        """One cause is one failure: what hangs on it is only said to be untried."""
        cause = self._causes.get(lack.step)
        if cause is None:
            return Mark.FAILED, lack.message
        self._causes[step.name] = cause
        return Mark.LEFT, f"tidak dijalankan karena langkah {cause} gagal"

    def _of(self, error: Exception) -> str:
        """What is wrong and what to do now; of a mistake of ours, where it happened."""
        if isinstance(error, MemoryError):
            return sentence("self_check.memory", {})
        known = sentence_of(error)
        if known is not None:
            return discreet(known) if not isinstance(error, Refused) else known
        frames = [line.strip() for line in story(error).splitlines()][-FRAMES_TOLD:]
        return sentence("self_check.bug", {"story": " < ".join(reversed(frames))})

    def _write(self, last: str) -> None:
        """A full stick does not end the check: it may be empty again before the last line."""
        if self._target is None:
            return
        text = "\n".join([self._head, *(line.text for line in self.lines), last, ""])
        try:
            self._target.write_text(text, encoding="utf-8")
        except OSError as error:
            is_full = environment_code(error) == "store.disk_full"
            self._unwritten = "self_check.report_full" if is_full else "self_check.report_unwritten"
        else:
            self._unwritten = ""


def _removed(bench: Bench) -> str:
    """Nothing of the check is left on the disk."""
    if bench.folder.exists():
        raise Refused("self_check.left_behind", name=bench.folder.name)
    return "tidak ada yang tertinggal"


def _say(text: str, stream: TextIO | None = None) -> None:
    """On the terminal, if there is one: a window on Windows has none."""
    stream = stream or sys.stdout
    if stream is None:
        return
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()
