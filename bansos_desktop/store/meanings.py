"""Reading what the office taught: which text of a sheet means which business or region."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.meaning import Meaning, MeaningBook, MeaningDomain, meaning_key

_DOMAINS = frozenset(MeaningDomain)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson under the name of its record."""

    uid: str
    meaning: Meaning


class MeaningReader:
    """Questions about lessons; what a newer program taught about other things is left out."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def book(self) -> MeaningBook:
        """All lessons that stand."""
        return MeaningBook(lesson.meaning for lesson in self.lessons())

    def lessons(self) -> list[Lesson]:
        """The same for a list that people read, by subject and text."""
        rows = self._db.execute(
            """select uid, domain, coalesce(within, ''), text, code from alias
            where deleted = 0 and text is not null and code is not null
            order by domain, text, within, uid"""
        )
        return [
            Lesson(uid, Meaning(MeaningDomain(domain), within, text, code))
            for uid, domain, within, text, code in rows
            if domain in _DOMAINS
        ]

    def stands(self, uid: str) -> bool:
        """Whether there is such a lesson and nobody withdrew it."""
        found = self._db.execute("select 1 from alias where uid = ? and deleted = 0", [uid])
        return found.fetchone() is not None


def meaning_uid(meaning: Meaning) -> str:
    """The record of a lesson: the same on every laptop, so that two who teach it meet."""
    key = meaning_key(meaning.domain, meaning.text)
    told = "\n".join(("alias", meaning.domain.value, meaning.within, key))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
