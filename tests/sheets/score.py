"""How well the import reads every quirk.

`python -m tests.sheets.score [QUIRK …]` prints a line for each of them: with --kekurangan also what
is wrong, one example of a kind; with --benih=4-9 about other people; with --tabel instead the lines
of `floors.py` for all that fall short.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import plan_import, unlock
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError
from tests.factories import NOW, PASSPHRASE, TODAY, an_office
from tests.sheets.answers import all_answers
from tests.sheets.judge import FAULTS, FOUND, Score, judge
from tests.sheets.quirks import QUIRKS, build
from tests.sheets.truth import Fate, Sheet, Truth

SEEDS = (1, 2, 3)
MOST_ANSWERS, ROUNDS = 24, 2
UEP = Target("UEP", 2025, "murni")


@dataclass(frozen=True, slots=True)
class Reader:
    """An office that looks at sheets and keeps nothing of them."""

    store: Store
    session: Session

    def plan(self, sheet: Sheet, choices: ImportChoices) -> ImportPlan:
        """What would become of it; at the province somebody says of which kabupaten it is."""
        own = self.session.region_code
        region = sheet.truth.region if own == "64" else ""
        request = ImportRequest(sheet.path, UEP, region, choices=choices)
        return plan_import.run(self.store, self.session, request, today=TODAY)


@contextmanager
def readers(folder: Path) -> Iterator[Mapping[str, Reader]]:
    """The province's office, and those of the kabupaten that the sheets come from."""
    made = {}
    for code in ("64", "64.02", "64.03", "64.07"):
        session = an_office(folder / code, region_code=code)
        key = unlock.unlock(folder / code, PASSPHRASE, now=NOW).key
        made[code] = Reader(Store.open(folder / code, key), session)
    yield made
    for reader in made.values():
        reader.store.close()


def score_quirk(
    name: str, folder: Path, offices: Mapping[str, Reader], seeds: Sequence[int] = SEEDS
) -> Score:
    """One quirk over all seeds, at the kabupaten, and for the first seed at the province too."""
    total = Score()
    for seed in seeds:
        sheet = build(name, folder, seed)
        code = next((row.values["village_code"] for row in sheet.truth.rows if _has(row)), "64.02")
        places = [str(code)[:5]] + (["64"] if seed == seeds[0] else [])
        for place in places:
            found = score_sheet(sheet, offices[place])
            found.notes = [f"[{seed} {place}] {note}" for note in found.notes]
            total.add(found)
    return total


def _has(row: object) -> bool:
    return bool(getattr(row, "values", {}).get("village_code"))


def score_sheet(sheet: Sheet, reader: Reader) -> Score:
    """One file at one office, and whether a careful person's answers make all of it right."""
    try:
        plan = reader.plan(sheet, ImportChoices())
    except (WorkbookError, Refused) as refusal:
        return _refused(sheet, refusal.code)
    score = judge(sheet.truth, plan)
    if plan.questions and not sheet.truth.nobody:
        fault = _unsettled(sheet, reader, plan)
        score.answered = not fault
        score.notes += [f"setelah dijawab: {fault}"] if fault else []
    return score


def _unsettled(sheet: Sheet, reader: Reader, plan: ImportPlan) -> str:
    """What is still wrong, lost or missing with the best answers; an answer may ask more."""
    fault = ""
    for answers in islice(all_answers(sheet.truth, plan.questions), MOST_ANSWERS):
        given = dict(answers)
        for _round in range(ROUNDS):
            try:
                again = reader.plan(sheet, ImportChoices(answers=given))
            except (WorkbookError, Refused) as refusal:
                fault = refusal.code
                break
            more = next(all_answers(sheet.truth, again.questions)) | given
            if more == given:
                break
            given = more
        else:
            again = reader.plan(sheet, ImportChoices(answers=given))
        found = judge(_once_answered(sheet.truth), again)
        if not found.wrong and not found.lost and found.rows == found.of_rows:
            return ""
        fault = next(iter(found.notes), "")
    return fault


def _once_answered(truth: Truth) -> Truth:
    """What had to be asked was asked, and is now simply to be taken."""
    rows = tuple(
        replace(row, fate=Fate.OPEN) if row.fate is Fate.ASKED else row for row in truth.rows
    )
    return replace(truth, rows=rows, asks=frozenset(), may_ask=truth.asks | truth.may_ask)


def _refused(sheet: Sheet, code: str) -> Score:
    """A file that was not read: right if nobody is in it, else everybody of it is held back."""
    truth = sheet.truth
    if truth.nobody:
        return Score()
    score = Score(of_headers=len(truth.sheets), of_rows=len(truth.rows))
    score.of_columns = sum(len(one.columns) for one in truth.sheets.values())
    score.verdicts["berkas ditolak"] += len(truth.rows)
    score.notes.append(f"berkas ditolak: {code}")
    return score


def line_of(name: str, score: Score) -> str:
    """One line of the table."""
    found = (
        f"{score.headers:>3}/{score.of_headers:<3} {score.columns:>4}/{score.of_columns:<4} "
        f"{score.rows:>4}/{score.of_rows:<4} {score.wrong:>5} {score.lost:>5} "
        f"{score.noise:>5} {score.needless:>5} {score.unasked:>5}"
    )
    said = ", ".join(f"{verdict} {count}" for verdict, count in score.verdicts.items())
    mark = " " if score.is_perfect else "*"
    return f"{mark} {name:<44} {found}  {said}{'' if score.answered else '  jawaban tak cukup'}"


def _seeds(text: str) -> Sequence[int]:
    """--benih=4-9: from the first to the last."""
    first, _, last = text.partition("=")[2].partition("-")
    return range(int(first), int(last or first) + 1)


def _condensed(notes: Sequence[str]) -> list[str]:
    """One of each kind of fault, with how often it came."""
    kinds: dict[str, list[str]] = {}
    for note in notes:
        kinds.setdefault(re.sub(r"^\[.*?\]|\d+|'[^']*' bukan '[^']*'", "", note), []).append(note)
    return [f"{len(same)} x {same[0]}" for same in kinds.values()]


HEADING = (
    f"  {'':<44} {'judul':>7} {'kolom':>9} {'baris':>9} salah hilang derau tanya  diam"
    "  (yang lain: kosong, ditolak, tak ditanya, tak disebut)"
)


def floor_of(name: str, score: Score) -> str:
    """The line of a quirk that falls short, as `floors.py` keeps it."""
    counts = {each: getattr(score, each) for each in FOUND}
    counts |= {each: count for each in FAULTS if (count := getattr(score, each))}
    if not score.answered:
        counts["answered"] = False
    return f'    "{name}": Floor({", ".join(f"{each}={count}" for each, count in counts.items())}),'


def main(arguments: Sequence[str], say: Callable[[str], object] = print) -> None:
    """The table; with --kekurangan also every kind of fault of the quirks named."""
    wanted = [name for name in arguments if not name.startswith("-")] or list(QUIRKS)
    seeds = next((_seeds(text) for text in arguments if text.startswith("--benih=")), SEEDS)
    total = Score()
    say(HEADING)
    with tempfile.TemporaryDirectory() as folder, readers(Path(folder)) as offices:
        for name in wanted:
            score = score_quirk(name, Path(folder) / "lembar", offices, seeds)
            if "--tabel" not in arguments:
                say(line_of(name, score))
            elif not score.is_perfect:
                say(floor_of(name, score))
            if "--kekurangan" in arguments:
                for note in _condensed(score.notes):
                    say(f"      {note}")
            total.add(replace(score, notes=[]))
    say(line_of("SEMUA", total))


if __name__ == "__main__":
    main(sys.argv[1:])
