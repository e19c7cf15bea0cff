"""`usulan`: a row for each proposed person, with all that the sheet of proposals asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bansos_desktop.domain.programme import Programme
from bansos_desktop.store.documents import ProposalLine
from bansos_desktop.usecases.documents.business_column import business_cell
from bansos_desktop.usecases.documents.identity import identity
from bansos_desktop.usecases.documents.source import Built, Source
from bansos_desktop.workbook.placeholder import Value

SCHOOLING, WORK, MARRIAGE, AID = LISTS = (
    "pendidikan",
    "pekerjaan",
    "status_perkawinan",
    "bantuan_pusat",
)
_RUNNING = "berjalan"


def count(source: Source) -> int:
    """One row a proposal."""
    return source.store.documents.count(source.selection)


def build(source: Source) -> Built:
    """Rows as they are read; nothing is held."""
    lists = source.store.reference.code_labels(*LISTS)
    lines = source.store.documents.proposals(source.selection)
    return Built(rows=_proposal_rows(lines, lists, source.today, source.programme))


def _proposal_rows(
    lines: Iterable[ProposalLine],
    lists: Mapping[str, Mapping[str, str]],
    today: date,
    programme: Programme,
) -> Iterator[Mapping[str, Value]]:
    """Body rows by the names that templates use."""
    for number, line in enumerate(lines, start=1):
        yield {
            **identity(line.who, number, today),
            **business_cell(programme, line.who),
            **_circumstances(line, lists),
        }


def _circumstances(
    line: ProposalLine, lists: Mapping[str, Mapping[str, str]]
) -> Mapping[str, Value]:
    """Codes as words; one that its list no longer has is written as it stands."""
    named = (
        ("pendidikan", SCHOOLING, line.education),
        ("pekerjaan", WORK, line.occupation),
        ("status_perkawinan", MARRIAGE, line.marital_status),
    )
    labels = {f"penerima.{name}": lists[of].get(code, code) for name, of, code in named if code}
    return {
        **labels,
        "penerima.tanggungan": line.dependants,
        "penerima.id_dtsen": line.dtsen_id,
        "penerima.pkh_bpnt": _aid(line.central_aid or "", lists[AID]),
        "penerima.status_usaha": _state(line),
        "penerima.kebutuhan_barang": line.needs,
    }


def _aid(codes: str, labels: Mapping[str, str]) -> str | None:
    """Which aid, where a bare Y would lose it; empty where nobody has said, which is no T."""
    # "BPNT/Sembako" is one kind of aid, and the column is narrow.
    names = [labels.get(code, code).partition("/")[0] for code in codes.split(";") if code]
    return ", ".join(names) or None


def _state(line: ProposalLine) -> str | None:
    """Whether the business runs, and for how long: "baru", or "berjalan, 8 bulan"."""
    if line.business_state == _RUNNING and line.business_months is not None:
        return f"{_RUNNING}, {line.business_months} bulan"
    return line.business_state
