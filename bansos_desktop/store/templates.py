"""Reading an office's own layouts of documents; the workbooks themselves only one at a time."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

# Who and when are the ledger's to say: the entry that made a version, the last that chose one.
_VERSIONS = """
select template.uid, template.document, template.number, coalesce(template.label, ''),
    template.sha256, coalesce(ledger.user, ''), coalesce(ledger.at, ''),
    template.uid is template_use.template
from template
left join ledger on ledger.id = (select min(id) from ledger where record = template.uid)
left join template_use on template_use.region_code = template.region_code
    and template_use.document = template.document and template_use.deleted = 0
where template.deleted = 0 and template.region_code = ?
"""


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """A layout as the office loaded it, without its workbook."""

    uid: str
    document: str
    number: int
    label: str
    sha256: str
    user: str
    at: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who chose last what a document's layout is, and when."""

    user: str
    at: str


@dataclass(frozen=True, slots=True)
class Known:
    """A version by its record; it does not stand if its loading was taken back."""

    uid: str
    number: int
    stands: bool


class TemplateReader:
    """Questions about the layouts of one office."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def versions(self, region: str, document: str) -> list[TemplateVersion]:
        """All versions for a document, newest first."""
        query = f"{_VERSIONS} and template.document = ? order by template.number desc, template.uid"
        return [_version(row) for row in self._db.execute(query, [region, document])]

    def in_force(self, region: str, document: str) -> TemplateVersion | None:
        """The one that documents are made with; None where it is the shipped one."""
        return next((one for one in self.versions(region, document) if one.in_force), None)

    def all_in_force(self, region: str) -> Mapping[str, TemplateVersion]:
        """The same for all documents at once, by document."""
        query = f"{_VERSIONS} and template.uid = template_use.template"
        found = (_version(row) for row in self._db.execute(query, [region]))
        return {one.document: one for one in found}

    def chosen(self, region: str) -> Mapping[str, Chosen]:
        """The last choice for each document about which there ever was one."""
        rows = self._db.execute(
            """select template_use.document, ledger.user, ledger.at
            from template_use
            join ledger on ledger.id = (
                select max(id) from ledger where record = template_use.uid)
            where template_use.region_code = ?""",
            [region],
        )
        return {row[0]: Chosen(row[1], row[2]) for row in rows}

    def counts(self, region: str) -> Mapping[str, int]:
        """How many versions there are, by document."""
        rows = self._db.execute(
            """select document, count(*) from template
            where region_code = ? and deleted = 0 group by document""",
            [region],
        )
        return {row[0]: row[1] for row in rows}

    def content(self, uid: str) -> bytes:
        """The workbook of a version; LookupError if there is none."""
        row = self._db.execute("select content from template where uid = ?", [uid]).fetchone()
        if row is None or row[0] is None:
            raise LookupError(uid)
        return b64decode(row[0])

    def same(self, region: str, document: str, sha256: str) -> Known | None:
        """The version that is this very file, taken back or not."""
        row = self._db.execute(
            """select uid, number, deleted = 0 from template
            where region_code = ? and document = ? and sha256 = ? order by id limit 1""",
            [region, document, sha256],
        ).fetchone()
        return None if row is None else Known(str(row[0]), int(row[1]), stands=bool(row[2]))

    def last_number(self, region: str, document: str) -> int:
        """The highest number ever given, so that none is given twice; 0 before the first."""
        row = self._db.execute(
            "select max(number) from template where region_code = ? and document = ?",
            [region, document],
        ).fetchone()
        return int(row[0] or 0)


def _version(row: tuple[str, str, int, str, str, str, str, int]) -> TemplateVersion:
    return TemplateVersion(*row[:7], in_force=bool(row[7]))
