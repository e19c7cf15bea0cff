"""From what a sheet writes to a programme's group of recipients and to a registered institution.

Only the very name, or what the office taught, is taken; whatever is merely near is asked about. An
institution that nobody knows stops its row: whoever is recorded without one is in nobody's report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bansos_desktop.domain.institution import Named, meant_by
from bansos_desktop.domain.likeness import likeness
from bansos_desktop.domain.meaning import LEAVE, NO_MEANINGS, Ask, MeaningBook, MeaningDomain
from bansos_desktop.domain.names import business_key
from bansos_desktop.domain.problems import Problem, error, info, warning
from bansos_desktop.domain.programme import Asks, Programme
from bansos_desktop.domain.row_cells import Row
from bansos_desktop.domain.sheet_fields import SheetField


@dataclass(slots=True)
class Groups:
    """Fields of the draft, what goes to its note, what is said and what is asked."""

    values: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)

    def keep(self, label: str, text: str, problem: Problem) -> None:
        """Put a text into the note and say so."""
        self.kept.append(f"{label}: {text}")
        self.problems.append(problem)


class GroupMatcher:
    """Reads both columns for one programme; the same text is looked for once."""

    def __init__(
        self,
        programme: Programme,
        institutions: Iterable[Named],
        meanings: MeaningBook = NO_MEANINGS,
    ) -> None:
        self._programme, self._meanings = programme, meanings
        self._institutions = tuple(institutions)
        self._uids = {one.uid for one in self._institutions}
        self._categories = {one.code: one.name for one in programme.categories}
        self._known: dict[tuple[SheetField, str], tuple[str, Ask | None]] = {}

    def read(self, row: Row) -> Groups:
        """What a row says of both."""
        found = Groups()
        if text := row.line(SheetField.CATEGORY):
            self._category(found, text)
        if text := row.line(SheetField.INSTITUTION):
            self._institution(found, text)
        return found

    def _category(self, found: Groups, text: str) -> None:
        """A programme without groups keeps the text as a note; so does one whose list lacks it."""
        if not self._categories:
            found.kept.append(f"Golongan: {text}")
            return
        code, ask = self._once(SheetField.CATEGORY, text)
        if code and code != LEAVE:
            found.values["category"] = code
            return
        found.keep("Golongan", text, warning("category.unknown", "category", text=text))
        found.asks += [ask] if ask else []

    def _institution(self, found: Groups, text: str) -> None:
        """Where the programme asks for no institution the text is a note and nothing is said."""
        if not self._programme.wants(Asks.INSTITUTION):
            found.kept.append(f"Lembaga: {text}")
            return
        uid, ask = self._once(SheetField.INSTITUTION, text)
        if uid == LEAVE:
            found.keep("Lembaga", text, info("institution.left", "institution", text=text))
        elif uid:
            found.values["institution"] = uid
        else:
            found.problems.append(self._why_no_institution(text))
            found.asks += [ask] if ask else []

    def _why_no_institution(self, text: str) -> Problem:
        """Nobody is called so, or several are, whose addresses tell them apart."""
        meant = meant_by(text, self._institutions)
        if not meant.is_shared:
            return error("institution.unknown", "institution", text=text)
        names = "; ".join(one.told_apart for one in meant.alike)
        return error("institution.ambiguous", "institution", text=text, names=names)

    def _once(self, column: SheetField, text: str) -> tuple[str, Ask | None]:
        key = (column, text)
        if key not in self._known:
            look = self._look_category if column is SheetField.CATEGORY else self._look_institution
            self._known[key] = look(text)
        return self._known[key]

    def _look_category(self, text: str) -> tuple[str, Ask | None]:
        within = self._programme.code
        taught = self._meanings.find(MeaningDomain.CATEGORY, within, text)
        if taught == LEAVE or taught in self._categories:
            return taught, None
        spellings = {
            business_key(spelling): (code,)
            for code, name in self._categories.items()
            for spelling in (code, name)
        }
        if exact := spellings.get(business_key(text)):
            return exact[0], None
        near = likeness(business_key(text), spellings).near
        named = tuple((code, self._categories[code]) for code in near)
        return "", Ask(MeaningDomain.CATEGORY, within, text, named)

    def _look_institution(self, text: str) -> tuple[str, Ask | None]:
        taught = self._meanings.find(MeaningDomain.INSTITUTION, "", text)
        if taught == LEAVE or taught in self._uids:
            return taught, None
        meant = meant_by(text, self._institutions)
        if meant.uid:
            return meant.uid, None
        named = tuple(
            (one.uid, one.told_apart if meant.is_shared else one.name) for one in meant.alike
        )
        return "", Ask(MeaningDomain.INSTITUTION, "", text, named)
