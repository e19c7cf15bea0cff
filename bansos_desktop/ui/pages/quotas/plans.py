"""What each short form asks, and what it hands to its use case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
    """A form with what its button does; `done` is said afterwards."""

    plan: FormPlan
    prepare: Callable[[Fields], Run]
    done: str


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


def filling(services: Services, line: QuotaLine | None) -> Act:
    """A figure or a ceiling that the office enters with its letter."""
    code, year, session = services.scope.programme, services.scope.year, services.session
    programme = services.store.reference.programme(code)
    categories = programme.categories if programme else ()
    name = services.store.regions.book().name

    def add(fields: Fields) -> None:
        kinds = [(FIGURE, tr("Kuota (orang)")), (CEILING, tr("Pagu (rupiah)"))]
        fields.add("kind", "Yang diisi", _choices(kinds))
        places = [(code, name(code)) for code in _regions(services, line)]
        fields.add("region_code", "Wilayah", _choices(places))
        fields.add("stage", "Tahap", _choices(_stages()))
        if categories:
            groups = [(one.code, one.name) for one in categories]
            fields.add("category", "Kategori", _choices([("", tr("Semua kategori")), *groups]))
        fields.add("amount", "Jumlah", WholeEdit())
        fields.add_paper()

    def key(fields: Fields) -> FigureKey:
        where = (fields.text("stage"), fields.text("region_code"), fields.text("category"))
        return FigureKey(code, year, *where)

    def note(fields: Fields) -> str:
        amount = fields.number("amount")
        if fields.text("kind") == CEILING:
            text = tr("Pagu diisi menurut suratnya dan tidak pernah dihitung dari jumlah orang.")
            said = rupiah_text(amount) if amount is not None else ""
        else:
            text = tr("Angka kantor berlaku di depan angka acuan; sumber lain tetap terlihat.")
            said = tr("{n} orang").format(n=number_text(amount)) if amount is not None else ""
        return f"{said} – {text}" if said else text

    def prepare(fields: Fields) -> Run:
        request = EntryRequest(
            key(fields),
            fields.number("amount") or 0,
            fields.text("letter"),
            fields.day(),
            fields.text("sentence"),
            fields.text("reason"),
        )
        run = (
            enter_quota.enter_ceiling
            if fields.text("kind") == CEILING
            else enter_quota.enter_figure
        )
        now, today = services.now(), services.day()
        return lambda store: run(store, session, request, now=now, today=today)

    begin = {
        "kind": FIGURE,
        "region_code": line.region_code if line else _first_region(services),
        "stage": line.stage if line else "",
        "category": line.category if line else "",
    }
    title = tr("Isi kuota atau pagu {programme} {year}")
    plan = FormPlan(title.format(programme=code, year=year), tr("Simpan"), add, begin, note)
    return Act(plan, prepare, tr("Isian kantor disimpan."))


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
