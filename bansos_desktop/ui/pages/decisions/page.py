"""Penetapan: mark people in the order of decision while the quota moves, then take a step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.decision import IN_BULK, Pot
from bansos_desktop.domain.programme import unknown_programme
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import UNDECIDED, Action, Stage, Status
from bansos_desktop.store.decisions import Key, Line
from bansos_desktop.ui.dialogs.act_dialog import ActDialog
from bansos_desktop.ui.dialogs.act_form import offer_for
from bansos_desktop.ui.dialogs.act_words import result_text
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.decision_table import DecisionTable
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.decisions.filters import DESIL, DecisionFilters, Filter
from bansos_desktop.ui.pages.decisions.findings import FindingsWatch, passes
from bansos_desktop.ui.pages.decisions.list_view import DecisionView
from bansos_desktop.ui.pages.decisions.pots import PotBook, ShownPot
from bansos_desktop.ui.pages.decisions.quota_panel import QuotaPanel
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.step_bar import StepBar
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.decide_proposals import Request, Taken
from bansos_desktop.usecases.places import PlaceBook


class DecisionsPage(Page):
    """Space marks, Ctrl+A marks all shown; what is marked stays so under other filters.

    `person_wanted` names a proposal whose data somebody wants to see or mend.
    """

    title = "Penetapan"
    topics = Topic.RECIPIENTS | Topic.QUOTAS | Topic.REFERENCE | Topic.RULES | Topic.VISITS

    person_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        store, icons = services.store, services.icons
        self._groups = GroupNames(store)
        self.filters = DecisionFilters(store.regions.book(), office=services.session.region_code)
        self.quota = QuotaPanel()
        self.model = DecisionTable(store.decisions, self._groups, icons)
        self.table = DecisionView(self.model)
        self.steps = StepBar(services.session.role, IN_BULK)
        self.clear = button(tr("Kosongkan pilihan"), Kind.LINK)
        self.dialog: ActDialog | None = None
        self._count = text_label("", Kind.CAPTION)
        self._progress = ProgressStrip()
        self._findings = FindingsWatch(services, self._progress)
        self._empty = EmptyState(icons.icon("people"), "", "")
        self._views = QStackedWidget()
        self._keys: Sequence[Key] = ()
        self._book = PlaceBook(store, services.day())
        self._lay_out()
        self._connect()

    @property
    def count(self) -> str:
        """How many are marked out of how many shown."""
        return self._count.text()

    @property
    def proposal(self) -> str:
        """Whose row is current, marked or not."""
        row = self.model.row_at(self.table.currentIndex())
        return row.proposal if row is not None else ""

    def reload(self) -> None:
        """Read line, quota and findings anew; marks of people who are gone go too."""
        self._findings.forget()
        self._book = PlaceBook(self.services.store, self.services.day())
        self.model.mark_only(self.services.store.decisions.keys_of(list(self.model.marked)))
        _offer_choices(self.filters, self.services)
        self._groups.refresh(self.services.scope.programme)
        self.table.show_traits(self._groups.traits)
        self._read_line()

    def take(self, action: str) -> None:
        """Open the dialog of a step with everybody marked."""
        marked = self.model.marked
        self._findings.stop()
        self.dialog = ActDialog(
            self.services,
            Action(action),
            self.services.store.decisions.in_line(list(marked)),
            offer=offer_for(self.services.store, Action(action), self.services.scope, marked),
            states={Status(key.status) for key in marked.values()},
            parent=self,
        )
        self.dialog.taken.connect(self._on_taken)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _read_line(self) -> None:
        """Whoever passes the filters, in the order of decision."""
        scope, chosen = self.services.scope, self.filters.value
        line = Line(
            scope.programme,
            scope.year,
            chosen.stage,
            chosen.region_code,
            chosen.district_code,
            chosen.status,
            DESIL[chosen.desil],
            chosen.category,
        )
        self._keys = self.services.store.decisions.keys(line)
        self._show_line()
        self._findings.look_at([key.proposal for key in self._keys])

    def _show_line(self) -> None:
        """Whoever passes the filter of findings; the line that was current stays current."""
        found, wanted = self._findings.found, self.filters.value.findings
        keys = [key for key in self._keys if passes(found.get(key.proposal), wanted)]
        at = self.table.currentIndex().row()
        self.model.show(keys, found)
        if 0 <= at < len(keys):
            self.table.setCurrentIndex(self.model.index(at, 0))
        self._views.setCurrentWidget(self.table if keys else self._empty)
        self._empty.show_text(*_why_nobody(self.filters.value))
        self._on_marks()

    def _on_found(self) -> None:
        """A filter of findings may now show others; otherwise the rows stay where they are."""
        if self.filters.value.findings:
            self._show_line()
        else:
            self.model.show_findings(self._findings.found)

    def _on_scope_changed(self) -> None:
        """Nobody of another year may be decided on unseen."""
        self.model.mark_only(())
        super()._on_scope_changed()

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self.person_wanted.emit(row.proposal)

    def _on_marks(self) -> None:
        """The bar, the count and the buttons follow every mark."""
        marked, shown = self.model.marked, self.model.keys
        outside = len(marked.keys() - {key.proposal for key in shown})
        text = tr("{n} dipilih dari {m}").format(
            n=number_text(len(marked)), m=number_text(len(shown))
        )
        if outside:
            text += tr(" ({k} di luar saringan)").format(k=number_text(outside))
        self._count.setText(text)
        self.clear.setVisible(bool(marked))
        hint = tr(
            "Spasi: pilih · Shift+panah: pilih beruntun · Ctrl+A: pilih semua yang tampil · "
            "Enter: buka datanya"
        )
        self.steps.show_states({Status(key.status) for key in marked.values()}, hint)
        self._show_quota()

    def _show_quota(self) -> None:
        """Whose quota it is and how much of it the marked people would take."""
        shown = self._shown_pot()
        note = ""
        if shown.count > 1:
            note = tr("Ada {n} kuota di sini, menurut kecamatan atau golongan.").format(
                n=number_text(shown.count)
            )
        if shown.others:
            note = tr("{n} lainnya memakai kuota lain, menurut kecamatan atau golongan.").format(
                n=number_text(len(shown.others))
            )
        if aid := self._groups.overflow if _is_full(shown) else "":
            words = tr("Yang tidak mendapat tempat dijadikan cadangan dan dicatat untuk {aid}.")
            note = f"{note} {words.format(aid=aid)}".strip()
        self.quota.show_places(
            self._pot_name(shown.places.pot),
            shown.places,
            len(shown.taking),
            len(shown.waiting),
            note=note,
        )

    def _pot_name(self, pot: Pot) -> str:
        """Region and year, with the stage only where the figure is of one."""
        scope = self.services.scope
        stages = {stage.value: tr(stage.label) for stage in Stage}
        named = stages.get(pot.stage, "")
        parts = [
            self.services.store.regions.book().name(pot.region_code),
            f"{named} {scope.year}".strip(),
        ]
        if pot.category:
            programme = self.services.store.reference.programme(scope.programme)
            parts.append(programme.category_name(pot.category) if programme else pot.category)
        if pot.region_code == PROVINCE:
            parts.append(tr("dipakai bersama semua kabupaten/kota"))
        return " · ".join(parts)

    def _shown_pot(self) -> ShownPot:
        """The pot of the marked people, or of those who could be marked."""
        chosen, scope = self.filters.value, self.services.scope
        at = Leaf(chosen.stage, chosen.region_code, chosen.district_code, chosen.category)
        book = PotBook(self._book, scope.programme, scope.year)
        waiting = _waiting(self.model.keys, chosen.status)
        return book.shown(at, self.model.marked.values(), waiting)

    def _on_top(self, count: int) -> None:
        """The first of those who would take a place; nobody marked, the first of all shown."""
        shown = self._shown_pot()
        taking = {key.proposal: key for key in shown.taking}
        if taking:
            order = self.services.store.decisions.in_line(list(taking))
            top = [taking[uid] for uid in order[:count]]
        else:
            top = list(shown.waiting[:count])
        self.model.mark_only([*top, *shown.others])
        self.table.enter()

    def _on_clear(self) -> None:
        self.model.mark_only(())
        self.table.enter()

    def _on_taken(self, request: Request, taken: Taken) -> None:
        """Say what happened; whoever was skipped stays marked."""
        done = set(taken.proposals)
        left = [key for uid, key in self.model.marked.items() if uid not in done]
        self.model.mark_only(left)
        self.services.bus.publish(taken.changes, self)
        self.reload()
        self.said.emit(Level.SUCCESS, result_text(request, taken))

    def _on_closed(self, _result: int) -> None:
        """The step may have changed what is found about those that remain."""
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._findings.look_at([key.proposal for key in self._keys])
        self.table.enter()

    def _connect(self) -> None:
        self.filters.changed.connect(self._read_line)
        self.model.marks_changed.connect(self._on_marks)
        self._findings.changed.connect(self._on_found)
        self._findings.failed.connect(partial(self.said.emit, Level.ERROR))
        self.quota.top_wanted.connect(self._on_top)
        self.table.activated.connect(self._on_activated)
        self.clear.clicked.connect(self._on_clear)
        self.steps.asked.connect(self.take)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.s)
        foot.addWidget(self._count)
        foot.addWidget(self.clear)
        foot.addStretch(1)
        foot.addWidget(self._progress, 1)
        self._views.addWidget(self.table)
        self._views.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.filters)
        layout.addWidget(self.quota)
        layout.addWidget(self._views, 1)
        layout.addLayout(foot)
        layout.addWidget(self.steps)


def _offer_choices(filters: DecisionFilters, services: Services) -> None:
    """Where the programme goes, what it tells apart, and whether its figures do."""
    store, scope = services.store, services.scope
    programme = store.reference.programme(scope.programme) or unknown_programme(scope.programme)
    filters.offer_regions(programme)
    lines = list_quotas.run(store, scope.programme, scope.year)
    by_group = any(line.category for line in lines)
    filters.offer_categories(programme.categories, by_group=by_group)


def _is_full(shown: ShownPot) -> bool:
    """Whether the marked, or the next one, find no place."""
    left = shown.places.left
    return left is not None and left < max(1, len(shown.taking))


def _waiting(keys: Sequence[Key], status: str) -> list[Key]:
    """Who is shown and may get a place; of many states those who are eligible."""
    wanted = status or Status.ELIGIBLE.value
    return [key for key in keys if key.status == wanted and key.status in UNDECIDED]


def _why_nobody(chosen: Filter) -> tuple[str, str]:
    """Nobody eligible is nothing to look for: they come from the visits."""
    narrowed = chosen.district_code or chosen.desil or chosen.findings or chosen.category
    if chosen.status == Status.ELIGIBLE and not narrowed:
        title = tr("Belum ada usulan layak di sini")
        text = tr("Usulan menjadi layak di Verifikasi. Pilih wilayah atau status lain di atas.")
    else:
        title = tr("Tidak ada yang cocok")
        text = tr("Ubah saringan di atas, misalnya statusnya, untuk melihat usulan lain.")
    return title, text
