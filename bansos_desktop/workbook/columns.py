"""What each column of a table is: by its title, by its values, by what a person said before.

Of two columns that may be the same thing the better is taken, a visible one before a hidden one. A
column nobody can be sure of is not read until somebody says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bansos_desktop.domain.cell import Cell
from bansos_desktop.domain.column_content import (
    Look,
    Profile,
    born,
    day_in_digits,
    is_filled,
    profile_of,
)
from bansos_desktop.domain.column_match import SURE, Basis, ColumnMatch
from bansos_desktop.domain.column_score import NO_VERDICT, Verdict, claims, judge
from bansos_desktop.domain.nik import clean_digits
from bansos_desktop.domain.sheet_fields import GIVES, NOT_KEPT, SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from bansos_desktop.workbook.column_groups import find_birth_place, split_groups
from bansos_desktop.workbook.headers import TitleHit, normalise_title

Choice = Mapping[int, SheetField | None]

_SAMPLES, _LONGEST_SAMPLE = 5, 60
_ENOUGH_TO_AGREE = 5
_TELLS = 0.5
_BESIDE = 0.5
# Titles of what belongs to somebody or something else: its content alone proves little.
_NOT_THEIRS = re.compile(
    r"\b(?:suami|istri|isteri|ayah|ibu|anak|wali|ortu|orang tua|petugas|pendamping|ketua|kepala"
    r"|waris|bank|kelompok|kube|barang|toko|rekening|instansi|sekolah|pkk|pasangan|saksi|penerbit|pengurus"
    r"|harga|penghasilan|pendapatan|pengeluaran|omzet|omset|biaya|pagu|total|tanggal sk|survei"
    r"|depan|belakang|panggilan|kunjungan|daftar|input|masuk|verifikasi|terbit|mulai|penyaluran|dibuat|diperbarui|darurat)\b"
)
_PROVES_LITTLE = 0.6
_DOUBTED = 0.45
# Any words may stand under these titles.
_ROOMY = frozenset(
    {SheetField.NOTE, SheetField.OTHER, SheetField.OTHER_NUMBER, SheetField.ADDRESS}
    | {SheetField.NEEDS, SheetField.HAMLET, SheetField.BUSINESS_STATE}
)
_NEVER_LOST = frozenset(
    {SheetField.NIK, SheetField.FAMILY_CARD, SheetField.REQUESTED_VALUE, SheetField.VILLAGE}
    | {SheetField.VILLAGE_AND_DISTRICT, SheetField.PHONE, SheetField.BIRTH_DATE}
)
_MANY = frozenset({SheetField.OTHER, SheetField.OTHER_NUMBER})
_WORTH_ASKING = frozenset({SheetField.NIK, SheetField.FAMILY_CARD, SheetField.NAME})


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be understood: its titles and a sample of its rows."""

    sheet: str
    titles: Mapping[int, str]
    hits: Mapping[int, TitleHit]
    rows: Sequence[Sequence[Cell]] = field(repr=False)
    width: int
    hidden: frozenset[int] = frozenset()

    def cells(self, column: int) -> list[Cell]:
        """The sampled cells of one column."""
        return [row[column] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person said of single columns: now, and of an earlier sheet of the same making."""

    chosen: Choice = field(default_factory=dict)
    remembered: Choice = field(default_factory=dict)


def match_columns(table: Table, knowledge: SheetKnowledge, wishes: Wishes) -> list[ColumnMatch]:
    """All columns with a title or a value, from left to right; each field at most once."""
    profiles = {c: profile_of(table.cells(c), knowledge) for c in range(table.width)}
    known = {c: p for c, p in profiles.items() if p.filled or c in table.titles}
    _compare_with_births(known, table)
    verdicts = {column: _judged(column, table, known[column]) for column in known}
    split_groups(verdicts, known, table.hits)
    for column in _beside(verdicts, known, table):
        verdicts[column] = NO_VERDICT
    _ask_for_heads(verdicts)
    _ask_for_spouses(verdicts, known)
    _ask_for_lost(verdicts, known, table)
    _ask_for_names(verdicts)
    for column, verdict in verdicts.items():
        verdicts[column] = _wished(column, verdict, wishes, known[column])
    if SheetField.BIRTH_PLACE not in {verdict.field for verdict in verdicts.values()}:
        find_birth_place(verdicts, known)
    matches = [_match(c, verdicts[c], table, known[c]) for c in sorted(known)]
    return [_beaten(match, matches) for match in matches]


def _judged(column: int, table: Table, profile: Profile) -> Verdict:
    hit = table.hits.get(column)
    if hit and not _counts_nothing(hit.field, profile):
        return judge(hit.field, hit.strength, profile)
    verdict = judge(None, 0.0, profile)
    title = normalise_title(table.titles.get(column, ""))
    if title and verdict.confidence < _PROVES_LITTLE and verdict.field not in _WORTH_ASKING:
        return NO_VERDICT
    if _NOT_THEIRS.search(title):
        return replace(verdict, confidence=min(verdict.confidence, _PROVES_LITTLE))
    return verdict


def _counts_nothing(field_: SheetField, profile: Profile) -> bool:
    """A mere "Nomor" over long numbers says nothing of what they are."""
    return field_ is SheetField.ROW_NUMBER and profile.share(Look.LONG) >= _TELLS


def _ask_for_lost(
    verdicts: dict[int, Verdict], profiles: Mapping[int, Profile], table: Table
) -> None:
    """What must not be lost under a title that takes anything, where no other column holds it."""
    for column, verdict in verdicts.items():
        if verdict.field not in _ROOMY or column in table.hidden:
            continue
        lost = _worth_keeping(profiles[column])
        if lost is None:
            continue
        held = any(_holds(other, lost) for each, other in verdicts.items() if each != column)
        theirs = _NOT_THEIRS.search(normalise_title(table.titles.get(column, "")))
        if not held and not theirs:
            others = tuple(rival for rival in verdict.rivals if rival is not lost)
            verdicts[column] = replace(
                verdict, confidence=_DOUBTED, basis=Basis.TITLE, rivals=(lost, *others)
            )


def _worth_keeping(profile: Profile) -> SheetField | None:
    """What the values surely are, if it is something that must not be lost."""
    best, score = next(iter(claims(profile)), (None, 0.0))
    return best if best in _NEVER_LOST and score >= SURE else None


def _ask_for_names(verdicts: dict[int, Verdict]) -> None:
    """Words under no title are nobody's names while a wrong title may hide the names themselves."""
    hidden = any(
        verdict.confidence <= _DOUBTED and verdict.rivals[:1] == (SheetField.NAME,)
        for verdict in verdicts.values()
    )
    for column, verdict in verdicts.items():
        if hidden and verdict.field is SheetField.NAME and verdict.basis is Basis.CONTENT:
            verdicts[column] = replace(verdict, confidence=min(verdict.confidence, _PROVES_LITTLE))


def _holds(verdict: Verdict, wanted: SheetField) -> bool:
    """Whether a column most likely is this, or gives it."""
    if verdict.field is None or verdict.confidence < _PROVES_LITTLE:
        return False
    parts = GIVES.get(wanted, (wanted,))
    return bool({verdict.field, *GIVES.get(verdict.field, ())} & {wanted, *parts})


def _ask_for_heads(verdicts: dict[int, Verdict]) -> None:
    """Where nobody else is named, the heads of the families may be the people meant."""
    fields = {verdict.field for verdict in verdicts.values()}
    for column, verdict in verdicts.items():
        if verdict.field is SheetField.HEAD_NAME and SheetField.NAME not in fields:
            others = (rival for rival in verdict.rivals if rival is not SheetField.NAME)
            rivals = (SheetField.HEAD_NAME, *others)
            verdicts[column] = Verdict(SheetField.NAME, _PROVES_LITTLE, Basis.TITLE, rivals)


def _ask_for_spouses(verdicts: dict[int, Verdict], profiles: Mapping[int, Profile]) -> None:
    """The same of husbands and wives, and of whoever else is named, where nobody is for himself."""
    fields = {verdict.field for verdict in verdicts.values()}
    if fields & {SheetField.NAME, SheetField.HEAD_NAME}:
        return
    for column, verdict in verdicts.items():
        claimed = claims(profiles[column])
        if verdict.field is SheetField.OTHER and claimed and claimed[0][0] is SheetField.NAME:
            rivals = (SheetField.OTHER, *(r for r in verdict.rivals if r is not SheetField.NAME))
            verdicts[column] = Verdict(SheetField.NAME, _PROVES_LITTLE, Basis.TITLE, rivals)


def _wished(column: int, verdict: Verdict, wishes: Wishes, profile: Profile) -> Verdict:
    """A choice of now outweighs one of earlier, and both outweigh the program.

    That of an earlier sheet is doubted like a title where the values clearly are something else.
    """
    for choice, basis in ((wishes.chosen, Basis.CHOSEN), (wishes.remembered, Basis.REMEMBERED)):
        if column in choice:
            taken = choice[column]
            if taken and basis is Basis.REMEMBERED and is_read(taken):
                again = judge(taken, 1.0, profile)
                if again.confidence < _PROVES_LITTLE:
                    return again
            guesses = ((verdict.field,) if verdict.field else ()) + verdict.rivals
            rivals = tuple(guess for guess in guesses if guess is not taken)
            return Verdict(taken, 1.0, basis, rivals)
    return verdict


def _compare_with_births(profiles: dict[int, Profile], table: Table) -> None:
    """How often sixteen digits hold the birth date of another column: only a NIK's do."""
    days = [
        c
        for c, p in profiles.items()
        if p.share(Look.DAY) >= 0.6 and p.share(Look.BIRTH_YEAR) >= 0.6 * p.share(Look.DAY)
    ]
    for column, profile in profiles.items():
        if profile.share(Look.SIXTEEN) >= 0.5 and days:
            shares = [_agreement(row_pairs(table, column, day)) for day in days]
            found = [share for share in shares if share is not None]
            profiles[column] = replace(profile, agrees=max(found, default=None))
    _tell_outdone(profiles)


def row_pairs(table: Table, number: int, day: int) -> list[tuple[str, Cell]]:
    """The cleaned digits and the date of each sampled row that has both."""
    pairs = ((clean_digits(row[number].text), row[day]) for row in table.rows)
    return [(text, cell) for text, cell in pairs if len(text) == 16 and text.isdecimal()]


def _agreement(pairs: Sequence[tuple[str, Cell]]) -> float | None:
    compared = [(day_in_digits(text), when) for text, cell in pairs if (when := born(cell))]
    agreed = sum(inside == when for inside, when in compared)
    if not agreed and len(compared) < _ENOUGH_TO_AGREE:
        return None
    return agreed / len(compared)


def _tell_outdone(profiles: dict[int, Profile]) -> None:
    """No card holds its people's birth dates by chance: one column that does tells of the others.

    Not of one that is the same numbers again with a few of them wrong.
    """
    telling = [c for c, profile in profiles.items() if (profile.agrees or 0.0) >= _TELLS]
    for column, profile in profiles.items():
        if telling and profile.share(Look.SIXTEEN) >= _TELLS and not profile.agrees:
            profiles[column] = replace(profile, agrees=0.0, outdone=True)
            for other in telling:
                profiles[other] = replace(profiles[other], outdoes=True)


def _beside(
    verdicts: Mapping[int, Verdict], profiles: Mapping[int, Profile], table: Table
) -> list[int]:
    """Columns of another table beside this one, behind a column without title or value.

    A blank column inside a table is only a merged cell; what stands beside ends sooner, or names
    again what this table names.
    """
    blocks = _blocks(sorted(profiles))
    main = max(blocks, key=lambda block: sum(verdicts[c].confidence for c in block), default=[])
    fields = {verdicts[c].field for c in main if verdicts[c].confidence >= _PROVES_LITTLE}
    apart: list[int] = []
    for block in blocks:
        again = [c for c in block if verdicts[c].field in fields and _is_once(verdicts[c].field)]
        ends_sooner = max(profiles[c].filled for c in block) < _BESIDE * len(table.rows)
        if block is not main and (ends_sooner or 2 * len(again) >= len(block)):
            apart += block
    return apart


def _is_once(field_: SheetField | None) -> bool:
    """Whether a table names this but once; nobody counts signatures and other numbers."""
    return is_read(field_) or field_ is SheetField.ROW_NUMBER


def _blocks(columns: Sequence[int]) -> list[list[int]]:
    """Columns that stand next to each other."""
    blocks: list[list[int]] = []
    for column in columns:
        if not blocks or column > blocks[-1][-1] + 1:
            blocks.append([])
        blocks[-1].append(column)
    return blocks


def _match(column: int, verdict: Verdict, table: Table, profile: Profile) -> ColumnMatch:
    samples = dict.fromkeys(
        cell.text[:_LONGEST_SAMPLE] for cell in table.cells(column) if is_filled(cell)
    )
    return ColumnMatch(
        column,
        " ".join(table.titles.get(column, "").split()),
        verdict.field,
        round(verdict.confidence, 3),
        verdict.basis,
        verdict.rivals,
        tuple(samples)[:_SAMPLES],
        profile.filled,
        column in table.hidden,
    )


def _beaten(match: ColumnMatch, matches: Sequence[ColumnMatch]) -> ColumnMatch:
    """The column as it is, or taken for nothing because another is that field more surely.

    It keeps its confidence, by which a close call is known.
    """
    if match.field is None or match.field in _MANY:
        return match
    if max(contenders(match.field, matches), key=rank) is match:
        return match
    return replace(match, field=None, rivals=(match.field, *match.rivals))


def contenders(wanted: SheetField, matches: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """The columns that may be this field."""
    return [match for match in matches if match.field is wanted]


def rank(match: ColumnMatch) -> tuple[bool, bool, bool, bool, float, int]:
    """Which of two columns is a field: chosen, remembered, filled, seen, sure, further left."""
    return (
        match.basis is Basis.CHOSEN,
        match.basis is Basis.REMEMBERED,
        match.filled > 0,
        match.is_sure and not match.hidden,
        round(match.confidence, 1),
        -match.column,
    )


def is_read(field_: SheetField | None) -> bool:
    """Whether a column of this field is read at all."""
    return field_ is not None and field_ not in NOT_KEPT
