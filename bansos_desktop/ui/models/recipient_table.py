"""The list of recipients, read from the store a block at a time as it is painted."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import Qt

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.store.listing import Count, ListingReader, ListRow, Query
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.models.recipient_columns import recipient_columns
from bansos_desktop.ui.models.titled_table import RIGHT, Index, TitledTable

BLOCK = 100
BLOCKS_KEPT = 40


class RecipientTable(TitledTable):
    """Holds no list: `query` says what is shown, blocks of rows come when they are painted."""

    def __init__(
        self,
        listing: ListingReader,
        regions: RegionBook,
        kinds: BusinessTypeBook,
        groups: GroupNames | None = None,
    ) -> None:
        columns = recipient_columns(regions, kinds, groups)
        super().__init__(columns)
        self.columns = columns
        self._listing = listing
        self._query: Query | None = None
        self._count = Count(0)
        self._blocks: OrderedDict[int, list[ListRow]] = OrderedDict()

    @property
    def query(self) -> Query | None:
        """What is shown."""
        return self._query

    @property
    def count(self) -> Count:
        """How many rows there are."""
        return self._count

    def show(self, query: Query) -> None:
        """Show something else, or the same again as it stands now."""
        self.beginResetModel()
        self._query = query
        self._blocks.clear()
        self._count = self._listing.count(query)
        self.endResetModel()

    def row_at(self, index: Index) -> ListRow | None:
        """The row under an index."""
        return self._row(index.row()) if index.isValid() else None

    def rows_between(self, first: int, last: int) -> list[ListRow]:
        """The rows from line `first` to line `last`, read at once and not kept."""
        if self._query is None:
            return []
        return self._listing.block(self._query, first, last - first + 1)

    def proposals_between(self, first: int, last: int) -> list[str]:
        """Only the proposals of these rows."""
        if self._query is None:
            return []
        return self._listing.proposals(self._query, first, last - first + 1)

    def line_of(self, proposal: str) -> int | None:
        """Where a proposal stands, or None if it is not among the rows shown."""
        if self._query is None:
            return None
        return self._listing.place_of(self._query, proposal)

    def count_rows(self) -> int:
        """All rows of the query."""
        return self._count.rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text and alignment."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_number:
            return RIGHT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._row(index.row())
        return column.text(row) if row else None

    def _row(self, number: int) -> ListRow | None:
        block = self._block(number // BLOCK)
        at = number % BLOCK
        return block[at] if at < len(block) else None

    def _block(self, number: int) -> list[ListRow]:
        """The rows of a block, read when first painted; the one unused for longest is let go."""
        if number in self._blocks:
            self._blocks.move_to_end(number)
            return self._blocks[number]
        if self._query is None:
            return []
        block = self._listing.block(self._query, number * BLOCK, BLOCK)
        self._blocks[number] = block
        if len(self._blocks) > BLOCKS_KEPT:
            self._blocks.popitem(last=False)
        return block
