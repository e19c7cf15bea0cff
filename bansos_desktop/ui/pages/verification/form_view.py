"""How the visit form looks: whose visit it is, its sections in order, buttons below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.records import CRITERIA
from bansos_desktop.domain.visit import YES, VisitDraft, criteria_met, food_over_half
from bansos_desktop.store.visits import WorkRow
from bansos_desktop.ui.form_area import FormArea, paired_grid
from bansos_desktop.ui.i18n import rupiah_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.pages.verification.fields import SPECS, VisitFields
from bansos_desktop.ui.pages.verification.words import (
    CRITERIA_TITLE,
    EARLIER,
    OF_A_HOUSEHOLD,
    SKILL,
    SUBJECTS,
    earlier_title,
    position_title,
    subjects,
)
from bansos_desktop.ui.pages.verification.worklist_table import address_text
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY, PALETTE, SPACE, Kind
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.photo_strip import PhotoStrip
from bansos_desktop.ui.widgets.text import button, icon_button, text_label

ORDER = ("Kunjungan", "Foto", CRITERIA_TITLE, *list(SPECS)[1:])
# Only who was met can tell these.
OF_A_MEETING = frozenset(ORDER) - {"Kunjungan", "Foto", "Catatan"}


class FormView(QFrame):
    """Holds the widgets of the form and nothing of what they do."""

    def __init__(self, fields: VisitFields, photos: PhotoStrip, icons: IconSet) -> None:
        super().__init__()
        self.fields, self.photos = fields, photos
        self.title = text_label("", Kind.SUBTITLE, wrap=True)
        self.about = text_label("", Kind.CAPTION, wrap=True)
        self.kept = text_label("", Kind.CAPTION)
        self.close_button = icon_button(icons.icon("close"), tr("Tutup formulir (Esc)"))
        self.visits = ChoiceBox([])
        self.visits.setAccessibleName(tr("Kunjungan yang ditampilkan"))
        self.banner = Banner(icons)
        self.criteria_count = text_label("", Kind.FIELD_LABEL, wrap=True)
        keys = tr("Y atau T menjawab, Enter ke pertanyaan berikutnya, Delete mengosongkan.")
        self.keys = text_label(keys, Kind.CAPTION, wrap=True)
        self.save = button(tr("Simpan"), Kind.PRIMARY, icons.icon("save", PALETTE.on_accent))
        self.save.setToolTip(tr("Simpan lalu buka yang berikutnya (Ctrl+Enter)"))
        self.cancel = button(tr("Batal"))
        self.history = button(tr("Riwayat…"), Kind.LINK)
        self.history.setToolTip(tr("Semua yang terjadi pada usulan ini (Ctrl+H)"))
        self._refusal: Problem | None = None
        self.area = FormArea()
        self.sections: dict[str, QWidget] = {}
        self._titles: dict[str, QLabel] = {}
        self._asks_business = self.asks_household = self._is_met = True
        self.setProperty("kind", Kind.CARD.value)
        self._lay_out()

    @property
    def is_waiting(self) -> bool:
        """Whether the visit is being kept now."""
        return not self.area.isEnabled()

    def set_waiting(self, *, waiting: bool) -> None:
        """While the visit is being kept nothing can be typed into it."""
        self.area.set_waiting(waiting=waiting)
        self.save.setEnabled(not waiting)
        self.save.setText(tr("Menyimpan…") if waiting else tr("Simpan"))

    def set_read_only(self, *, on: bool) -> None:
        """A visit that is closed to this user is only looked at."""
        for name, section in self.sections.items():
            if name != "Foto":
                section.setEnabled(not on)
        self.photos.set_read_only(on=on)
        self.save.setVisible(not on)

    def show_family(self, row: WorkRow, groups: GroupNames) -> None:
        """Say whose visit this is, so that nobody writes on the wrong paper.

        Only a programme for businesses asks about one, and none through institutions about a house.
        """
        programme = groups.programme
        self._asks_business, self.asks_household = groups.asks_business, programme.asks_household
        self._titles[EARLIER].setText(tr(earlier_title(asks_business=self._asks_business)))
        self.fields.rows["position"].rename(tr(position_title(programme)))
        shown = dict(subjects(programme))
        for subject, _words in SUBJECTS:
            self.photos.offer(subject, is_offered=subject in shown)
        self._show_sections()
        self.title.setText(row.name or tr("Tanpa nama"))
        place = ", ".join(part for part in (address_text(row), row.village, row.district) if part)
        facts = [
            tr("NIK {nik}").format(nik=masked(row.nik)) if row.nik else "",
            *(told for _title, told in groups.facts(row)),
            rupiah_text(row.requested_value) if row.requested_value else "",
            tr("Desil {n}").format(n=row.desil) if row.desil else "",
            row.phone,
        ]
        self.about.setText("\n".join([place, " · ".join(fact for fact in facts if fact)]))

    def show_kept(self, clock: str) -> None:
        """Since when what is typed would survive the laptop going out."""
        self.kept.setText(tr("tersimpan sementara {time}").format(time=clock) if clock else "")

    def show_counts(self, draft: VisitDraft) -> None:
        """What the answers add up to; the officer decides, not the sum."""
        text = tr("{met} dari {all} kriteria terpenuhi").format(
            met=criteria_met(draft.criteria), all=len(CRITERIA)
        )
        if draft.criteria[0] == YES:
            text += tr(" · langsung fakir miskin")
        elif still_open := draft.criteria.count(""):
            text += tr(" · {n} belum dijawab").format(n=still_open)
        if food_over_half(draft.expense, draft.food_expense) is not None:
            share = round(100 * (draft.food_expense or 0) / (draft.expense or 1))
            text += tr(" · makan {share}% pengeluaran").format(share=share)
        self.criteria_count.setText(text)

    def show_meeting(self, *, met: bool) -> None:
        """A family that was not met has nothing to tell."""
        self._is_met = met
        self._show_sections()

    def _show_sections(self) -> None:
        for name in OF_A_MEETING:
            is_asked = self._asks_business if name == SKILL else True
            if name in OF_A_HOUSEHOLD:
                is_asked = self.asks_household
            self.sections[name].setVisible(self._is_met and is_asked)

    def refuse(self, problem: Problem) -> None:
        """Say above the form why nothing was saved."""
        self._refusal = problem
        self.banner.show_message(LEVEL_OF_SEVERITY[problem.severity], _refusal_text(problem))

    def settle(self, problems: Sequence[Problem]) -> None:
        """Take the refusal away as soon as what it was about is mended."""
        said = self._refusal
        if said is None or self.banner.text != _refusal_text(said):
            self._refusal = None
            return
        same = [one for one in problems if (one.code, one.field) == (said.code, said.field)]
        if not same:
            self.banner.dismiss()
        elif same[0] != said:
            self.refuse(same[0])

    def show_focus(self) -> None:
        """Scroll so that the field with the cursor is seen, and what is said under it."""
        self.area.show_focus()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(SPACE.xs)
        names.addWidget(self.title)
        names.addWidget(self.about)
        names.addWidget(self.kept)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.lg, SPACE.m, SPACE.s, SPACE.s)
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._fill_body()
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.m)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        foot.addWidget(self.history)
        foot.addSpacing(SPACE.m)
        foot.addWidget(self.save)
        notice = QVBoxLayout()
        notice.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.s)
        notice.setSpacing(SPACE.s)
        notice.addWidget(self.visits)
        notice.addWidget(self.banner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(notice)
        layout.addWidget(self.area, 1)
        layout.addLayout(foot)
        self.setTabOrder(self.close_button, self.visits)  # the fields were laid out before

    def _fill_body(self) -> None:
        for name in ORDER:
            self.sections[name] = self._section(name)
            self.area.body.addWidget(self.sections[name])
        self.area.body.addStretch(1)

    def _section(self, name: str) -> QWidget:
        """A title over the photos, a grid of fields, or the questions of the criteria."""
        section = QWidget()
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        self._titles[name] = text_label(tr(name), Kind.SECTION)
        layout.addWidget(self._titles[name])
        if name == "Foto":
            layout.addWidget(self.photos)
        elif name in SPECS:
            rows = self.fields.rows
            layout.addLayout(paired_grid((rows[spec.name], spec.half) for spec in SPECS[name]))
        else:
            layout.addWidget(self.keys)
            for row in self.fields.criteria:
                layout.addWidget(row)
            layout.addWidget(self.criteria_count)
        return section


def _refusal_text(problem: Problem) -> str:
    return tr("Belum tersimpan. {why}").format(why=problem.message)
