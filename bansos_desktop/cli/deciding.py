"""`tetapkan`: the first so many of the eligible, from a decree, within the quota."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.decision import told
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.store.decisions import Line
from bansos_desktop.usecases import decide_proposals
from bansos_desktop.usecases.decide_proposals import Look, NotTaken, Request, Taken
from bansos_desktop.usecases.refusal import Refused

OF_ALL = frozenset({"decision.ceiling_passed", "decision.shared_lump"})

ALL_STAGES = ""  # they share the figures


def run(arguments: Namespace) -> Answer:
    """Look with --uji; otherwise decide on all of them or none, or leave the refused out."""
    with desk(paths_of(arguments.data), writing=not arguments.uji) as at:
        request = _request(at, arguments)
        if not request.proposals:
            raise Refused("decision.nobody_eligible")
        if wrong := decide_proposals.check_request(request, at.today):
            raise Refused(wrong[0].code, **dict(wrong[0].values))
        if arguments.uji:
            look = decide_proposals.look(at.store, at.session, request, today=at.today)
            return _looked(look)
        outcome = decide_proposals.run(
            at.store,
            at.session,
            request,
            now=at.now,
            today=at.today,
            skip_refused=arguments.lewati,
        )
    if isinstance(outcome, NotTaken) and (unseen := outcome.look.problems):
        raise Refused(unseen[0].code, **dict(unseen[0].values))
    if isinstance(outcome, NotTaken):
        return _looked(outcome.look, ok=False)
    return _taken(outcome, request)


def _request(at: Desk, arguments: Namespace) -> Request:
    """The eligible in the order of decision, as many as were asked for."""
    target, region = at.staged_target(arguments, ALL_STAGES), at.region(arguments)
    line = Line(
        target.programme,
        target.year,
        target.stage,
        "" if region == PROVINCE else region,
        status=Status.ELIGIBLE.value,
    )
    keys = at.store.decisions.keys(line)[: arguments.jumlah]
    day = parse_date(arguments.tanggal, today=at.today)
    return Request(
        Action.DECIDE,
        [key.proposal for key in keys],
        arguments.sk,
        day,
        seen_warnings=arguments.setujui_peringatan,
    )


def _looked(look: Look, *, ok: bool = True) -> Answer:
    """Nothing was written: how many could go, and each reason against the others once."""
    reasons = Counter(problem.message for one in look.refused for problem in one.problems)
    codes = Counter(problem.code for one in look.refused for problem in one.problems)
    values = {
        "decided": 0,
        "able": len(look.going),
        "refused": len(look.refused),
        "reasons": dict(codes),
        "warnings": dict(look.warnings),
    }
    able, refused = format_thousands(len(look.going)), format_thousands(len(look.refused))
    lines = [f"{able} orang dapat ditetapkan, {refused} tertolak; belum ada yang disimpan."]
    lines += [f"{format_thousands(count)} orang: {reason}" for reason, count in reasons.items()]
    if look.warnings:
        lines.append(f"Peringatan: {told(look.warnings)}.")
    lines += _of_all(look)
    return Answer(values, "\n".join(lines), ok)


def _of_all(look: Look) -> list[str]:
    """What is said of all of them together, in full: a pagu, a lump that others draw on too."""
    found = (one for verdict in look.verdicts if verdict.goes for one in verdict.warnings)
    return list(dict.fromkeys(one.message for one in found if one.code in OF_ALL))


def _taken(taken: Taken, request: Request) -> Answer:
    values = {
        "decided": len(taken.proposals),
        "refused": len(taken.skipped),
        "batch": taken.batch,
        "decree": request.decree_number,
    }
    text = f"{format_thousands(len(taken.proposals))} orang ditetapkan dengan SK "
    text += f"{request.decree_number}."
    if taken.skipped:
        text += f" {format_thousands(len(taken.skipped))} yang tertolak dilewati."
    return Answer(values, text)
