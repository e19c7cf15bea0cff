"""Killing imports at random moments and looking at what is left, in one quick process.

`python -m tests.sheets.kill_driver FOLDER FILE COUNT SEED` forks a child for every import, kills it
and prints one line of json: how often it struck in which stage, and every fault that was left.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from select import select

from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases import apply_import, plan_import, unlock
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest
from bansos_desktop.usecases.progress import Progress
from tests.factories import NOW, PASSPHRASE, TODAY
from tests.soundness import Row, dump, faults_of

TARGET = Target("UEP", 2025, "murni")
# What the child says: it opens and reads, it has read and plans, it writes, it commits, it is done.
OPENING, READ, WRITING, COMMITTING, DONE = b"O", b"R", b"W", b"C", b"D"
STAGES = {OPENING: "membaca", READ: "merencanakan", WRITING: "menulis", COMMITTING: "mengikat"}


@dataclass(slots=True)
class Watched:
    """Progress that says when rows were read for the first time."""

    pipe: int
    said: bool = False

    def step(self, done: int, total: int) -> None:
        """Whatever comes first: some rows are read."""
        if not self.said:
            self.said = True
            os.write(self.pipe, READ)


def run_import(folder: Path, file: Path, pipe: int) -> None:
    """What a window does, from the key to the commit, saying how far it is."""
    os.write(pipe, OPENING)
    opened = unlock.unlock(folder, PASSPHRASE, now=NOW)
    store = Store.open(folder, opened.key)
    session = unlock.session_of(store, opened.user)
    progress = Watched(pipe)
    request = ImportRequest(file, TARGET)
    plan = plan_import.run(store, session, request, today=TODAY, progress=progress)
    progress.step(0, 0)
    write = apply_import._write

    def said(work: UnitOfWork, plan: ImportPlan, progress: Progress, *, already: int) -> None:
        os.write(pipe, WRITING)
        write(work, plan, progress, already=already)
        os.write(pipe, COMMITTING)

    apply_import._write = said  # this process dies with it
    apply_import.run(store, session, plan, now=NOW, today=TODAY, progress=progress)
    os.write(pipe, DONE)


@dataclass(slots=True)
class Child:
    """A running import; `times` is when it said what."""

    pid: int
    pipe: int
    times: dict[bytes, float] = field(default_factory=dict)

    @classmethod
    def start(cls, folder: Path, file: Path) -> Child:
        """Fork it; nothing of the store is open in the parent."""
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            try:
                run_import(folder, file, writing)
            finally:
                os._exit(0)
        os.close(writing)
        return cls(pid, reading)

    def listen(self, until: float, stop: bytes = DONE) -> None:
        """Note what it says until then, or until it says `stop`."""
        while stop not in self.times and (left := until - time.perf_counter()) > 0:
            if not select([self.pipe], [], [], left)[0]:
                return
            for letter in os.read(self.pipe, 16):
                self.times[bytes([letter])] = time.perf_counter()

    def kill(self) -> bytes:
        """Strike, and say in which stage that was."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.listen(time.perf_counter() + 0.2, stop=b"")
        os.close(self.pipe)
        return max(self.times, key=lambda letter: self.times[letter], default=OPENING)


def look(folder: Path) -> tuple[dict[str, list[Row]], list[str]]:
    """All that is in the store, and what is unsound about it."""
    store = Store.open(folder, unlock.unlock(folder, PASSPHRASE, now=NOW).key)
    content = dump(store)
    faults = faults_of(store) + store.integrity_faults()
    store.close()
    return content, faults


def is_whole(store: dict[str, list[Row]], people: int) -> bool:
    """Whether every row of the file is in it, and the batch."""
    return (len(store["person"]), len(store["batch"])) == (people, 1)


def measure(folder: Path, file: Path) -> tuple[dict[bytes, float], int]:
    """How long the stages take undisturbed, and how many people the file has."""
    child = Child.start(folder, file)
    began = time.perf_counter()
    child.listen(began + 60)
    os.waitpid(child.pid, 0)
    os.close(child.pipe)
    content, faults = look(folder)
    if faults or DONE not in child.times:
        raise RuntimeError(f"an import that nobody disturbed failed: {faults}")
    return {letter: at - began for letter, at in child.times.items()}, len(content["person"])


def main(arguments: list[str]) -> None:
    """Kill, look, and kill again; the folder is made anew only where something was kept."""
    folder, file, count = Path(arguments[0]), Path(arguments[1]), int(arguments[2])
    rng = Random(int(arguments[3]))
    clean, used = folder.with_name("bersih"), folder.with_name("pakai")
    shutil.copytree(folder, clean)
    before, _faults = look(clean)
    shutil.copytree(clean, used)
    times, people = measure(used, file)
    struck: Counter[str] = Counter()
    kept, faults, is_used = 0, [], True
    for number in range(count):
        if is_used:
            shutil.rmtree(used)
            shutil.copytree(clean, used)
        stage = strike(Child.start(used, file), number, rng, times)
        content, found = look(used)
        is_used = is_whole(content, people)
        faults += [f"{number} {stage}: {fault}" for fault in found]
        if not is_used and content != before:
            faults.append(f"{number} {stage}: neither all nor nothing")
        struck[stage] += 1
        kept += is_used
    said = {"struck": struck, "kept": kept, "people": people, "faults": faults}
    sys.stdout.write(json.dumps(said))


# Between which words of the child a moment is drawn, in turn; three of five are in the transaction.
MOMENTS = (
    (OPENING, DONE),
    (READ, WRITING),
    (WRITING, COMMITTING),
    (WRITING, COMMITTING),
    (COMMITTING, DONE),
)


def strike(child: Child, number: int, rng: Random, times: dict[bytes, float]) -> str:
    """Wait for the moment that is due, and kill; the name of the stage it was in."""
    first, last = MOMENTS[number % len(MOMENTS)]
    child.listen(time.perf_counter() + 20 * times[DONE], stop=first)
    wait = rng.uniform(0, 1.2) * (times[last] - times[first])
    child.listen(time.perf_counter() + wait)
    return STAGES.get(child.kill(), "selesai")


if __name__ == "__main__":
    main(sys.argv[1:])
