"""`ringkasan`: the numbers of the dashboard, as on Beranda."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.domain.dashboard import (
    Column,
    Dashboard,
    PlaceRow,
    Share,
    Step,
    place_columns,
)
from bansos_desktop.domain.office_quota import OfficeQuota
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.workflow import DECIDED
from bansos_desktop.usecases import dashboard, list_quotas


def run(arguments: Namespace) -> Answer:
    """Read the year of a programme for the office whose data this is."""
    with desk(paths_of(arguments.data), writing=False) as at:
        at.known_programme(arguments.program)
        data = dashboard.run(
            at.store,
            arguments.program,
            arguments.tahun,
            at.session.region_code,
            at.today,
            stage=arguments.tahap,
        )
        lines = list_quotas.run(at.store, arguments.program, arguments.tahun)
        outside = list_quotas.unplaced(at.store, lines).values()
        people = sum(sum(leaves.values()) for leaves in outside)
    return Answer({**_values(data), "outside": people}, show_dashboard(data))


def show_dashboard(data: Dashboard) -> str:
    """The figures as a text: places, steps, kinds and desil."""
    head = f"{data.programme_name} {data.year}, {data.region_name}"
    money = f"nilai ditetapkan Rp{format_thousands(data.approved)}"
    sums = f"{_sums_text(data.sums)}, {money}{' per bulan' if data.is_monthly else ''}"
    told = [head, sums, *_common_lines(data.sums), *_outside_lines(data.sums)]
    parts = ["\n".join(told), _places_text(data.places), _steps_text(data)]
    often = ", nilai per bulan" if data.is_monthly else ""
    parts.append(_shares_text(f"{data.shares_by.label}{often}", data.shares))
    parts.append(_shares_text(f"Desil{often}", data.desils))
    return "\n\n".join(part for part in parts if part)


def _sums_text(sums: OfficeQuota) -> str:
    """The places, the people who take any, and what is left; shared places are called so."""
    shown = sums.shown
    name = "Kuota bersama provinsi" if sums.is_common else "Kuota"
    return (
        f"{name} {_number(shown.quota if shown else None)}, "
        f"terpakai {format_thousands(sums.use.used)}, sisa {_number(shown.left if shown else None)}"
    )


def _common_lines(sums: OfficeQuota) -> Iterator[str]:
    """What of the people used is of shared places, and that others draw on these too."""
    if sums.common is None:
        return
    if not sums.is_common:
        yield (
            f"Dari yang terpakai {format_thousands(sums.shared.used)} memakai kuota bersama "
            f"provinsi {_number(sums.common.quota)}, sisa {_number(sums.common.left)}"
        )
    yield "Sisa kuota bersama menurut data kantor ini; kabupaten/kota lain juga memakainya"


def _outside_lines(sums: OfficeQuota) -> Iterator[str]:
    """Who is among the used and yet in no figure, so that the places less the used differ."""
    if sums.shown is None or not sums.outside.used:
        return
    yield (
        f"Dari yang terpakai {format_thousands(sums.outside.used)} orang belum masuk kuota mana "
        f"pun, {format_thousands(sums.outside.among(DECIDED))} di antaranya sudah ditetapkan; "
        "sisa dihitung tanpa mereka, lihat periksa"
    )


def _places_text(rows: Sequence[PlaceRow]) -> str:
    if not rows:
        return ""
    names = [_row_name(row) for row in rows]
    wide = max(map(len, names))
    columns = place_columns(rows)
    lines = [f"{'Wilayah':<{wide}} " + " ".join(f"{one.head:>{_room(one)}}" for one in columns)]
    for name, row in zip(names, rows, strict=True):
        numbers = (f"{_number(one.number(row)):>{_room(one)}}" for one in columns)
        lines.append(f"{name:<{wide}} {' '.join(numbers)}")
    lines += [
        f"{name}: {part} lebih {format_thousands(number)}"
        for name, row in zip(names, rows, strict=True)
        for part, number in row.over
    ]
    return "\n".join(lines)


def _room(column: Column) -> int:
    return max(7, len(column.head))


def _row_name(row: PlaceRow) -> str:
    if row.is_common:
        return "Bersama provinsi"
    if row.is_used_up:
        return "Tanpa bagian"
    return "Belum dirinci" if row.is_lump else row.name


def _steps_text(data: Dashboard) -> str:
    lines = ["Sampai di mana usulan"]
    lines += [f"  {one.label:<13} {format_thousands(one.people):>8}" for one in data.funnel]
    lines.append("Di luar jalur")
    lines += [f"  {one.label:<13} {format_thousands(one.people):>8}" for one in data.beside]
    return "\n".join(lines)


def _shares_text(title: str, shares: Sequence[Share]) -> str:
    if not any(one.people for one in shares):
        return ""
    wide = max(len(one.label) for one in shares)
    lines = [title]
    lines += [
        f"  {one.label:<{wide}} {format_thousands(one.people):>8} "
        f"{'Rp' + format_thousands(one.value):>16}"
        for one in shares
    ]
    return "\n".join(lines)


def _number(number: int | None) -> str:
    return "-" if number is None else format_thousands(number)


def _values(data: Dashboard) -> Reply:
    """Under the public names, which stay when ours change."""
    return {
        "program": data.programme,
        "year": data.year,
        "stage": data.stage,
        "region": data.region,
        "quota": data.quota,
        "used": data.use.used,
        "left": data.left,
        "common": _common(data.sums),
        "monthly": data.is_monthly,
        "value": data.value,
        "approved": data.approved,
        "places": [_place(row) for row in data.places],
        "funnel": [_step(one) for one in data.funnel],
        "beside": [_step(one) for one in data.beside],
        "pace": {
            "proposed": list(data.pace.proposed),
            "decided": list(data.pace.decided),
            "handed": list(data.pace.handed),
            "paid": list(data.pace.paid),
            "paid_amounts": list(data.pace.paid_amounts),
            "undated": data.pace.undated,
            "before_year": [one.before for one in data.pace.beyond],
            "after_year": [one.after for one in data.pace.beyond],
        },
        "shares": [asdict(one) for one in data.shares],
        "desils": [asdict(one) for one in data.desils],
    }


def _common(sums: OfficeQuota) -> Reply | None:
    """Places shared with other offices, with those of this office's people who take one."""
    if sums.common is None:
        return None
    common = sums.common
    return {"quota": common.quota, "used": sums.shared.used, "left": common.left}


def _place(row: PlaceRow) -> Reply:
    return {
        "region": row.code,
        "name": row.name,
        "lump": row.is_lump,
        "common": row.is_common,
        "quota": row.quota,
        "proposed": row.proposed,
        "shared": row.shared,
        "common_used": row.common,
        "outside": row.outside,
        "without_share": row.without_share,
        "decided": row.decided,
        "handed": row.handed,
        "used": row.used,
        "left": row.left,
        "over": [{"figure": part, "people": number} for part, number in row.over],
        "reserve": row.reserve,
        "value": row.value,
        "approved": row.approved,
    }


def _step(one: Step) -> Reply:
    return {
        "label": one.label,
        "people": one.people,
        "states": [str(state) for state in one.states],
    }
