"""What each short form asks, and what it hands to its use case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.models.quota_tree import stage_text
from bansos_desktop.ui.pages.quotas.act_form import FormPlan
from bansos_desktop.ui.pages.quotas.letter_fields import Fields, WholeEdit
from bansos_desktop.ui.pages.quotas.words import line_title
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.usecases import enter_quota, move_quota, quota_book
from bansos_desktop.usecases.enter_quota import EntryRequest
from bansos_desktop.usecases.move_quota import MoveRequest
from bansos_desktop.usecases.outcomes import NotYet

FIGURE, CEILING = "figure", "ceiling"
Result = Topic | NotYet
Run = Callable[[Store], Result]


@dataclass(frozen=True, slots=True)
class Act:
    """A form with what its button does; `done` is said afterwards.

    `insist` does it although something is odd about it, once that was seen.
    """

    plan: FormPlan
    prepare: Callable[[Fields], Run]
    done: str
    insist: Callable[[Fields], Run] | None = None


def moving(services: Services, line: QuotaLine) -> Act:
    """Free places of a figure to another region."""
    store, session = services.store, services.session
    name = store.regions.book().name
    places = move_quota.targets(store, session, line.key)
    free = move_quota.free_places(store, line.key, today=services.day())

    def add(fields: Fields) -> None:
        fields.add("to_region", "Ke wilayah", _choices([(one, name(one)) for one in places]))
        fields.add("amount", "Jumlah orang", WholeEdit())
        fields.add_paper()

    def note(fields: Fields) -> str:
        text = tr("Tempat kosong yang boleh dipindahkan: {free} dari {quota}.").format(
            free=number_text(free), quota=number_text(line.quota)
        )
        amount = fields.number("amount")
        if not amount:
            return text
        after = tr("Sesudahnya tinggal {n}.").format(n=number_text(line.quota - amount))
        return f"{text} {after}"

    def prepare(fields: Fields) -> Run:
        request = MoveRequest(
            line.key,
            fields.text("to_region"),
            fields.number("amount") or 0,
            fields.text("letter"),
            fields.day(),
            fields.text("reason"),
            fields.text("sentence"),
        )
        now, today = services.now(), services.day()
        return lambda store: move_quota.move(store, session, request, now=now, today=today)

    title = tr("Pindahkan dari {what}").format(what=line_title(line, line.quota))
    plan = FormPlan(title, tr("Pindahkan"), add, {}, note)
    return Act(plan, prepare, tr("Kuota dipindahkan."))


def may_move(services: Services, line: QuotaLine) -> bool:
    """Whether this office moves places out of this region at all."""
    return bool(move_quota.targets(services.store, services.session, line.key))


class Filling:
    """A figure or a ceiling that the office enters with its letter, for the scope of now."""

    def __init__(self, services: Services, line: QuotaLine | None) -> None:
        self._services, self._line = services, line
        self._code, self._year = services.scope.programme, services.scope.year
        programme = services.store.reference.programme(self._code)
        self._categories = programme.categories if programme else ()

    def act(self) -> Act:
        """The form, beginning with the marked figure."""
        line = self._line
        begin = {
            "kind": FIGURE,
            "region_code": line.region_code if line else _first_region(self._services),
            "stage": line.stage if line else "",
            "category": line.category if line else "",
        }
        title = tr("Isi kuota atau pagu {programme} {year}")
        named = title.format(programme=self._code, year=self._year)
        plan = FormPlan(named, tr("Simpan"), self._add, begin, self._note)
        insist = partial(self._prepare, seen=True)
        return Act(plan, self._prepare, tr("Isian kantor disimpan."), insist)

    def _add(self, fields: Fields) -> None:
        kinds = [(FIGURE, tr("Kuota (orang)")), (CEILING, tr("Pagu (rupiah)"))]
        name = self._services.store.regions.book().name
        places = [(code, name(code)) for code in _regions(self._services, self._line)]
        fields.add("kind", "Yang diisi", _choices(kinds))
        fields.add("region_code", "Wilayah", _choices(places))
        fields.add("stage", "Tahap", _choices(_stages()))
        if self._categories:
            groups = [(one.code, one.name) for one in self._categories]
            fields.add("category", "Golongan", _choices([("", tr("Semua golongan")), *groups]))
        fields.add("amount", "Jumlah", WholeEdit())
        fields.add_paper()

    def _note(self, fields: Fields) -> str:
        """The number as it is read, and what it will do."""
        amount = fields.number("amount")
        if fields.text("kind") == CEILING:
            text = tr("Pagu diisi menurut suratnya dan tidak pernah dihitung dari jumlah orang.")
            number = "" if amount is None else rupiah_text(amount)
        else:
            text = tr("Angka kantor berlaku di depan angka acuan; sumber lain tetap terlihat.")
            number = "" if amount is None else _people_text(amount)
        return f"{number} – {text}" if number else text

    def _prepare(self, fields: Fields, *, seen: bool = False) -> Run:
        where = (fields.text("stage"), fields.text("region_code"), fields.text("category"))
        request = EntryRequest(
            FigureKey(self._code, self._year, *where),
            fields.number("amount") or 0,
            fields.text("letter"),
            fields.day(),
            fields.text("sentence"),
            fields.text("reason"),
            seen,
        )
        is_ceiling = fields.text("kind") == CEILING
        run = enter_quota.enter_ceiling if is_ceiling else enter_quota.enter_figure
        session, now, today = self._services.session, self._services.now(), self._services.day()
        return lambda store: run(store, session, request, now=now, today=today)


def _people_text(number: int) -> str:
    return tr("{n} orang").format(n=number_text(number))


def _regions(services: Services, line: QuotaLine | None) -> list[str]:
    """Where this office may give a figure: its own region and those one step below."""
    office = services.session.region_code
    codes = [office, *quota_book.regions_below(services.store.regions.book(), office)]
    if line and quota_book.may_change(services.session, line.region_code):
        codes.append(line.region_code)
    return list(dict.fromkeys(codes))


def _first_region(services: Services) -> str:
    """The owner of a kabupaten's programme, else the office's own region."""
    programme = services.store.reference.programme(services.scope.programme)
    office = services.session.region_code
    is_regencys = programme is not None and programme.owner.startswith(f"{PROVINCE}.")
    return programme.owner if programme and is_regencys and office == PROVINCE else office


def _stages() -> Sequence[tuple[str, str]]:
    named = [(one.value, stage_text(one.value)) for one in Stage]
    return [("", tr("Tanpa tahap")), *named]


def _choices(choices: Sequence[tuple[str, str]]) -> ChoiceBox:
    return ChoiceBox(choices, placeholder=tr("Pilih…"))
