"""Between the form and its goods plan: opens the table, keeps packages, hands totals over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.goods import PlannedItem, sums
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.recipients.fields import Fields
from bansos_desktop.ui.pages.recipients.goods_dialog import GoodsDialog, PlanRequest
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases import keep_package
from bansos_desktop.usecases.progress import Progress


class GoodsDesk(QObject):
    """The dialog lives while it is open; what it gives is in the form only until that is saved."""

    def __init__(self, services: Services, fields: Fields, owner: QWidget) -> None:
        super().__init__(owner)
        self._services, self._fields, self._owner = services, fields, owner
        self._rules = RuleSet()
        self._kind = ""
        self.dialog: GoodsDialog | None = None
        fields.goods.wanted.connect(self.open)
        fields.goods.package_wanted.connect(self._take_package)
        fields.goods.value_wanted.connect(self._take_value)
        fields.requested_value.amount_changed.connect(fields.goods.show_value)

    def offer(self, kind: str, rules: RuleSet) -> None:
        """Another kind of business is chosen, or other rules hold."""
        self._kind, self._rules = kind, rules
        package = self._services.store.reference.package(kind) if kind else ()
        self._fields.goods.offer(package, rules)

    def open(self) -> None:
        """Show the table."""
        goods, value = self._fields.goods, self._fields.requested_value.amount
        request = PlanRequest(
            goods.items,
            goods.package,
            self._fields.business_type.currentText() if self._kind else "",
            self._rules,
            may_keep_package=self._services.session.role is Role.OPERATOR and bool(self._kind),
            takes_value=value is None or value == sums(goods.items).total,
        )
        self.dialog = GoodsDialog(request, self._services.icons, self._owner)
        self.dialog.planned.connect(self._on_planned)
        self.dialog.package_made.connect(self._on_package)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_planned(self, items: tuple[PlannedItem, ...], takes_value: bool) -> None:
        self._fields.goods.show_items(items)
        if takes_value:
            self._take_value()

    def _on_finished(self, _result: int) -> None:
        self.dialog = None
        self._fields.goods.edit.setFocus()

    def _on_package(self, items: tuple[PlannedItem, ...]) -> None:
        work = _keeping(self._services, self._kind, items)
        self._services.writer.start(work, on_done=self._on_kept, on_failed=self._on_failed)

    def _on_kept(self, changes: Topic) -> None:
        self._services.bus.publish(changes)
        self.offer(self._kind, self._rules)
        if self.dialog is not None:
            self.dialog.say(Level.SUCCESS, tr("Paket awal jenis usaha ini tersimpan."))

    def _on_failed(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.say(Level.ERROR, sentence)

    def _take_package(self) -> None:
        self._fields.goods.show_items(self._fields.goods.package)

    def _take_value(self) -> None:
        found = sums(self._fields.goods.items)
        if found.total and not found.open_items:
            self._fields.requested_value.amount = found.total


def _keeping(services: Services, kind: str, items: Sequence[PlannedItem]) -> Work[Topic]:
    """Keeping the package as plain work."""
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> Topic:
        return keep_package.run(store, session, kind, items, now=now)

    return work
