"""Proving the store: the file, the ledger's chains, and that the tables are what it adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.store.ledger import Fault
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.progress import UNWATCHED, Progress

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One proof by name; `detail` says in Indonesian what was found."""

    name: str
    ok: bool
    detail: str


def run(store: Store, progress: Progress = UNWATCHED) -> list[Check]:
    """All checks, each by itself: one that fails does not hide the next."""
    steps = (_file, _chains, _tables, _references, _quota_sums)
    checks = []
    for done, step in enumerate(steps):
        progress.step(done, len(steps))
        checks.append(step(store))
    return checks


def _file(store: Store) -> Check:
    faults = store.integrity_faults()
    return _said("berkas", faults[:SHOWN], "Berkas data utuh.")


def _chains(store: Store) -> Check:
    fine = f"{format_thousands(store.ledger.count())} catatan buku besar, rantai utuh."
    return _said("rantai", _named(store.ledger.chain_faults()), fine)


def _tables(store: Store) -> Check:
    people = format_thousands(store.recipients.count())
    fine = f"Tabel sama dengan jumlah buku besar; {people} orang."
    return _said("tabel", _named(store.ledger.table_faults()), fine)


def _references(store: Store) -> Check:
    seed = store.reference.seed()
    if seed is None:
        return _said("acuan", ["Data acuan belum ada"], "")
    unsourced = [
        f"kuota {line.programme} {line.year} {line.region_name} tanpa sumber"
        for line in list_quotas.run(store)
        if not line.source_title
    ]
    fine = f"Data acuan versi {seed.version}; setiap angka kuota ada sumbernya."
    return _said("acuan", unsourced[:SHOWN], fine)


def _quota_sums(store: Store) -> Check:
    """An overrun is for people to decide; it is said here, but it is no fault of the store."""
    over = [_overrun(line) for line in list_quotas.run(store) if line.left < 0]
    if not over:
        return _said("kuota", [], "Tidak ada kuota yang terlampaui.")
    return _said("kuota", [], f"Perlu diputuskan: {'; '.join(over[:SHOWN])}.")


def _overrun(line: QuotaLine) -> str:
    where = f"{line.programme} {line.year} {line.stage} {line.region_name}"
    return f"{where} terpakai {line.used} dari {line.quota}"


def _named(faults: Iterable[Fault]) -> list[str]:
    return [f"{fault.what} {fault.where}".strip() for fault in islice(faults, SHOWN)]


def _said(name: str, faults: Sequence[str], fine: str) -> Check:
    return Check(name, ok=not faults, detail="; ".join(faults) or fine)
