"""What is put into a template: values that stand once, a long table, or a sheet a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bansos_desktop.workbook.placeholder import Value

GROUP_NAME = "kelompok.nama"
"""A row that carries this belongs to the group so named; equal neighbours are one group."""


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """One record's own sheet: the name of its tab, its values, and the rows of its table.

    It holds personal data, so no repr shows it.
    """

    name: str
    values: Mapping[str, Value]
    rows: tuple[Mapping[str, Value], ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Content:
    """What goes into a template; `rows` and `sheets` are read once.

    `meta` joins what the filler knows itself. A `draft` says so on every sheet and page. `logo` is
    a PNG for the cell that holds `{{ kantor.logo }}`, `paper` F4, A4, or "" for the template's own.
    A column that repeats nothing but what is `unasked` is hidden.
    It holds personal data, so no repr shows it.
    """

    document: Mapping[str, Value]
    rows: Iterable[Mapping[str, Value]]
    meta: Mapping[str, str | int]
    created: datetime | None = None
    sheets: Iterable[Sheet] = ()
    draft: bool = False
    logo: bytes = b""
    paper: str = ""
    unasked: frozenset[str] = frozenset()
