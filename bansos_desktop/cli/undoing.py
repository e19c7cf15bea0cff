"""`urungkan`: take one act back, the last one unless another is named; --uji only tries."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.history import moment_words, outcome_words
from bansos_desktop.usecases import undo_act
from bansos_desktop.usecases.refusal import Refused

MOST_KEPT = 20


def run(arguments: Namespace) -> Answer:
    """What was taken back, whose it was, and what stayed for which reason."""
    with desk(paths_of(arguments.data), writing=True) as at:
        batch = arguments.batch or _last(at)
        done = undo_act.run(
            at.store,
            at.session,
            batch,
            now=at.now,
            rehearse=arguments.uji,
            seen_warnings=arguments.setujui_peringatan,
        )
    prospect = done.prospect
    outcome = outcome_words(prospect.words, prospect.about, [], is_redo=prospect.is_redo)
    lines = [
        f"{outcome} Kegiatan {prospect.head.user}, {moment_words(prospect.head.at)}.",
        *(f"  {one}" for one in prospect.kept[:MOST_KEPT]),
    ]
    if len(prospect.kept) > MOST_KEPT:
        lines.append(f"  … dan {len(prospect.kept) - MOST_KEPT} hal lain juga tetap.")
    lines += [one.message for one in done.warnings]
    if arguments.uji:
        lines.append("Uji coba: tidak ada yang disimpan.")
    values = {
        "batch": batch,
        "undo": done.batch,
        "families": prospect.families,
        "records": len(prospect.plan.reversals),
        "kept": list(prospect.kept),
        "warnings": [one.message for one in done.warnings],
        "rehearsed": arguments.uji,
    }
    return Answer(values, "\n".join(lines))


def _last(at: Desk) -> str:
    """This user's last act; a terminal names the one before reference data by its batch."""
    try:
        return undo_act.last_act(at.store, at.session).batch
    except Refused as refused:
        if refused.code != undo_act.AFTER_SYNC:
            raise
        said = {name: str(value) for name, value in refused.details.items()}
        named = Refused("undo.after_sync_named", **said)
        named.details = {"batch": said["batch"]}
        raise named from refused
