"""Store: one connection to the office's data, with its readers and its transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bansos_desktop.domain.ledger import Author
from bansos_desktop.store import database
from bansos_desktop.store.aid import AidReader
from bansos_desktop.store.as_of import AsOfReader
from bansos_desktop.store.awards import AwardReader
from bansos_desktop.store.backup_copy import CopyReader
from bansos_desktop.store.claims import ClaimReader
from bansos_desktop.store.dashboard import DashboardReader
from bansos_desktop.store.decisions import DecisionReader
from bansos_desktop.store.documents import DocumentReader
from bansos_desktop.store.documents_decided import DocumentDecidedReader
from bansos_desktop.store.documents_follow_ups import FollowUpReader
from bansos_desktop.store.documents_grants import GrantReader
from bansos_desktop.store.documents_totals import DocumentTotalReader
from bansos_desktop.store.documents_visits import DocumentVisitReader
from bansos_desktop.store.exports import ExportReader
from bansos_desktop.store.goods import GoodsReader
from bansos_desktop.store.handovers import HandoverReader
from bansos_desktop.store.history import HistoryReader
from bansos_desktop.store.imports import ImportReader
from bansos_desktop.store.instalments import InstalmentReader
from bansos_desktop.store.institutions import InstitutionReader
from bansos_desktop.store.ledger import LedgerReader
from bansos_desktop.store.listing import ListingReader
from bansos_desktop.store.meanings import MeaningReader
from bansos_desktop.store.monitorings import MonitoringReader
from bansos_desktop.store.office import OfficeReader
from bansos_desktop.store.papers import PaperReader
from bansos_desktop.store.photo_file import PhotoFile
from bansos_desktop.store.photos import PhotoReader
from bansos_desktop.store.preferences import PreferenceReader
from bansos_desktop.store.programmes import ProgrammeReader
from bansos_desktop.store.quota_ties import TieReader
from bansos_desktop.store.quotas import QuotaReader
from bansos_desktop.store.recipients import RecipientReader
from bansos_desktop.store.reference import ReferenceReader
from bansos_desktop.store.region_uses import RegionUseReader
from bansos_desktop.store.regions import RegionReader
from bansos_desktop.store.rules import RuleReader
from bansos_desktop.store.scratch import ScratchReader
from bansos_desktop.store.sheet_memory import SheetMemoryReader
from bansos_desktop.store.templates import TemplateReader
from bansos_desktop.store.tie_out import TieOutReader
from bansos_desktop.store.trash import TrashReader
from bansos_desktop.store.undo import UndoReader
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.store.visits import VisitReader
from bansos_desktop.store.work_list import WorkReader


class Store:
    """A connection that belongs to the thread that opened it."""

    def __init__(self, db: Database, photo_file: PhotoFile) -> None:
        self._db = db
        self.photo_file = photo_file
        self.office = OfficeReader(db)
        self.reference = ReferenceReader(db)
        self.programmes = ProgrammeReader(db)
        self.rules = RuleReader(db)
        self.regions = RegionReader(db)
        self.dashboard = DashboardReader(db)
        self.region_uses = RegionUseReader(db)
        self.quotas = QuotaReader(db)
        self.claims = ClaimReader(db)
        self.ties = TieReader(db)
        self.recipients = RecipientReader(db)
        self.awards = AwardReader(db)
        self.aid = AidReader(db)
        self.institutions = InstitutionReader(db)
        self.decisions = DecisionReader(db)
        self.goods = GoodsReader(db)
        self.scratch = ScratchReader(db)
        self.listing = ListingReader(db)
        self.work = WorkReader(db)
        self.documents = DocumentReader(db)
        self.tie_out = TieOutReader(db)
        self.exports = ExportReader(db)
        self.document_visits = DocumentVisitReader(db)
        self.document_decided = DocumentDecidedReader(db)
        self.document_totals = DocumentTotalReader(db)
        self.grants = GrantReader(db)
        self.follow_ups = FollowUpReader(db)
        self.papers = PaperReader(db)
        self.handovers = HandoverReader(db)
        self.instalments = InstalmentReader(db)
        self.monitorings = MonitoringReader(db)
        self.imports = ImportReader(db)
        self.meanings = MeaningReader(db)
        self.sheet_memory = SheetMemoryReader(db)
        self.preferences = PreferenceReader(db)
        self.ledger = LedgerReader(db)
        self.as_of = AsOfReader(db)
        self.history = HistoryReader(db)
        self.undo = UndoReader(db)
        self.templates = TemplateReader(db)
        self.trash = TrashReader(db)
        self.visits = VisitReader(db)
        self.photos = PhotoReader(db, photo_file)
        self.copies = CopyReader(db, photo_file)

    @classmethod
    def create(cls, folder: Path, key: bytes) -> Store:
        """A new, empty store in `folder`."""
        photos = PhotoFile(folder, key, writing=True)
        return cls(database.create(folder / database.FILE_NAME, key), photos)

    @classmethod
    def open(cls, folder: Path, key: bytes) -> Store:
        """The store in `folder`, for writing; StoreError if it cannot be had."""
        photos = PhotoFile(folder, key, writing=True)
        return cls(database.open_for_writing(folder / database.FILE_NAME, key), photos)

    @classmethod
    def open_for_reading(cls, folder: Path, key: bytes) -> Store:
        """The same for a screen: every write fails."""
        photos = PhotoFile(folder, key, writing=False)
        return cls(database.open_for_reading(folder / database.FILE_NAME, key), photos)

    @contextmanager
    def write(
        self, author: Author, *, now: datetime, act: str, batch: str = ""
    ) -> Iterator[UnitOfWork]:
        """One transaction: all of it is kept, durably, or nothing is; `batch` names it."""
        with database.immediate(self._db):
            yield UnitOfWork(self._db, author, now=now, act=act, batch=batch)

    @contextmanager
    def rehearse(
        self, author: Author, *, now: datetime, act: str, batch: str = ""
    ) -> Iterator[UnitOfWork]:
        """The same transaction, rolled back at the end: what would happen, without happening."""
        try:
            with database.immediate(self._db):
                yield UnitOfWork(self._db, author, now=now, act=act, batch=batch)
                raise _Rehearsed
        except _Rehearsed:
            return

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Everything read inside is of the same moment, whatever the writer does meanwhile."""
        with self._db.atomic():
            yield

    def integrity_faults(self) -> list[str]:
        """What SQLite and the cipher find wrong with the file itself; nothing if it is whole."""
        cipher = [str(row[0]) for row in self._db.execute("pragma cipher_integrity_check")]
        if cipher:
            return cipher  # the next question would stop at the first bad page
        pages = [str(row[0]) for row in self._db.execute("pragma quick_check")]
        return [line for line in pages if line != "ok"]

    def checkpoint(self) -> None:
        """Fold the write-ahead logs into their files, before the program ends."""
        self._db.execute("pragma wal_checkpoint(truncate)")
        self.photo_file.checkpoint()

    def close(self) -> None:
        """Give the connections back."""
        self._db.close()
        self.photo_file.close()


class _Rehearsed(Exception):
    """Ends a rehearsal; never seen outside."""
