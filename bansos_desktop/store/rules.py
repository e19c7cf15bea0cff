"""Reading the rules of a programme: the province's, and what the office made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Acceptor
from bansos_desktop.domain.rule_catalogue import RULES
from bansos_desktop.domain.rules import Rule


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule as the office wrote it, and for which year; later years inherit it."""

    year: int
    rule: Rule


def rule_uid(programme: str, year: int, code: str) -> str:
    """The name of an office's rule: the same on every laptop, so that two changes of it meet."""
    return f"{programme}-{year}-{code}"


def rule_of(row: Sequence[Value]) -> Rule:
    """A row of either table; one of an older set says nothing of who may accept."""
    code, value, level, acceptor, message, source, valid_from, own = row
    kind = RULES[str(code)]
    return Rule(
        str(code),
        str(value or ""),
        str(level or kind.level),
        Acceptor(str(acceptor)) if acceptor else kind.acceptor,
        str(message or ""),
        str(source or ""),
        str(valid_from or ""),
        own=bool(own),
    )


class RuleReader:
    """Questions about single rules; `store.reference.rules` gives what is in force."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def province(self, programme: str, year: int) -> Mapping[str, Rule]:
        """The province's rules that hold in `year`, by code; empty if it made none."""
        rows = self._db.execute(
            """select code, value, level, acceptor, message, source, valid_from, 0
            from programme_rule
            where programme = :programme and year = (
                select max(year) from programme_rule
                where programme = :programme and year <= :year)""",
            {"programme": programme, "year": year},
        )
        return {row[0]: rule_of(row) for row in rows if row[0] in RULES}

    def own(self, programme: str, year: int) -> Mapping[str, OwnRule]:
        """The office's rules for `year`, of that year or the latest before it, by code."""
        rows = self._db.execute(
            """select code, value, level, acceptor, message, source, valid_from, 1, year
            from rule where programme = ? and year <= ? and deleted = 0 order by year""",
            [programme, year],
        )
        return {row[0]: OwnRule(row[8], rule_of(row[:8])) for row in rows if row[0] in RULES}

    def notes(self, programme: str, year: int) -> Mapping[str, str]:
        """What the province's table says beside its rules, by code."""
        rows = self._db.execute(
            """select code, note from programme_rule where programme = ? and year = (
                select max(year) from programme_rule where programme = ? and year <= ?)""",
            [programme, programme, year],
        )
        return {row[0]: row[1] or "" for row in rows}

    def is_withdrawn(self, uid: str) -> bool:
        """Whether this rule was the office's once and was given back to the province."""
        row = self._db.execute("select deleted from rule where uid = ?", [uid]).fetchone()
        return bool(row and row[0])
