"""`--uji-diri` as a process of its own beside the window, followed by the report that it writes.

Its temporary folder is made and cleared away here, so that nothing stays behind however it ends:
drawing every page in this process would stop the window, and a broken part could end it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTemporaryDir, QTimer, Signal

from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.self_check import (
    Mark,
    StepLine,
    is_finished,
    read_report,
    verdict,
)
from bansos_desktop.runtime.program import SOURCES, own_command

LOOK_EVERY_MS = 150
TEMPORARY = ("TMPDIR", "TEMP", "TMP")


class SelfCheckRun(QObject):
    """`stepped` brings the lines so far, `ended` the report, whose last line is the verdict.

    `cancelled` follows instead where somebody stopped it.
    """

    stepped = Signal(list)
    ended = Signal(str)
    cancelled = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._folder: QTemporaryDir | None = None
        self._is_cancelled = False
        self._told = 0
        self._process = QProcess(self)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether it runs."""
        return self._folder is not None

    def start(self) -> None:
        """Once more from the first step."""
        self._folder = QTemporaryDir()
        self._is_cancelled, self._told = False, 0
        environment = QProcessEnvironment.systemEnvironment()
        for name in TEMPORARY:
            environment.insert(name, self._folder.path())
        program, *arguments = own_command(
            "--uji-diri", str(self._report), "--data", str(self._data)
        )
        self._process.setProcessEnvironment(environment)
        if SOURCES.is_dir():
            self._process.setWorkingDirectory(str(SOURCES))
        self._process.start(program, arguments)
        self._timer.start()

    def cancel(self) -> None:
        """Stop it at once; its office is made up, so nothing is lost."""
        if self.is_busy:
            self._is_cancelled = True
            self._process.kill()

    def finish(self) -> None:
        """Stop it and wait until it is gone, for whoever closes the window."""
        self.cancel()
        self._process.waitForFinished()

    @property
    def _report(self) -> Path:
        return Path(self._folder.path() if self._folder else "", "laporan.txt")

    def _text(self) -> str:
        """The report so far; one that is being written right now is read the next time."""
        try:
            return self._report.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def _look(self) -> None:
        lines = read_report(self._text())
        if len(lines) > self._told:
            self._told = len(lines)
            self.stepped.emit(lines)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        """A process that never began does not finish either."""
        if error is QProcess.ProcessError.FailedToStart:
            self._on_finished()

    def _on_finished(self, *_how: object) -> None:
        self._timer.stop()
        report = self._text()
        if self._folder is not None:
            self._folder.remove()
            self._folder = None
        if self._is_cancelled:
            self.cancelled.emit()
            return
        self.ended.emit(report if is_finished(report) else cut_short(report))


def cut_short(report: str) -> str:
    """What a check that died left, with the step at which it died as one that failed."""
    head = [line for line in report.splitlines()[:1] if line]
    lines = [line for line in read_report(report) if line.mark is not Mark.RUNNING]
    dying = next((line for line in read_report(report) if line.mark is Mark.RUNNING), None)
    if dying is None:
        number = len(lines) + 1
        detail = sentence("self_check.not_started" if not lines else "self_check.died", {})
        lines.append(StepLine(Mark.FAILED, number, number, "Pemeriksaan", 0, detail))
    else:
        detail = sentence("self_check.died", {})
        lines.append(StepLine(Mark.FAILED, dying.number, dying.total, dying.name, 0, detail))
    return "\n".join([*head, *(line.text for line in lines), verdict(lines), ""])
