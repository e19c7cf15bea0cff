"""What a document is made from, and what it is made into before a template is filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bansos_desktop.domain.programme import Asks, Programme, unknown_programme
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.session import Session
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.store import Store
from bansos_desktop.workbook.content import Sheet
from bansos_desktop.workbook.placeholder import Value


@dataclass(frozen=True, slots=True)
class Source:
    """The store at one moment, whose office asks, and what about."""

    store: Store
    session: Session
    regions: RegionBook
    selection: Selection
    today: date

    @property
    def is_monthly(self) -> bool:
        """Whether the programme's aid is handed out month by month."""
        return self.programme.is_monthly

    @property
    def gives_goods(self) -> bool:
        """Whether what is handed over is goods, each with its price."""
        return self.programme.wants(Asks.GOODS)

    @property
    def programme(self) -> Programme:
        """Whose aid it is; one that nobody knows any more gave goods."""
        code = self.selection.programme
        return self.store.reference.programme(code) or unknown_programme(code)


@dataclass(frozen=True, slots=True, repr=False)
class Built:
    """Rows of a table or sheets of records, read once, and values that stand once.

    It holds personal data, so no repr shows it.
    """

    rows: Iterable[Mapping[str, Value]] = ()
    sheets: Iterable[Sheet] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
