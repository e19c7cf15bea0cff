"""What every step of a trial stands on: the Windows, the screen, the setups, where things lie."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from wine.prefix import PATIENCE, Prefix, listen, stop
from wine.reading import Keys, registry
from wine.screen import Screen, Window, wait_for
from wine.steps import Wrong, expect

NAME = "Bansos Desktop"
FOLDER = "BansosDesktop"
PROGID = "BansosDesktop.Kantor"
WINDOW_EXE = "BansosDesktop.exe"
CONSOLE_EXE = "bansos.exe"
PASSPHRASE = "sandi-coba-pasang"  # noqa: S105 - of made-up people
SETTLED = 20.0  # a window draws itself in after it is there
OFFICE_WIDTH = 900  # the gate is narrower, the office's window wider


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial; `older` is a setup of an earlier version, or nothing in a quick trial."""

    prefix: Prefix
    screen: Screen
    setup: Path
    older: Path
    shots: Path

    @property
    def program(self) -> Path:
        """Where the program has to be."""
        return self.prefix.local / "Programs" / FOLDER

    @property
    def data(self) -> Path:
        """Where the office has to be."""
        return self.prefix.local / FOLDER

    @property
    def shortcut(self) -> Path:
        """The entry of the Start menu."""
        return self.prefix.menu / f"{NAME}.lnk"

    @property
    def version(self) -> str:
        """The version that the setup installs, by its name."""
        return version_of(self.setup)

    def install(self, setup: Path) -> int:
        """Install without a question; the exit code."""
        return self.prefix.run(setup, "/S", seconds=180).code

    def command(self, *words: str | Path, passphrase: str = PASSPHRASE) -> str:
        """One command of the installed command line, which must succeed."""
        program = self.program / CONSOLE_EXE
        return self.prefix.must(program, *words, seconds=180, BANSOS_SANDI=passphrase)

    def people(self, passphrase: str = PASSPHRASE) -> int:
        """How many recipients the office has, by the proof that its data are whole."""
        said = json.loads(self.command("periksa", "--json", passphrase=passphrase))
        expect(said["ok"], f"periksa: {said['detail']}")
        counted = re.search(r"(\d+) orang", said["detail"]["tabel"])
        expect(counted, f"periksa tidak menyebut jumlah orang: {said['detail']}")
        return int(counted[1]) if counted else 0

    def keys(self, key: str) -> Keys:
        """A registry key with all below it; empty when there is none."""
        file = self.prefix.folder / "drive_c" / "kunci.reg"
        file.unlink(missing_ok=True)
        self.prefix.run("reg", "export", key, self.prefix.windows(file), "/y")
        return registry(file.read_bytes()) if file.exists() else {}

    def open(self, *words: str) -> subprocess.Popen[bytes]:
        """Start the window."""
        process = self.prefix.start(self.program / WINDOW_EXE, *words)
        listen(process)
        return process

    def gate(self) -> Window:
        """The window that asks for the passphrase, as soon as it is there."""
        found = wait_for(lambda: self.screen.windows(NAME), PATIENCE)
        expect(found, "tidak ada jendela yang muncul")
        return found[0]

    def office(self) -> Window:
        """The office's window, as soon as it is there."""
        found = wait_for(self.offices, PATIENCE)
        expect(found, "jendela kantor tidak muncul")
        return found[0]

    def offices(self) -> list[Window]:
        """The office's windows that are to be seen."""
        return [one for one in self.screen.windows(NAME) if one.width >= OFFICE_WIDTH]

    def enter(self, gate: Window, passphrase: str, pictures: tuple[str, str]) -> None:
        """Give the passphrase, and wait for the office; a picture of before and of after."""
        self.screen.activate(gate)
        self.picture(pictures[0])
        self.screen.type(gate, passphrase)
        self.office()
        self.picture(pictures[1])

    def picture(self, name: str) -> None:
        """Keep what is on the screen, for a person to judge."""
        self.screen.picture(self.shots / f"{name}.png", settled=SETTLED)

    def close(self, process: subprocess.Popen[bytes]) -> None:
        """Close the window as its X would; the program must end by itself."""
        self.prefix.run("taskkill", "/IM", WINDOW_EXE)
        self.ended(process)

    def ended(self, process: subprocess.Popen[bytes]) -> None:
        """The program has to have ended without an error."""
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.picture("tidak-menutup")
            stop(process)
            raise Wrong("jendela tidak menutup") from None
        expect(code == 0, f"jendela berakhir dengan kode {code}")


def version_of(setup: Path) -> str:
    """The version in a setup's name."""
    found = re.fullmatch(rf"{FOLDER}-(\d+\.\d+\.\d+)-setup\.exe", setup.name)
    if found is None:
        raise Wrong(f"{setup.name} bukan nama pemasang")
    return found[1]


def end(process: subprocess.Popen[bytes]) -> None:
    """Leave no program behind when a step went wrong."""
    if process.poll() is None:
        stop(process)
