"""Lembaga: the register of LKS and UPTD, who is in them, and how full it is."""

from __future__ import annotations

from PySide6.QtCore import Signal

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.institution import InstitutionKind
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.institutions import ListedInstitution
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.row_table import Column, RowTable
from bansos_desktop.ui.pages.institutions.form import NEW, InstitutionForm
from bansos_desktop.ui.pages.institutions.importing import ListImport
from bansos_desktop.ui.pages.institutions.words import region_text, short_name, total_text
from bansos_desktop.ui.people_pane import PeopleList, PeoplePane
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.split_page import SplitPage
from bansos_desktop.ui.theme import PALETTE, Kind, Level
from bansos_desktop.ui.widgets.place_pair import filter_box
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import list_institutions
from bansos_desktop.usecases.list_institutions import Register

LIST = "lembaga"
BOX_LETTERS, POPUP_WIDTH = 18, 300


class InstitutionsPage(SplitPage):
    """`people_wanted` names an institution whose people are to be shown."""

    title = "Lembaga"
    topics = Topic.INSTITUTIONS | Topic.RECIPIENTS | Topic.REFERENCE | Topic.QUOTAS
    people_wanted = Signal(str)

    def __init__(self, services: Services) -> None:
        icons = services.icons
        regions = services.store.regions.book()
        self._names = {one.code: short_name(one.name) for one in regions.regencies}
        self.model: RowTable[ListedInstitution] = RowTable(self._columns(), _uid)
        self.region = filter_box(tr("Semua wilayah"), [], tr("Kabupaten/kota"))
        self.region.setMinimumContentsLength(BOX_LETTERS)
        self.region.view().setMinimumWidth(POPUP_WIDTH)
        if services.session.region_code != PROVINCE:
            self.region.hide()
        self.summary = text_label("", Kind.FIELD_LABEL)
        self.add_button = button(
            tr("Tambah lembaga"), Kind.PRIMARY, icons.icon("plus", PALETTE.on_accent)
        )
        self.importing = ListImport(services, self._names)
        if services.session.role is not Role.OPERATOR:
            self.importing.button.hide()
            self.add_button.hide()
        pane = PeoplePane(
            icons,
            [self.region],
            beside_tabs=[self.importing.button, self.add_button],
            beside_boxes=[self.summary],
        )
        pane.search.setPlaceholderText(tr("Cari nama, pimpinan, alamat, atau nomor pendaftaran"))
        pane.search.setAccessibleName(tr("Cari lembaga"))
        empty = (
            tr("Belum ada lembaga"),
            tr(
                "Impor daftarnya atau catat satu per satu; penerima lalu dapat dicatat di dalamnya."
            ),
        )
        pane.add_tab(LIST, tr("Lembaga"), PeopleList(self.model, tr("Daftar lembaga"), empty))
        self.institution_form = InstitutionForm(services)
        super().__init__(services, pane, self.institution_form)
        self.add_button.clicked.connect(self._on_add)
        self.importing.said.connect(self.said)
        self.importing.taken.connect(self._on_imported)
        form = self.institution_form
        form.saved.connect(self._on_saved)
        form.deleted.connect(self._on_deleted)
        form.people_wanted.connect(self.people_wanted)

    @property
    def proposal(self) -> str:
        """An institution is no proposal, so there is no family whose history could be told."""
        return ""

    def reload(self) -> None:
        """Read the register anew."""
        scope = self.services.scope
        found = list_institutions.run(
            self.services.store,
            self.services.session.region_code,
            scope.programme,
            scope.year,
            region=self.region.key or "",
            words=self.pane.search.text(),
        )
        self.model.show(found.rows)
        self._show_coverage(found)
        self.pane.show_number(LIST, len(found.rows))
        self.pane.show_count(len(found.rows), len(found.rows))
        self.pane.show_front()
        self.point()

    def begin(self, name: str) -> None:
        """The empty form for an institution that was looked for and not found."""
        self.go_to(NEW)
        if self.form.isVisible() and self.form.proposal == NEW:
            self.institution_form.begin(name)
            self.form.focus_first()

    def _show_coverage(self, found: Register) -> None:
        """How many of those that sources count are registered, whole and by kabupaten/kota."""
        self.summary.setText(total_text(found.total))
        lines = [region_text(one) for one in found.regions]
        self.summary.setToolTip("\n".join((tr("Terdaftar, dari yang disebut sumber:"), *lines)))
        chosen = self.region.key
        choices = [(one.region_code, region_text(one)) for one in found.regions]
        self.region.set_choices([("", tr("Semua wilayah")), *choices])
        self.region.key = chosen or ""

    def _on_add(self) -> None:
        self.go_to(NEW)
        if self.form.isVisible():
            self.form.focus_first()

    def _on_imported(self, changes: Topic) -> None:
        self.services.bus.publish(changes, self)
        self.reload()

    def _on_saved(self, uid: str, changes: Topic) -> None:
        """Say so; after a new one the next can be typed at once."""
        form = self.institution_form
        name, was_new = " ".join(form.fields.name.text().split()), form.proposal == NEW
        self.services.bus.publish(changes, self)
        self.reload()
        self.said.emit(Level.SUCCESS, tr("{name} tersimpan.").format(name=name))
        self.open(NEW if was_new else uid)
        form.focus_first()

    def _on_deleted(self, name: str, changes: Topic) -> None:
        self.services.bus.publish(changes, self)
        self.open("")
        self.reload()
        text = tr("{name} dihapus. Ctrl+Z mengembalikannya.")
        self.said.emit(Level.SUCCESS, text.format(name=name))

    def _columns(self) -> list[Column[ListedInstitution]]:
        kinds = {kind.value: kind.label for kind in InstitutionKind}
        return [
            Column("Nama", lambda row: row.institution.name, 170),
            Column(
                "Jenis",
                lambda row: kinds.get(row.institution.institution_kind, "–"),
                52,
            ),
            Column("Penerima", lambda row: number_text(row.people), 84, is_number=True),
            Column("Penghuni", _residents, 84, is_number=True),
            Column(
                "Kabupaten/Kota",
                lambda row: self._names.get(row.institution.region_code, "–"),
                172,
            ),
            Column("Pimpinan", lambda row: row.institution.head or "–", 104),
        ]


def _uid(row: ListedInstitution) -> str:
    return row.uid


def _residents(row: ListedInstitution) -> str:
    residents = row.institution.residents
    return "–" if residents is None else number_text(residents)
