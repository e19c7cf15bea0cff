"""The columns of the list of recipients: what each shows, sorts by, and gives to the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.nik import masked
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.views import SortBy
from bansos_desktop.domain.workflow import Stage, Status
from bansos_desktop.store.listing import ListRow
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.models.group_names import NOTHING, GroupNames


class Holds(StrEnum):
    """What a column's cells are in a spreadsheet."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERSONAL_NUMBER = "personal number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `text` is shown, `plain` is what stands behind it (ISO dates, bare numbers)."""

    key: str
    title: str
    text: Callable[[ListRow], str]
    sort: SortBy | None = None
    holds: Holds = Holds.TEXT
    plain: Callable[[ListRow], str] | None = None
    by_default: bool = True

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right."""
        return self.holds is Holds.NUMBER

    def copied(self, row: ListRow, *, in_full: bool) -> str:
        """What a copy holds: a person's number only `in_full` has all its digits."""
        if self.plain is None or (self.holds is Holds.PERSONAL_NUMBER and not in_full):
            shown = self.text(row)
            return "" if shown == NOTHING else shown
        return self.plain(row)


def status_label(status: str) -> str:
    """The word for a stored state, also for one this version does not know."""
    known: Mapping[str, str] = {state.value: state.label for state in Status}
    return known.get(status, status)


def short_regency(name: str) -> str:
    """Kab. Paser for Kabupaten Paser."""
    return name.replace("Kabupaten ", "Kab. ")


def recipient_columns(
    regions: RegionBook, kinds: BusinessTypeBook, groups: GroupNames | None = None
) -> tuple[Column, ...]:
    """All columns in the order they come in, those a user has to ask for last."""
    return (*_usual(regions, kinds), *_optional(), *(_of_groups(groups) if groups else ()))


def _usual(regions: RegionBook, kinds: BusinessTypeBook) -> tuple[Column, ...]:
    """Those seen at first; the NIK is masked, and whole only where it is asked for."""
    stages = {stage.value: stage.value.title() for stage in Stage}
    nik = Column("nik", "NIK", lambda row: masked(row.nik), SortBy.NIK, Holds.PERSONAL_NUMBER)
    return (
        Column("name", "Nama", lambda row: row.name, SortBy.NAME),
        replace(nik, plain=lambda row: row.nik),
        Column("place", "Desa/Kelurahan, Kecamatan", lambda row: row.place, SortBy.PLACE),
        Column(
            "region", "Kabupaten/Kota", lambda row: short_regency(regions.name(row.region_code))
        ),
        Column("status", "Status", lambda row: tr(status_label(row.status)), SortBy.STATUS),
        Column(
            "business",
            "Jenis usaha",
            lambda row: kinds.name(row.business_type),
            SortBy.BUSINESS_TYPE,
        ),
        _number("desil", "Desil", lambda row: row.desil, SortBy.DESIL),
        _money("value", "Nilai usulan", lambda row: row.requested_value, SortBy.REQUESTED_VALUE),
        Column("stage", "Tahap", lambda row: stages.get(row.stage, row.stage)),
    )


def _optional() -> tuple[Column, ...]:
    """Those that are offered but not seen until somebody ticks them."""
    card = Column("family_card", "No. KK", _masked_card, holds=Holds.PERSONAL_NUMBER)
    proposed = Column("proposed_on", "Diusulkan", _proposed_on, holds=Holds.DATE)
    chosen = (
        Column("priority", "Prioritas", _priority, SortBy.PRIORITY),
        replace(proposed, plain=lambda row: row.proposed_on),
        replace(card, plain=lambda row: row.family_card),
        Column("phone", "No. HP", lambda row: row.phone or NOTHING),
        _number("reserve_rank", "No. cadangan", lambda row: row.reserve_rank),
        _money("approved_value", "Nilai ditetapkan", lambda row: row.approved_value),
        Column("decree_number", "No. SK", lambda row: row.decree_number or NOTHING),
    )
    return tuple(replace(column, by_default=False) for column in chosen)


def _of_groups(groups: GroupNames) -> tuple[Column, ...]:
    """Those that only some programmes fill."""
    return (
        Column(
            "category",
            "Golongan",
            lambda row: groups.category(row.category) or NOTHING,
            by_default=False,
        ),
        Column(
            "institution",
            "Lembaga",
            lambda row: groups.institution(row.institution) or NOTHING,
            by_default=False,
        ),
    )


def _number(
    key: str, title: str, value: Callable[[ListRow], int | None], sort: SortBy | None = None
) -> Column:
    """A column of numbers, bare on the clipboard, so that a spreadsheet can add them up."""

    def text(row: ListRow) -> str:
        found = value(row)
        return NOTHING if found is None else number_text(found)

    return Column(key, title, text, sort, Holds.NUMBER, _bare(value))


def _money(
    key: str, title: str, value: Callable[[ListRow], int | None], sort: SortBy | None = None
) -> Column:
    """As numbers, in rupiah; nought is shown like an unknown amount."""

    def text(row: ListRow) -> str:
        found = value(row)
        return rupiah_text(found) if found else NOTHING

    return Column(key, title, text, sort, Holds.NUMBER, _bare(value))


def _bare(value: Callable[[ListRow], int | None]) -> Callable[[ListRow], str]:
    def plain(row: ListRow) -> str:
        found = value(row)
        return "" if found is None else str(found)

    return plain


def _masked_card(row: ListRow) -> str:
    return masked(row.family_card) or NOTHING


def _proposed_on(row: ListRow) -> str:
    return _short_date(row.proposed_on)


def _priority(row: ListRow) -> str:
    """Desil first, then the day: who comes before whom when places are given out."""
    desil = NOTHING if row.desil is None else str(row.desil)
    return f"{desil} · {_short_date(row.proposed_on)}"


def _short_date(iso: str) -> str:
    """12/08/2025; a stored day that is none is shown as it is."""
    parts = iso.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else iso or NOTHING
