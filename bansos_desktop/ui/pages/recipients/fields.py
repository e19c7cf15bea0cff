"""The fields of the form: their editors, and moving a draft in and out of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from bansos_desktop.domain.business_types import BusinessType
from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.nik import Nik, NikError
from bansos_desktop.domain.person_values import normalise_phone
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.region import RegionBook, VillageHit
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.pages.recipients.editors import fill_editor, read_editor
from bansos_desktop.ui.pages.recipients.goods_summary import GoodsSummary
from bansos_desktop.ui.pages.recipients.institution_box import InstitutionBox
from bansos_desktop.ui.pages.recipients.specs import SECTIONS
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.count_edit import CountEdit
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.digit_edit import DigitEdit
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.find_box import FindBox
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.region_picker import RegionHit, RegionPicker
from bansos_desktop.ui.widgets.tick_boxes import TickBoxes

SEXES = (("L", "Laki-laki"), ("P", "Perempuan"))
QUARTERS = ("I", "II", "III", "IV")
PERIODS_OFFERED = 8
RUNNING = "berjalan"
Codes = Callable[[str], Sequence[tuple[str, str]]]


class Fields:
    """All editors of the form, by the name of the draft's field; `goods` is the plan beside it."""

    def __init__(
        self,
        icons: IconSet,
        regions: RegionBook,
        codes: Codes,
        *,
        within: str,
        today: Callable[[], date],
    ) -> None:
        self._regions, self._within, self._today = regions, within, today
        self.nik, self.family_card = DigitEdit(), DigitEdit()
        self.name, self.birth_place, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self.rt, self.rw, self.phone, self.note = (QLineEdit() for _ in range(4))
        self.dtsen_id, self.needs = QLineEdit(), QLineEdit()
        self.birth_date = DateField(self._parse)
        self.sex = ChoiceBox([(key, tr(text)) for key, text in SEXES], placeholder=tr("Pilih"))
        self.education, self.marital_status, self.family_relation, self.desil_source = (
            ChoiceBox([("", tr("Belum diisi")), *codes(domain)])
            for domain in ("pendidikan", "status_perkawinan", "shdk", "sumber_desil")
        )
        self.occupation = FindBox(codes("pekerjaan"), name=tr("Pekerjaan yang cocok"))
        self.disability = TickBoxes(codes("ragam_disabilitas"), columns=3)
        self.dependants, self.business_months = CountEdit(4), CountEdit(5)
        self.village_code = RegionPicker(self._search)
        desils = [(str(n), tr("Desil {n}").format(n=n)) for n in range(1, 11)]
        self.desil = ChoiceBox([("", tr("Belum ada")), *desils])
        self.desil_period = ChoiceBox(_periods(self._today(), ""))
        self.central_aid = TickBoxes(codes("bantuan_pusat"), columns=3)
        self.business_type = ChoiceBox([], placeholder=tr("Pilih"))
        self.business_state = ChoiceBox([("", tr("Belum diisi")), *codes("status_usaha")])
        self.goods = GoodsSummary()
        self.category = ChoiceBox([("", tr("Belum diisi"))])
        self.institution = InstitutionBox()
        self.requested_value = MoneyEdit()
        self.documents = TickBoxes(codes("dokumen"), columns=2)
        self.note.setPlaceholderText(tr("Bila perlu"))
        self.needs.setPlaceholderText(tr("Mis. kompor, wajan, tepung"))
        self.rows: Mapping[str, LabelledField] = {
            spec.name: LabelledField(
                tr(spec.label), self.editor(spec.name), icons, required=spec.required
            )
            for section in SECTIONS
            for spec in section.specs
        }
        self._names = [name for name in self.rows if name != "goods"]
        self.business_state.changed.connect(self._on_state)
        self._on_state("")

    def editor(self, name: str) -> QWidget:
        """The editor of a field."""
        editor = getattr(self, name)
        assert isinstance(editor, QWidget)  # noqa: S101 - tells the type checker what SECTIONS holds
        return editor

    def draft(self) -> RecipientDraft:
        """What is typed now; months belong to a business that runs."""
        values: dict[str, Any] = {name: read_editor(self.editor(name)) for name in self._names}
        values["desil"] = int(values["desil"]) if values["desil"] else None
        if not self.business_months.isEnabled():
            values["business_months"] = None
        return RecipientDraft(**values)

    def show(self, draft: RecipientDraft) -> None:
        """Put a draft into the editors."""
        self.desil_period.set_choices(_periods(self._today(), draft.desil_period))
        for name in self._names:
            fill_editor(self.editor(name), getattr(draft, name))
        self.village_code.set_hit(self._hit(draft.village_code))
        for box in (self.sex, self.business_type):
            box.key = box.key or None  # nothing chosen reads "Pilih"

    def offer_kinds(self, offered: Sequence[BusinessType], chosen: str) -> None:
        """Offer these kinds of business."""
        self.business_type.set_choices([(kind.code, kind.name) for kind in offered])
        self.business_type.key = chosen or None

    def offer_groups(self, groups: GroupNames, *, may_add: bool) -> None:
        """Offer what the programme tells apart, and the institutions if it asks for one."""
        self.category.set_choices([("", tr("Belum diisi")), *groups.categories])
        self.institution.offer(groups.institutions)
        self.institution.may_add = may_add
        self.rows["category"].setVisible(bool(groups.categories))
        self.rows["institution"].setVisible(groups.asks_institution)

    def offer_from_nik(self, digits: str) -> None:
        """Fill in what the NIK says where nothing is filled in yet."""
        try:
            nik = Nik.parse(digits)
        except NikError:
            return
        birth = nik.birth_date(self._today())
        if birth is not None and not self.birth_date.line.text():
            self.birth_date.value = birth
        if not self.sex.key:
            self.sex.key = nik.sex

    def ask_for_village(self) -> None:
        """The words in the line name no single village."""
        self.rows["village_code"].show_error(sentence("region.village_required", {}))

    def show_problems(self, problems: Sequence[Problem], *, patient: bool) -> Mapping[str, Problem]:
        """Mark each field with its gravest finding; a patient form does not nag about empty."""
        shown: dict[str, Problem] = {}
        for problem in problems:
            nags = problem.code.endswith((".missing", "_required"))
            if not (nags and patient):
                shown.setdefault(problem.field, problem)
        for name, row in self.rows.items():
            row.show_problem(shown.get(name))
        return shown

    def unread(self) -> list[Problem]:
        """What is typed but means nothing, so that it would be lost by saving."""
        found = []
        if not self.birth_date.is_readable:
            text = self.birth_date.line.text().strip()
            found.append(error("birth_date.unreadable", "birth_date", text=text))
        if not self.occupation.is_resolved:
            found.append(error("choice.unresolved", "occupation"))
        if not self.institution.is_resolved:
            found.append(error("choice.unresolved", "institution"))
        phone = self.phone.text()
        if any(letter.isalnum() for letter in phone) and not normalise_phone(phone):
            found.append(error("phone.unreadable", "phone"))
        return found

    def unread_texts(self) -> Mapping[str, str]:
        """The lines that mean nothing yet, for whoever goes on typing after a crash."""
        named = ("birth_date", "occupation", "village_code", "institution")
        lines = {name: self._line(name) for name in named}
        return {
            name: line.text()
            for name, line in lines.items()
            if line.text().strip() and not read_editor(self.editor(name))
        }

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put such lines back."""
        for name, text in texts.items():
            self._line(name).setText(text)

    def is_asked(self, name: str) -> bool:
        """Whether the programme asks this."""
        return name in self.rows and not self.rows[name].isHidden()

    def go_to(self, name: str) -> None:
        """Put the cursor into a field, if there is one of that name."""
        if name in self.rows:
            self.editor(name).setFocus()

    def first_of(self, problems: Sequence[Problem]) -> Problem:
        """The one whose field is asked first; what belongs to no field comes last."""
        order = list(self.rows)
        return min(problems, key=lambda p: order.index(p.field) if p.field in order else len(order))

    def _line(self, name: str) -> QLineEdit:
        """The line inside an editor that is more than a line."""
        return {
            "birth_date": self.birth_date.line,
            "occupation": self.occupation,
            "institution": self.institution,
            "village_code": self.village_code,
        }[name]

    def _on_state(self, state: str) -> None:
        self.business_months.setEnabled(state == RUNNING)

    def _parse(self, text: str) -> date | None:
        return parse_date(text, today=self._today())

    def _search(self, text: str) -> list[RegionHit]:
        return [_picked(hit) for hit in self._regions.search(text, self._within)]

    def _hit(self, code: str) -> RegionHit | None:
        return _picked(self._regions.hit(code)) if code else None


def _picked(hit: VillageHit) -> RegionHit:
    return RegionHit(hit.code, hit.village, hit.district, hit.regency)


def _periods(today: date, also: str) -> list[tuple[str, str]]:
    """The last quarters, newest first, as DTSEN is renewed every three months."""
    number = today.year * 4 + (today.month - 1) // 3
    keys = [f"{n // 4}-T{n % 4 + 1}" for n in range(number, number - PERIODS_OFFERED, -1)]
    if also and also not in keys:
        keys.append(also)
    return [("", tr("Tidak tahu")), *((key, _period_text(key)) for key in keys)]


def _period_text(key: str) -> str:
    year, _dash, quarter = key.partition("-T")
    if quarter.isdigit() and 1 <= int(quarter) <= len(QUARTERS):
        return tr("Triwulan {q} {year}").format(q=QUARTERS[int(quarter) - 1], year=year)
    return key
