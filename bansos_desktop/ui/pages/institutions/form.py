"""The form of an institution beside the register."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from bansos_desktop.domain.institution import Institution, InstitutionKind
from bansos_desktop.domain.problems import Problem, Severity, info
from bansos_desktop.domain.region import PROVINCE, inside
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.store import Store
from bansos_desktop.ui.dialogs.history import HistoryDialog
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.institutions.fields import LABELS, REQUIRED, InstitutionFields
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import SideForm
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.flow_layout import FlowLayout
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases import keep_institution, tell_history
from bansos_desktop.usecases.keep_institution import Kept, Request
from bansos_desktop.usecases.outcomes import NotYet, Stale
from bansos_desktop.usecases.progress import Progress

NEW = "new"
# Every form beside a list has a strip of photos; here it is never laid out.
NO_PHOTOS = (("lembaga", "Lembaga"),)


class InstitutionForm(SideForm):
    """`proposal` is here the institution's uid, or NEW; officers only read.

    `people_wanted` asks for the people in it, `deleted` tells its name and the topics.
    """

    people_wanted = Signal(str)
    deleted = Signal(str, object)

    def __init__(self, services: Services) -> None:
        super().__init__(services, LABELS, {}, NO_PHOTOS)
        regions = services.store.regions.book().regencies
        office = services.session.region_code
        self.fields = InstitutionFields([one for one in regions if inside(one.code, office)])
        self._uid, self._rev = "", 0
        self._clean = Institution()
        self.people_button = button(tr("Lihat penerima"), Kind.LINK)
        self.delete_button = button(tr("Hapus…"), Kind.LINK)
        self.own_history = button(tr("Riwayat…"), Kind.LINK)
        self.history_button.hide()
        self._lay_out_fields()
        self.people_button.clicked.connect(self._on_people)
        self.delete_button.clicked.connect(self._on_delete)
        self.own_history.clicked.connect(self._on_history)

    @property
    def proposal(self) -> str:
        """Which institution is shown."""
        return self._uid or NEW

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed since it was shown or saved."""
        return self.fields.value() != self._clean

    def load(self, proposal: str) -> None:
        """Show one of the register, or with NEW an empty form."""
        stored = None if proposal == NEW else self.services.store.institutions.one(proposal)
        if stored is None and proposal != NEW:
            self.closed.emit()
            return
        self._uid, self._rev = (stored.uid, stored.rev) if stored else ("", 0)
        self._take(Institution.from_record(stored.values) if stored else self._fresh())

    def begin(self, name: str) -> None:
        """An empty form for an institution that somebody looked for by a name."""
        self.load(NEW)
        self.fields.name.setText(name)

    def save(self) -> None:
        """Hand it to the use case, or point at what is in the way."""
        if not self.save_button.isVisible() or not self.may_save():
            return
        self.set_waiting(waiting=True)
        self.services.writer.start(
            _keeping(self.services, Request(self.fields.value(), self._uid, self._rev)),
            on_done=self._on_outcome,
            on_failed=self.fail,
        )

    def findings(self) -> Sequence[Problem]:
        """What is worth saying about what is typed now."""
        services = self.services
        return keep_institution.look(
            services.store, services.session, self.fields.value(), self._uid
        )

    def check(self) -> Sequence[Problem]:
        """An empty new form is not nagged about what it does not say yet."""
        problems = super().check()
        if self.patient and not self.is_dirty:
            for row in self.rows.values():
                row.clear_state()
        return problems

    def focus_first(self) -> None:
        """The name."""
        self.go_to("name")

    def _fresh(self) -> Institution:
        """A new one is an LKS of the office's own kabupaten/kota, if it has one."""
        office = self.services.session.region_code
        return Institution(
            institution_kind=InstitutionKind.LKS.value,
            region_code="" if office == PROVINCE else office,
        )

    def _take(self, one: Institution) -> None:
        self.banner.dismiss()
        self.set_waiting(waiting=False)
        self.patient = True
        self.fields.show(one)
        self._clean = self.fields.value()
        self.title.setText(one.name or tr("Lembaga baru"))
        self._show_people()
        store = self.services.store
        self.last_change.show_entries(store.ledger.history(self._uid) if self._uid else [])
        self.history_button.hide()
        is_operator = self.services.session.role is Role.OPERATOR
        self.delete_button.setVisible(bool(self._uid) and is_operator)
        self.own_history.setVisible(bool(self._uid))
        for row in self.rows.values():
            row.setEnabled(is_operator)
        self.area.verticalScrollBar().setValue(0)
        self.check()
        officer = info("institution.operator_only", "name")
        self.offer_saving([] if is_operator else [officer])

    def _show_people(self) -> None:
        """How many the programme's year in sight has here, and the way to them."""
        scope = self.services.scope
        rows = self.services.store.institutions.list(scope.programme, scope.year)
        people = next((row.people for row in rows if row.uid == self._uid), 0)
        text = tr("{n} penerima {programme} {year}").format(
            n=number_text(people), programme=scope.programme, year=scope.year
        )
        self.detail.setText(text if self._uid else "")
        self.people_button.setVisible(bool(people))

    def _on_outcome(self, outcome: Kept | Stale | NotYet) -> None:
        self.set_waiting(waiting=False)
        if isinstance(outcome, Kept):
            self._clean = self.fields.value()
            self.saved.emit(outcome.uid, outcome.changes)
        elif isinstance(outcome, NotYet):
            first = next(p for p in outcome.problems if p.severity is Severity.ERROR)
            self.refuse(first.message)
        else:
            self.refuse_stale()

    def _on_people(self) -> None:
        self.people_wanted.emit(self._uid)

    def _on_history(self) -> None:
        events = tell_history.of_record(self.services.store, self._uid)
        HistoryDialog(self.window(), self.title.text(), events).open()

    def _on_delete(self) -> None:
        """Ask first; what is deleted comes back by Urungkan."""
        question = Question(
            tr("Hapus {name}?").format(name=self.title.text()),
            tr("Lembaga ini hilang dari daftar. Bila keliru, tekan Ctrl+Z sesudahnya."),
            tr("Hapus"),
            is_dangerous=True,
        )
        ask(self.window(), question, self.services.icons, on_yes=self._delete)

    def _delete(self) -> None:
        services, uid, name = self.services, self._uid, self.title.text()
        session, now = services.session, services.now()

        def work(store: Store, _progress: Progress) -> object:
            return keep_institution.delete(store, session, uid, now=now)

        def done(changes: object) -> None:
            self._clean = self.fields.value()
            self.deleted.emit(name, changes)

        services.writer.start(work, on_done=done, on_failed=self.fail)

    def _lay_out_fields(self) -> None:
        """The ways to people and history first; the foot has no room for them."""
        ways = FlowLayout(spacing=SPACE.m)
        for made in (self.people_button, self.own_history, self.delete_button):
            ways.addWidget(made)
        self.body.addLayout(ways)
        for name, editor in self.fields.editors.items():
            self.add_field(name, LABELS[name], editor, required=name in REQUIRED)
            if isinstance(editor, QLineEdit):
                editor.textChanged.connect(self.check_soon)
        self.add_section(
            "Lembaga", (("name",), ("institution_kind", "residents"), ("region_code",))
        )
        self.add_section(
            "Alamat dan pengurus",
            (("address",), ("head", "phone"), ("registration",), ("note",)),
        )
        self.lead_out(self.rows["note"].editor)


def _keeping(services: Services, request: Request) -> Work[Kept | Stale | NotYet]:
    """The save as plain work: no Qt object goes along to the other thread."""
    session, now = services.session, services.now()

    def work(store: Store, _progress: Progress) -> Kept | Stale | NotYet:
        return keep_institution.run(store, session, request, now=now)

    return work
