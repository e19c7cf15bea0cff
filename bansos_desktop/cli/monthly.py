"""`salur-bulanan`: who has a month of a monthly aid and who has not, and recording it for all."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.cli.place import place_code
from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.instalment import is_month, month_label
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.store.instalments import UNLIMITED, MonthRow
from bansos_desktop.usecases import record_instalments
from bansos_desktop.usecases.record_instalments import MonthKept, MonthLook, MonthRequest
from bansos_desktop.usecases.refusal import Refused

MOST_SHOWN = 40


def run(arguments: Namespace) -> Answer:
    """The list of a month; with --catat it is recorded for everybody who has not got it."""
    if not is_month(arguments.bulan):
        raise Refused("instalment.month_unreadable", text=arguments.bulan)
    writing = arguments.catat and not arguments.uji
    with desk(paths_of(arguments.data), writing=writing) as at:
        at.known_programme(arguments.program)
        record_instalments.monthly_programme(at.store, arguments.program)
        rows = at.store.instalments.month(
            _narrowing(at, arguments), arguments.bulan, limit=UNLIMITED
        )
        if not arguments.catat:
            return _listed(arguments.bulan, rows)
        request = _request(at, arguments, [row.proposal for row in rows if not row.is_given])
        if arguments.uji:
            found = record_instalments.look(
                at.store, request, today=at.today, skip_refused=arguments.lewati
            )
            return _looked(request, found, ok=not found.stops)
        outcome = record_instalments.run(
            at.store,
            at.session,
            request,
            now=at.now,
            today=at.today,
            skip_refused=arguments.lewati,
        )
    if isinstance(outcome, MonthLook):
        return _looked(request, outcome, ok=False)
    return _kept(request.period, outcome)


def _narrowing(at: Desk, arguments: Namespace) -> Narrowing:
    own = at.session.region_code
    place = arguments.desa
    code = place_code(at.store.regions.book(), place, own) if place else own
    return Narrowing(arguments.program, arguments.tahun, "" if code == PROVINCE else code)


def _request(at: Desk, arguments: Namespace, people: Sequence[str]) -> MonthRequest:
    programme = record_instalments.monthly_programme(at.store, arguments.program)
    amount = arguments.nilai or record_instalments.usual_amount(programme)
    return MonthRequest(
        arguments.program,
        arguments.tahun,
        arguments.bulan,
        parse_date(arguments.tanggal, today=at.today),
        amount,
        arguments.bentuk or programme.form,
        at.session.user,
        people,
        seen_warnings=arguments.setujui_peringatan,
    )


def _listed(month: str, rows: Sequence[MonthRow]) -> Answer:
    """Names stand only in what a person asked for here; another program is told who by uid."""
    given = [row for row in rows if row.is_given]
    waiting = [row for row in rows if not row.is_given]
    value = sum(row.amount or 0 for row in given)
    values = {
        "month": month,
        "given": len(given),
        "waiting": len(waiting),
        "value": value,
        "items": [_item(row) for row in rows],
    }
    had = f"{format_thousands(len(given))} dari {format_thousands(len(rows))} orang menerima"
    lines = [f"{month_label(month)}: {had}, {format_rupiah(value)}."]
    lines += [f"  belum  {_about(row)}" for row in waiting[:MOST_SHOWN]]
    if len(waiting) > MOST_SHOWN:
        lines.append(f"  … dan {format_thousands(len(waiting) - MOST_SHOWN)} lainnya belum.")
    return Answer(values, "\n".join(lines))


def _about(row: MonthRow) -> str:
    why = f" ({row.note})" if row.note else ""
    return f"{row.name}, {row.place}{why}"


def _item(row: MonthRow) -> dict[str, object]:
    return {
        "proposal": row.proposal,
        "name": row.name,
        "place": row.place,
        "given_on": row.given_on,
        "amount": row.amount,
        "note": row.note,
    }


def _values(month: str, found: MonthLook) -> dict[str, object]:
    return {
        "month": month,
        "able": len(found.going),
        "already": len(found.already),
        "value": found.value,
        "refused": [
            {"proposal": one.proposal, "codes": [problem.code for problem in one.problems]}
            for one in found.refused
        ],
        "problems": [
            {"code": one.problem.code, "message": one.message, "people": one.people}
            for one in found.faults
        ],
    }


def _looked(request: MonthRequest, found: MonthLook, *, ok: bool) -> Answer:
    """Nothing was written: for how many it could be, and what forbids or what to look at."""
    month = request.period
    able = "tidak dapat dicatat" if found.stops else "dapat dicatat"
    people = format_thousands(len(found.going))
    lines = [f"{month_label(month)} {able} untuk {people} orang; belum ada yang disimpan."]
    lines += [f"{format_thousands(one.people)} orang: {one.message}" for one in found.faults]
    if found.able:
        lines += _left_out(found)
    if found.stops and found.able:
        count = format_thousands(found.able)
        lines.append(f"Dengan --lewati, {count} orang lainnya tetap dicatat.")
    elif found.faults and not found.stops and not request.seen_warnings:
        lines.append("Bila memang begitu, ulangi dengan --setujui-peringatan.")
    return Answer({**_values(month, found), "recorded": 0}, "\n".join(lines), ok)


def _left_out(found: MonthLook) -> list[str]:
    """Who cannot be recorded, by name, each with the reason."""
    lines = [f"  tertolak  {one.name}: {one.why}" for one in found.refused[:MOST_SHOWN]]
    if len(found.refused) > MOST_SHOWN:
        more = format_thousands(len(found.refused) - MOST_SHOWN)
        lines.append(f"  … dan {more} lainnya tertolak.")
    return lines


def _kept(month: str, kept: MonthKept) -> Answer:
    found = kept.look
    people = format_thousands(len(found.going))
    text = f"{month_label(month)} dicatat untuk {people} orang, {format_rupiah(found.value)}."
    if found.refused:
        text += f" {format_thousands(len(found.refused))} yang tertolak dilewati."
    values = {**_values(month, found), "recorded": len(found.going), "batch": kept.batch}
    lines = [text, *(f"{format_thousands(f.people)} orang: {f.message}" for f in found.faults)]
    return Answer(values, "\n".join([*lines, *_left_out(found)]))
