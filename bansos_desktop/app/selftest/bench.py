"""What the steps of the check share: the throw-away folder and the office made in it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.store import Store
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.usecases.open_office import Opened
from bansos_desktop.usecases.refusal import Refused

PASSPHRASE = "periksa instalasi"  # noqa: S105 - opens a throw-away office of made-up people
NOW = datetime(2025, 10, 20, 1, 14, tzinfo=UTC)  # the shipped quotas are of this year
TODAY = date(2025, 10, 20)
REGENCY = "64.02"
PREFIX = "bansos-periksa-"
SHIPPED_STEP = "Berkas program"
REFERENCE_STEP = "Data acuan"
STORE_STEP = "Simpanan tersandi"


class Untried(Refused):
    """A step has nothing to work with, because the step `step` failed."""

    def __init__(self, step: str) -> None:
        super().__init__("self_check.after", step=step)
        self.step = step


@dataclass(slots=True)
class Bench:
    """`data` is the office's own folder, of which only the place is looked at.

    `is_dressed`: whether the program's own looks could be read.
    """

    folder: Path
    data: Path
    is_dressed: bool = True
    opened: Opened | None = field(default=None, repr=False)
    _icons: IconSet | None = None

    @property
    def office(self) -> Path:
        """Where the made-up office lies."""
        return self.folder / "kantor"

    @property
    def formats(self) -> Path:
        """The shipped templates."""
        return resource("formats")

    @property
    def icons(self) -> IconSet:
        """The shipped icons, drawn once; Untried if there are none."""
        if self._icons is None:
            self._icons = IconSet(resource("icons"))
            if not self._icons.names:
                self._icons = None
                raise Untried(SHIPPED_STEP)
        return self._icons

    @property
    def entered(self) -> Opened:
        """The made-up office, opened; Untried if there is none to work with."""
        if self.opened is None:
            raise Untried(STORE_STEP)
        return self.opened

    def prove_dressed(self) -> None:
        """Untried if what is drawn would not look like the program."""
        if not self.is_dressed:
            raise Untried(SHIPPED_STEP)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store of the made-up office, closed afterwards, for Windows deletes no open file."""
        store = Store.open(self.office, self.entered.key)
        try:
            yield store
        finally:
            store.close()


Act = Callable[[Bench], str]


@dataclass(frozen=True, slots=True)
class Step:
    """`act` returns what was found, in Indonesian, or raises what is wrong."""

    name: str
    act: Act


def new_folder() -> Path:
    """A folder of its own, which only this user may read."""
    return Path(tempfile.mkdtemp(prefix=PREFIX))
