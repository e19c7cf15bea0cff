"""A document before it leaves: how large it is, what does not tie, and how it begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bansos_desktop.domain.session import Session
from bansos_desktop.domain.tie_out import Untied
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.documents.export import ExportRequest
from bansos_desktop.usecases.progress import UNWATCHED, Progress

ROWS, SHEETS = 60, 3


@dataclass(frozen=True, slots=True)
class Preview:
    """`content` is a workbook with the first `shown` of `total` rows or sheets; b"" for none."""

    total: int
    shown: int
    untied: tuple[Untied, ...] = ()
    content: bytes = field(default=b"", repr=False)
