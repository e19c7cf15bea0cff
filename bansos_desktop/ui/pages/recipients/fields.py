"""The fields of the form: their editors, and moving a draft in and out of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.problems import Problem, Severity, error
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.region import RegionBook, VillageHit
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.digit_edit import DigitEdit
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.region_picker import RegionHit, RegionPicker

SEXES = (("L", "Laki-laki"), ("P", "Perempuan"))
QUARTERS = ("I", "II", "III", "IV")
PERIODS_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Spec:
    """How a field reads on the form; `half` fields stand two on a line."""

    name: str
    label: str
    helper: str = ""
    required: bool = False
    half: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together at the door."""

    title: str
    specs: tuple[Spec, ...]


SECTIONS = (
    Section(
        "Orang",
        (
            Spec("nik", "NIK", required=True),
            Spec("name", "Nama lengkap", required=True),
            Spec("birth_place", "Tempat lahir", half=True),
            Spec("birth_date", "Tanggal lahir", half=True),
            Spec("sex", "Jenis kelamin", half=True),
            Spec("phone", "No. HP", half=True),
        ),
    ),
    Section(
        "Keluarga dan alamat",
        (
            Spec("family_card", "No. KK"),
            Spec("village_code", "Desa/Kelurahan/Kampung", required=True),
            Spec("address", "Alamat"),
            Spec("rt", "RT", half=True),
            Spec("rw", "RW", half=True),
        ),
    ),
    Section(
        "Usulan",
        (
            Spec("desil", "Desil", half=True),
            Spec("desil_period", "Periode desil", half=True),
            Spec("business_type", "Jenis usaha", half=True),
            Spec("requested_value", "Nilai usulan", half=True),
            Spec("note", "Keterangan"),
        ),
    ),
)
LABELS: Mapping[str, str] = {
    **{spec.name: spec.label for section in SECTIONS for spec in section.specs},
    "stage": "Kuota",
}


class Fields:
    """All editors of the form, by the name of the draft's field."""

    def __init__(
        self, icons: IconSet, regions: RegionBook, *, within: str, today: Callable[[], date]
    ) -> None:
        self._regions, self._within, self._today = regions, within, today
        self.nik, self.family_card = DigitEdit(), DigitEdit()
        self.name, self.birth_place, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self.rt, self.rw, self.phone, self.note = (QLineEdit() for _ in range(4))
        self.birth_date = DateField(self._parse)
        self.sex = ChoiceBox([(key, tr(text)) for key, text in SEXES], placeholder=tr("Pilih"))
        self.village_code = RegionPicker(self._search)
        desils = [(str(n), tr("Desil {n}").format(n=n)) for n in range(1, 11)]
        self.desil = ChoiceBox([("", tr("Belum ada")), *desils])
        self.desil_period = ChoiceBox(self._periods(""))
        self.business_type = ChoiceBox([], placeholder=tr("Pilih"))
        self.requested_value = MoneyEdit()
        self.note.setPlaceholderText(tr("Bila perlu"))
        self.rows: Mapping[str, LabelledField] = {
            spec.name: LabelledField(
                tr(spec.label),
                self.editor(spec.name),
                icons,
                required=spec.required,
                helper=tr(spec.helper) if spec.helper else "",
            )
            for section in SECTIONS
            for spec in section.specs
        }

    def editor(self, name: str) -> QWidget:
        """The editor of a field."""
        editor = getattr(self, name)
        assert isinstance(editor, QWidget)  # noqa: S101 - tells the type checker what SECTIONS holds
        return editor

    def draft(self) -> RecipientDraft:
        """What is typed now."""
        return RecipientDraft(
            nik=self.nik.digits,
            family_card=self.family_card.digits,
            name=self.name.text(),
            birth_place=self.birth_place.text(),
            birth_date=self.birth_date.value,
            sex=self.sex.key or "",
            address=self.address.text(),
            rt=self.rt.text(),
            rw=self.rw.text(),
            village_code=self.village_code.code or "",
            phone=self.phone.text(),
            desil=int(self.desil.key) if self.desil.key else None,
            desil_period=self.desil_period.key or "",
            business_type=self.business_type.key or "",
            requested_value=self.requested_value.amount,
            note=self.note.text(),
        )

    def show(self, draft: RecipientDraft) -> None:
        """Put a draft into the editors."""
        self.nik.digits, self.family_card.digits = draft.nik, draft.family_card
        for name in ("name", "birth_place", "address", "rt", "rw", "phone", "note"):
            line = self.editor(name)
            if isinstance(line, QLineEdit):
                line.setText(getattr(draft, name))
                line.setCursorPosition(0)
        self.birth_date.value = draft.birth_date
        self.sex.key = draft.sex or None
        self.village_code.set_hit(self._hit(draft.village_code))
        self.desil.key = str(draft.desil) if draft.desil else ""
        self.desil_period.set_choices(self._periods(draft.desil_period))
        self.desil_period.key = draft.desil_period
        self.business_type.key = draft.business_type or None
        self.requested_value.amount = draft.requested_value

    def offer_kinds(self, book: BusinessTypeBook, year: int, chosen: str) -> None:
        """Offer the kinds of business open in a year, and the one that is chosen already."""
        offered = book.open_in(year, or_chosen=chosen)
        self.business_type.set_choices([(kind.code, kind.name) for kind in offered])
        self.business_type.key = chosen or None

    def ask_for_village(self) -> None:
        """The words in the line name no single village."""
        self.rows["village_code"].show_error(sentence("region.village_required", {}))

    def show_problems(self, problems: Sequence[Problem], *, patient: bool) -> None:
        """Mark each field with its gravest finding; a patient form does not nag about empty."""
        shown: dict[str, Problem] = {}
        for problem in problems:
            nags = problem.code.endswith((".missing", "_required"))
            if not (nags and patient):
                shown.setdefault(problem.field, problem)
        for name, row in self.rows.items():
            _mark(row, shown.get(name))

    def unread(self) -> list[Problem]:
        """What is typed but means nothing, so that it would be lost by saving."""
        if self.birth_date.is_readable:
            return []
        text = self.birth_date.line.text().strip()
        return [error("birth_date.unreadable", "birth_date", text=text)]

    def go_to(self, name: str) -> None:
        """Put the cursor into a field, if there is one of that name."""
        if name in self.rows:
            self.editor(name).setFocus()

    def _parse(self, text: str) -> date | None:
        return parse_date(text, today=self._today())

    def _search(self, text: str) -> list[RegionHit]:
        return [_picked(hit) for hit in self._regions.search(text, self._within)]

    def _hit(self, code: str) -> RegionHit | None:
        return _picked(self._regions.hit(code)) if code else None

    def _periods(self, also: str) -> list[tuple[str, str]]:
        """The last quarters, newest first, as DTSEN is renewed every three months."""
        today = self._today()
        number = today.year * 4 + (today.month - 1) // 3
        keys = [f"{n // 4}-T{n % 4 + 1}" for n in range(number, number - PERIODS_OFFERED, -1)]
        if also and also not in keys:
            keys.append(also)
        return [("", tr("Tidak tahu")), *((key, _period_text(key)) for key in keys)]


def _mark(row: LabelledField, problem: Problem | None) -> None:
    if problem is None:
        row.clear_state()
    elif problem.severity is Severity.ERROR:
        row.show_error(problem.message)
    elif problem.severity is Severity.WARNING:
        row.show_warning(problem.message)
    else:
        row.show_note(problem.message)


def _picked(hit: VillageHit) -> RegionHit:
    return RegionHit(hit.code, hit.village, hit.district, hit.regency)


def _period_text(key: str) -> str:
    year, _dash, quarter = key.partition("-T")
    if quarter.isdigit() and 1 <= int(quarter) <= len(QUARTERS):
        return tr("Triwulan {q} {year}").format(q=QUARTERS[int(quarter) - 1], year=year)
    return key
