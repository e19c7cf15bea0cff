"""Dialogs of one width whose height follows what they say."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def fit_height(widget: QWidget, width: int) -> None:
    """Make a widget as high as what is said in it needs at a width, in pixels."""
    layout = widget.layout()
    if layout is not None:
        layout.activate()
        widget.setFixedSize(width, layout.totalHeightForWidth(width))
