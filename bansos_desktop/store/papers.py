"""Reading what an office says of its papers: letterhead, who signs, how letters are numbered."""

from __future__ import annotations

import base64
import hashlib

from sqlite_utils import Database

from bansos_desktop.domain.document import DOCUMENT_WORDS, SignaturePart
from bansos_desktop.domain.office_paper import (
    LINES,
    OfficePaper,
    OfficePapers,
    Signatory,
    resolve,
)

_PARTS = frozenset(SignaturePart)


class PaperReader:
    """Questions about one office's papers; what a newer program says of others is left out."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def papers(self, region: str) -> OfficePapers:
        """All of it, as a form shows it."""
        return OfficePapers(
            self.profile(region), tuple(self.signatories(region)), self.patterns(region)
        )

    def rev(self, region: str) -> int:
        """The newest entry about any of it, whether it stands or is gone; 0 before there is one."""
        row = self._db.execute(
            """select coalesce(max(rev), 0) from (
                select rev from profile where region_code = :region
                union all select rev from signatory where region_code = :region
                union all select rev from numbering where region_code = :region)""",
            {"region": region},
        ).fetchone()
        return int(row[0])

    def profile(self, region: str) -> OfficePaper:
        """Letterhead, place, paper and logo; empty before somebody kept them."""
        row = self._db.execute(
            """select letterhead_1, letterhead_2, letterhead_3, letterhead_4, letterhead_5,
                place, paper, logo
            from profile where uid = ? and deleted = 0""",
            [profile_uid(region)],
        ).fetchone()
        if row is None:
            return OfficePaper()
        texts = [str(text or "") for text in row]
        lines, (place, paper, logo) = tuple(texts[:LINES]), texts[LINES:]
        return OfficePaper(lines, place, paper, base64.b64decode(logo))

    def signatories(self, region: str) -> list[Signatory]:
        """Everybody who signs, the general ones first, then document by document."""
        rows = self._db.execute(
            """select coalesce(document, '') as document, part, coalesce(position, ''),
                coalesce(name, ''), coalesce(rank, ''), coalesce(nip, '')
            from signatory where region_code = ? and deleted = 0
            order by document, part, uid""",
            [region],
        )
        return [
            Signatory(document, SignaturePart(part), *texts)
            for document, part, *texts in rows
            if part in _PARTS and (not document or document in DOCUMENT_WORDS)
        ]

    def signatory(self, region: str, document: str, part: SignaturePart) -> Signatory | None:
        """Who signs this document in this part; None leaves it to the pen."""
        return resolve(self.signatories(region), document, part)

    def patterns(self, region: str) -> dict[str, str]:
        """How letters are numbered, by document."""
        rows = self._db.execute(
            """select document, pattern from numbering
            where region_code = ? and deleted = 0 and pattern is not null order by document""",
            [region],
        )
        return {row[0]: row[1] for row in rows if row[0] in DOCUMENT_WORDS}

    def pattern(self, region: str, document: str) -> str:
        """How one document is numbered; "" before somebody said."""
        return self.patterns(region).get(document, "")

    def numbers_like(self, document: str, expression: str) -> list[str]:
        """Numbers under which a document left that may follow a pattern; a draft takes none."""
        rows = self._db.execute(
            """select letter_number from export
            where document = ? and letter_number like ? escape '\\' and deleted = 0
                and coalesce(draft, 0) = 0""",
            [document, expression],
        )
        return [row[0] for row in rows]


def profile_uid(region: str) -> str:
    """The record of an office's paper: the same on every laptop of the office, so that two meet."""
    return _uid("profile", region)


def signatory_uid(region: str, one: Signatory) -> str:
    """The record of who signs a document in a part."""
    return _uid("signatory", region, one.document, one.part.value)


def numbering_uid(region: str, document: str) -> str:
    """The record of how a document is numbered."""
    return _uid("numbering", region, document)


def _uid(*told: str) -> str:
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]
