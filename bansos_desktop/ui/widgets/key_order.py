"""The order in which Tab goes, where it is not the order in which widgets were made."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def walk(stops: Iterable[QWidget]) -> None:
    """Let Tab go from each to the next."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def stop_before(widget: QWidget) -> QWidget:
    """Where Shift+Tab would go from here, whatever can be seen now; itself if nowhere."""
    here = widget.previousInFocusChain()
    while here is not None and here is not widget and not _is_stop(here):
        here = here.previousInFocusChain()
    return here or widget


def stops_in(widget: QWidget) -> list[QWidget]:
    """What Tab stops at within a widget, in its order."""
    found: list[QWidget] = []
    here = widget.nextInFocusChain()
    while here is not None and here is not widget:
        if widget.isAncestorOf(here) and _is_stop(here):
            found.append(here)
        here = here.nextInFocusChain()
    return found


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
