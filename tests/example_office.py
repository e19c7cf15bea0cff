"""A made-up office with its letterhead, officials and people, from which all documents are made.

The pictures of the documents and the proof that another program opens them share it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bansos_desktop.domain.document import DocumentKey, SignaturePart
from bansos_desktop.domain.office_paper import OfficePaper, OfficePapers, Signatory
from bansos_desktop.domain.session import Session
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import keep_profile, make_sample, unlock
from bansos_desktop.usecases.documents import export, tie_out
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.usecases.make_sample import SampleRequest
from tests.factories import PASSPHRASE, ROOT, an_office

REGENCY = "64.02"
MOMENT = datetime(2025, 10, 20, 1, 14, tzinfo=UTC)
CHOSEN = Selection("UEP", 2025, "murni", REGENCY)
LETTERHEAD = (
    "PEMERINTAH KABUPATEN KUTAI KARTANEGARA",
    "DINAS SOSIAL",
    "Jalan Contoh Nomor 1, Tenggarong, Kode Pos 00000",
    "Telepon (0000) 000000, Pos-el dinsos@contoh.example",
    "",
)
OFFICIALS = (
    Signatory(
        position="Kepala Dinas Sosial Kabupaten Kutai Kartanegara",
        name="Drs. Contoh Kepala, M.Si.",
        rank="Pembina Utama Muda",
        nip="197001011995031001",
    ),
    Signatory(
        part=SignaturePart.COMMITS,
        position="Pejabat Pembuat Komitmen",
        name="Contoh Komitmen, S.Sos.",
        rank="Penata Tingkat I",
        nip="198502022010011002",
    ),
    Signatory(
        DocumentKey.PROPOSALS,
        SignaturePart.WITNESSES,
        position="Kepala Bidang Pemberdayaan Sosial",
        name="Contoh Bidang, S.E.",
        rank="Pembina",
        nip="197803032003122003",
    ),
)
NUMBERS: Mapping[str, str] = {DocumentKey.STATEMENT: "400.9.12/001/DINSOS/X/2025"}


class ExampleOffice:
    """An open office of one kabupaten, and who is at it."""

    def __init__(self, store: Store, session: Session) -> None:
        self.store, self.session = store, session

    def write(self, key: str, folder: Path, status: str = "") -> Exported:
        """A document of all that the office has, as a draft where it does not tie."""
        selection = replace(CHOSEN, status=status)
        request = ExportRequest(
            key,
            selection,
            folder / f"{key}.xlsx",
            ROOT / "resources" / "formats",
            draft=bool(tie_out.run(self._source(selection), key)),
            number=NUMBERS.get(key, ""),
        )
        return export.write(self.store, self.session, request, now=MOMENT)

    def count(self, key: str) -> int:
        """How many rows, or sheets, a document has."""
        return DOCUMENTS[key].count(self._source(CHOSEN))

    def _source(self, selection: Selection) -> Source:
        return export.source_of(self.store, self.session, selection, MOMENT.date())


@contextmanager
def example_office(folder: Path, people: int, logo: bytes = b"") -> Iterator[ExampleOffice]:
    """Start it in `folder` with so many people, and close it at the end."""
    session = an_office(folder, region_code=REGENCY)
    store = Store.open(folder, unlock.unlock(folder, PASSPHRASE, now=MOMENT).key)
    try:
        request = SampleRequest(people, 1, sample_words())
        make_sample.run(store, session, request, now=MOMENT, today=MOMENT.date())
        papers = OfficePapers(OfficePaper(LETTERHEAD, "Tenggarong", "F4", logo), OFFICIALS)
        keep_profile.run(store, session, papers, store.papers.rev(REGENCY), now=MOMENT)
        yield ExampleOffice(store, session)
    finally:
        store.close()
