"""The list of recipients with everything around it: words, filters, views, columns, count, copy."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.programme import Trait
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.views import Filter, Layout, SortBy, View, Views
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.listing import Query
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.models.recipient_table import RecipientTable
from bansos_desktop.ui.pages.recipients.column_menu import ColumnMenu
from bansos_desktop.ui.pages.recipients.columns import ColumnKeeper
from bansos_desktop.ui.pages.recipients.copying import COPY_CAP, copied
from bansos_desktop.ui.pages.recipients.filters import Filters
from bansos_desktop.ui.pages.recipients.list_view import RecipientView
from bansos_desktop.ui.pages.recipients.near_note import NearNote
from bansos_desktop.ui.pages.recipients.views_button import EVERYTHING, ViewsButton
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.text import button, icon_button, text_label
from bansos_desktop.usecases import keep_view
from bansos_desktop.usecases.progress import Progress


class ListPanel(QWidget):
    """`reloaded` follows every reading of the list; rows are then others than before."""

    said = Signal(object, str)
    new_wanted = Signal()
    reloaded = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        store, session, icons = services.store, services.session, services.icons
        regions = store.regions.book()
        kinds = BusinessTypeBook(store.reference.business_types())
        is_province = session.region_code == PROVINCE
        self.groups = GroupNames(store)
        self.filters = Filters(icons, regions, kinds, self.groups, office=session.region_code)
        self.model = RecipientTable(store.listing, regions, kinds, self.groups)
        self.table = RecipientView(self.model, may_copy_niks=session.role is Role.OPERATOR)
        offered = {c.key for c in self.model.columns if is_province or c.key != "region"}
        self.columns = ColumnKeeper(self.table, self.model.columns, offered)
        self.column_menu = ColumnMenu(self.table, self.columns)
        self.views = ViewsButton(icons, keep_view.views_of(store, session))
        self.near = NearNote()
        self._own_layout = keep_view.layout_of(store, session)
        self._is_borrowed = False
        self._sort, self._descending = SortBy.NAME, False
        self._widened = ""
        self._said_count = ""
        self._count = text_label("", Kind.CAPTION)
        self._columns_button = icon_button(icons.icon("columns"), tr("Pilih kolom"))
        plus = icons.icon("plus", PALETTE.on_accent)
        self._new = button(tr("Catat penerima"), Kind.PRIMARY, plus)
        self._empty = EmptyState(
            icons.icon("people"), tr("Belum ada penerima"), "", action=tr("Catat penerima")
        )
        self._pages = QStackedWidget()
        self._end = QWidget()
        self._ending, self._lines = QHBoxLayout(self._end), QVBoxLayout(self)
        self.show_view(self.views.views.find(self.views.views.first) or EVERYTHING)
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        """Read the list anew."""
        scope = self._services.scope
        self.groups.refresh(scope.programme)
        self.filters.ask_business(is_asked=self.groups.trait is Trait.BUSINESS)
        self.columns.show_trait(self.groups.trait, with_institution=self.groups.asks_institution)
        self.filters.more_panel.offer_groups(self.groups)
        chosen = self.filters.value
        query = Query(
            scope.programme,
            scope.year,
            chosen,
            self._sort,
            self._descending,
            widened=bool(chosen.text.strip()) and chosen.text == self._widened,
        )
        self.model.show(query)
        self.filters.chips.show_filter(chosen)
        self.near.show_count(query, self.model.count)
        self.views.show_current(self._current_view())
        self._show_count(query)
        self.reloaded.emit()

    def show_view(self, view: View) -> None:
        """Look at the list another way; columns of a view do not become the user's own."""
        if view.columns:
            self.columns.place(Layout(view.columns, self._own_layout.widths))
        else:
            self.columns.place(self._own_layout)
        self._is_borrowed = bool(view.columns)
        self._sort, self._descending = view.sort, view.descending
        self._show_order()
        self.filters.show_filter(view.filter)

    def selected_proposals(self) -> list[str]:
        """The proposals of the chosen rows, in the order of the list."""
        return self.table.chosen_proposals()

    def hideEvent(self, event: QHideEvent) -> None:
        """A width that was just pulled is kept although the window closes."""
        self.columns.tell_now()
        super().hideEvent(event)

    def _current_view(self) -> View:
        columns = self.columns.layout.columns
        return View("", self.filters.value, self._sort, self._descending, columns)

    def _show_order(self) -> None:
        """Put the arrow over the column that the list is in the order of."""
        numbers = [n for n, column in enumerate(self.model.columns) if column.sort is self._sort]
        way = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        header = self.table.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(numbers[0], way)
        header.viewport().update()

    def _on_sort(self, section: int, order: Qt.SortOrder) -> None:
        """A column that cannot be sorted by gives the arrow back to the one that was."""
        sort = self.model.columns[section].sort
        if sort is None:
            self._show_order()
            return
        self._sort, self._descending = sort, order == Qt.SortOrder.DescendingOrder
        self.reload()

    def _on_widened(self) -> None:
        self._widened = self.filters.value.text
        self.reload()

    def _show_count(self, query: Query) -> None:
        """So many of how many; beyond the cap it only says that there are more."""
        count, reader = self.model.count, self._services.store.listing
        rows = number_text(count.rows)
        if count.capped:
            rows = tr("lebih dari {n}").format(n=rows)
        if query.filter.is_empty:
            self._said_count = tr("{n} orang").format(n=rows)
        else:
            total = reader.count(replace(query, filter=Filter(), widened=False)).rows
            words = tr("{n} dari {total} orang")
            self._said_count = words.format(n=rows, total=number_text(total))
        self._on_chosen()
        if not count.rows:
            self._explain(query)
        self._pages.setCurrentWidget(self.table if count.rows else self._empty)

    def _explain(self, query: Query) -> None:
        """Why there is nobody to see, and the button that changes it."""
        title, act = tr("Tidak ada yang cocok"), tr("Catat penerima")
        text = tr("Ubah kata pencarian, atau catat orang ini bila memang belum ada.")
        if query.filter.is_empty:
            title = tr("Belum ada penerima")
            text = tr("Catat yang pertama, atau impor dari Excel.")
        elif not query.filter.is_plain:
            act = tr("Bersihkan saringan")
            wider = replace(query, filter=Filter(query.filter.text))
            rows = number_text(self._services.store.listing.count(wider).rows)
            text = tr("Di luar saringan ada {n} orang. Hapus sebagian saringannya.").format(n=rows)
        elif elsewhere := _in_other_years(self._services.store, query):
            text = elsewhere
        self._empty.show_text(title, text, act)

    def _on_empty(self) -> None:
        """Its button records, or takes the filters away."""
        if self.filters.value.is_plain:
            self.new_wanted.emit()
        else:
            self.filters.chips.clear.click()

    def _on_chosen(self) -> None:
        """The count, and before it how many are chosen once there is more than one."""
        chosen = self.table.chosen_count
        words = tr("{n} dipilih · {count}")
        several = words.format(n=number_text(chosen), count=self._said_count)
        self._count.setText(several if chosen > 1 else self._said_count)
        # now, not some turns later: a longer count must never be seen cut
        for layout in (self._ending, self.filters.line, self._lines):
            layout.activate()

    def _on_copy(self, in_full: bool) -> None:
        """Copied numbers are masked unless asked for in full, and a huge choice is refused."""
        chosen = self.table.chosen_count
        if not chosen:
            self.said.emit(Level.INFO, tr("Belum ada baris yang dipilih. Pilih dulu barisnya."))
        elif chosen > COPY_CAP:
            words = tr("Paling banyak {n} baris sekali salin. Pilih lebih sedikit, atau ekspor.")
            self.said.emit(Level.WARNING, words.format(n=number_text(COPY_CAP)))
        else:
            rows, shown = self.table.chosen_rows(), self.columns.shown_columns
            QGuiApplication.clipboard().setMimeData(copied(shown, rows, in_full=in_full))
            words = tr("{n} baris disalin, NIK disamarkan.")
            if in_full:
                words = tr("{n} baris disalin dengan NIK lengkap. Tempel hanya di tempat aman.")
            self.said.emit(Level.SUCCESS, words.format(n=number_text(len(rows))))

    def _on_columns(self) -> None:
        """Keep what the user made of the columns, unless a view only lent them."""
        self.views.show_current(self._current_view())
        if self._is_borrowed:
            return
        self._own_layout = layout = self.columns.layout
        session, now = self._services.session, self._services.now()

        def keep(store: Store, _progress: Progress) -> None:
            keep_view.keep_layout(store, session, layout, now=now)

        self._services.writer.start(keep, on_done=_nothing, on_failed=self._on_failed)

    def _on_views(self, views: Views) -> None:
        """Keep the views with the user inside the store: they may hold words searched for."""
        session, now = self._services.session, self._services.now()

        def keep(store: Store, _progress: Progress) -> None:
            keep_view.keep_views(store, session, views, now=now)

        self._services.writer.start(keep, on_done=_nothing, on_failed=self._on_failed)

    def _on_failed(self, sentence: str) -> None:
        self.said.emit(Level.WARNING, sentence)

    def _on_columns_button(self) -> None:
        below = self._columns_button.mapToGlobal(QPoint(0, self._columns_button.height()))
        self.column_menu.open_at(below)

    def _connect(self) -> None:
        self.filters.changed.connect(self.reload)
        self.filters.left.connect(self.table.enter)
        self._services.scope.changed.connect(self.filters.give_back)
        header = self.table.horizontalHeader()
        header.sortIndicatorChanged.connect(self._on_sort)
        self.table.chosen.connect(self._on_chosen)
        self.table.copy_wanted.connect(self._on_copy)
        self.columns.changed.connect(self._on_columns)
        self._columns_button.clicked.connect(self._on_columns_button)
        self.views.wanted.connect(self.show_view)
        self.views.changed.connect(self._on_views)
        self.near.wanted.connect(self._on_widened)
        self._new.clicked.connect(self.new_wanted)
        self._empty.acted.connect(self._on_empty)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE.s)
        top.addWidget(self.filters.search, 1)
        top.addWidget(self._new)
        self._ending.setContentsMargins(0, 0, 0, 0)
        self._ending.setSpacing(SPACE.s)
        self._ending.addWidget(self._count)
        self._ending.addWidget(self._columns_button)
        for last in (self.views, self._end):
            self.filters.line.addWidget(last)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        # the boxes above are never cut for the sake of a page that is out of sight
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.s)
        self._lines.addLayout(top)
        for line in (self.filters, self.filters.more_panel, self.filters.chips, self.near):
            self._lines.addWidget(line)
        self._lines.addWidget(self._pages, 1)


def _in_other_years(store: Store, query: Query) -> str:
    """In which other years of the programme the words find somebody; "" if in none."""
    found = []
    for year in store.quotas.years(query.programme):
        count = store.listing.count(replace(query, year=year))
        if year != query.year and count.rows and not count.is_near:
            words = tr("{year} ({n} orang)")
            found.append(words.format(year=year, n=number_text(count.rows)))
    if not found:
        return ""
    return tr("Ada di tahun {years}. Ganti tahunnya di atas.").format(years=", ".join(found))


def _nothing(_done: object) -> None:
    """The list looks that way already."""
