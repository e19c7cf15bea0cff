"""An open office as a whole: stores, runners, window; built together, closed together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from bansos_desktop.store.store import Store
from bansos_desktop.ui.bus import ChangeBus
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.jobs import JobRunner
from bansos_desktop.ui.office_window import OfficeWindow
from bansos_desktop.ui.scope import Scope
from bansos_desktop.ui.services import Folders, Services, utc_now
from bansos_desktop.usecases.open_office import Opened

PROGRAMME = "UEP"


class Desk(QObject):
    """`closed` follows when the user has closed the window."""

    closed = Signal()
    unhandled = Signal(object)

    def __init__(
        self,
        opened: Opened,
        folders: Folders,
        icons: IconSet,
        *,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        self._reading = Store.open_for_reading(folders.data, opened.key)
        writer = JobRunner(partial(Store.open, folders.data, opened.key), "writer")
        readings = JobRunner(partial(Store.open_for_reading, folders.data, opened.key), "reader")
        for runner in (writer, readings):
            runner.unhandled.connect(self.unhandled)
        years = self._reading.quotas.years(PROGRAMME)
        self.services = Services(
            store=self._reading,
            writer=writer,
            readings=readings,
            bus=ChangeBus(),
            scope=Scope(PROGRAMME, years[0] if years else now().year),
            session=opened.session,
            icons=icons,
            folders=folders,
            now=now,
        )
        self.office = OfficeWindow(self.services)
        self.office.window.closing.connect(self.closed)

    def close(self) -> None:
        """Finish what is being written, then let go of the files."""
        self.services.readings.shut_down()
        self.services.writer.shut_down()
        self._reading.close()
