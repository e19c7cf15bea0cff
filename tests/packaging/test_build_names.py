"""Names that the installer and the program both know, written down twice."""

from __future__ import annotations

from windows import launcher, setup

from bansos_desktop.app.holding import MUTEX
from bansos_desktop.app.taskbar import APP_ID


def test_the_installer_asks_for_the_mutex_that_the_window_holds() -> None:
    assert setup.MUTEX == MUTEX


def test_the_shortcut_and_the_window_share_a_place_in_the_taskbar() -> None:
    assert launcher.TASKBAR_ID == APP_ID
