"""What the quota commands share: which figure and paper are meant, and how an outcome is told."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk
from bansos_desktop.cli.place import place_code
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.problems import Problem, stops
from bansos_desktop.domain.quota_checks import Paper
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.quota_book import stage_words
from bansos_desktop.usecases.refusal import Refused


def region(at: Desk, text: str) -> str:
    """A region by code or name; the province by its own."""
    book = at.store.regions.book()
    if text.strip().casefold() in ("provinsi", PROVINCE, book.name(PROVINCE).casefold()):
        return PROVINCE
    return place_code(book, text.strip(), at.session.region_code)


def figure(at: Desk, arguments: Namespace, code: str) -> FigureKey:
    """The figure of a region that the options are about."""
    programme = at.known_programme(arguments.program)
    return FigureKey(programme, arguments.tahun, arguments.tahap, code, arguments.golongan)


def paper(at: Desk, arguments: Namespace) -> Paper:
    """The letter or the reason, as it was typed."""
    day = parse_date(arguments.tanggal, today=at.today) if arguments.tanggal else None
    return Paper(arguments.surat, day, arguments.kalimat, arguments.alasan)


def refuse(problems: Sequence[Problem]) -> None:
    """Stop with the first thing that forbids it; a program is told all of them."""
    if not stops(problems):
        return
    first = next(one for one in problems if stops([one]))
    refusal = Refused(first.code, **dict(first.values))
    refusal.details = {"problems": [problem_values(one) for one in problems]}
    raise refusal


def refuse_unseen(problems: Sequence[Problem]) -> None:
    """Stop with the first thing that somebody has to look at; a program is told all of them."""
    refusal = Refused("quota.warnings_unseen", first=problems[0].message)
    refusal.details = {"problems": [problem_values(one) for one in problems]}
    raise refusal


def told(
    at: Desk,
    outcome: Topic | NotYet | None,
    problems: Sequence[Problem],
    keys: Sequence[FigureKey],
    words: str,
) -> Answer:
    """How the figures stand now, and what wants a look; None means that it was only tried."""
    if isinstance(outcome, NotYet):
        refuse(outcome.problems)
    lines = [words if outcome else _NOTHING]
    if outcome is None:
        lines = ["Uji coba: tidak ada yang disimpan."]
    lines += [one.message for one in problems]
    values: dict[str, object] = {
        "changed": bool(outcome),
        "rehearsed": outcome is None,
        "warnings": [problem_values(one) for one in problems],
        "items": [standing(at, key) for key in keys],
    }
    lines += [_words(at, key) for key in keys]
    return Answer(values, "\n".join(lines))


_NOTHING = "Tidak ada yang berubah."


def standing(at: Desk, key: FigureKey) -> Reply:
    """A figure as it stands; all null where nobody gives one."""
    one = next(
        (
            line
            for line in list_quotas.run(at.store, key.programme, key.year)
            if line.key == key and line.standing is not None
        ),
        None,
    )
    return {
        "region": key.region_code,
        "name": at.store.regions.book().name(key.region_code),
        "stage": key.stage,
        "category": key.category,
        "quota": one.quota if one else None,
        "open": one.open if one else None,
        "source": one.source if one else None,
        "ceiling": at.store.quotas.ceiling(key),
    }


def _words(at: Desk, key: FigureKey) -> str:
    found = standing(at, key)
    where = f"{found['name']} {stage_words(key)}"
    if found["quota"] is None:
        text = f"  {where}: tanpa angka sendiri"
    else:
        quota, rest = int(str(found["quota"])), int(str(found["open"]))
        text = f"  {where}: {format_thousands(quota)} tempat"
        if rest != quota:
            text += f", {format_thousands(rest)} belum dirinci"
    if found["ceiling"] is not None:
        text += f", pagu {format_rupiah(int(str(found['ceiling'])))}"
    return text


def problem_values(one: Problem) -> Reply:
    """A problem for another program."""
    return {"code": one.code, "field": one.field, "message": one.message}
