"""Whose data this is, and where it lies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout

from bansos_desktop import __version__
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.settings.exchange_card import ExchangeCard
from bansos_desktop.ui.pages.settings.keys_card import KeysCard
from bansos_desktop.ui.pages.settings.section import Section, card, stacked
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import text_label


class OfficeSection(Section):
    """Facts that are settled when the office begins, what opens it, and where files come in."""

    title = "Kantor"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(SPACE.lg)
        self._facts.setVerticalSpacing(SPACE.s)
        self.keys = KeysCard(services)
        self.exchange = ExchangeCard(services)
        for one in (self.keys, self.exchange):
            one.said.connect(self.said)
        facts = card(tr("Kantor dan laptop ini"), self._facts)
        stacked(self, facts, self.keys, self.exchange)

    def reload(self) -> None:
        """Read anew."""
        self.keys.reload()
        self.exchange.reload()
        services = self.services
        facts = (
            (tr("Kantor"), services.store.office.own().region_name),
            (tr("Pengguna"), services.session.user),
            (tr("Peran"), tr(services.session.role.label)),
            (tr("Folder data"), str(services.folders.data)),
            (tr("Versi program"), __version__),
        )
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for label, value in facts:
            shown = text_label(value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addRow(text_label(label, Kind.FIELD_LABEL), shown)
