"""Proving the store: the file, the ledger's chains, and that the tables are what it adds up to.

Beside these proofs stands the tie-out of figures, which people decide about: it is no damage.

Nothing is mended here: a store that does not add up is for a person to judge first, and a check
that repaired would destroy what it found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import Origin
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.ties import TieLine, Verdict
from bansos_desktop.store.errors import MACHINE_ERRORS, environment_code
from bansos_desktop.store.ledger import Fault
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_quotas, prove_reference, tie_quotas
from bansos_desktop.usecases.progress import UNWATCHED, Progress

SHOWN = 5
# Who checks has opened the office: the key is right, and the way to a backup is another.
_INSIDE = {"store.damaged": "store.damaged_inside"}


@dataclass(frozen=True, slots=True)
class Check:
    """One proof by name; `detail` says in Indonesian what was found.

    `attention` asks a person to decide something, although the store is as it should be; `ties`
    are the comparisons that a check is made of, if it is made of any.
    """

    name: str
    ok: bool
    detail: str
    attention: bool = False
    ties: tuple[TieLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found wrong; `fine` is what it says if that is nothing."""

    faults: Sequence[str]
    fine: str
    attention: bool = False
    ties: tuple[TieLine, ...] = ()


def run(
    store: Store, progress: Progress = UNWATCHED, *, shipped: Path | None = None
) -> list[Check]:
    """All checks, each by itself: one that fails does not hide the next.

    `shipped` is the folder of the program's own reference set, to prove the tables by.
    """
    steps: tuple[tuple[str, Callable[[Store], Found]], ...] = (
        ("berkas", _file),
        ("rantai", _chains),
        ("tabel", _tables),
        ("acuan", partial(_references, shipped=shipped)),
        ("kuota", _figures),
        ("foto", _photos),
    )
    checks = []
    for done, (name, step) in enumerate(steps):
        progress.step(done, len(steps))
        checks.append(_tried(name, step, store))
    return checks


def _tried(name: str, step: Callable[[Store], Found], store: Store) -> Check:
    """A check that the machine's trouble cuts short has failed, and says of what."""
    try:
        found = step(store)
    except MACHINE_ERRORS as error:
        code = environment_code(error)
        if code is None:
            raise
        found = Found([sentence(_INSIDE.get(code, code), {"path": ""})], "")
    detail = "; ".join(found.faults) or found.fine
    return Check(
        name, ok=not found.faults, detail=detail, attention=found.attention, ties=found.ties
    )


def _file(store: Store) -> Found:
    """Every page by its HMAC, then the structure of the tables; what SQLite says comes last."""
    faults = store.integrity_faults()
    if not faults:
        return Found([], "Berkas data utuh.")
    more = "; …" if len(faults) > SHOWN else ""
    told = {"n": format_thousands(len(faults)), "detail": "; ".join(faults[:SHOWN]) + more}
    return Found([sentence("store.pages_damaged", told)], "")


def _chains(store: Store) -> Found:
    """Nobody rewrote, removed or inserted an entry."""
    fine = f"{format_thousands(store.ledger.count())} catatan buku besar, rantai utuh."
    return Found(_named(store.ledger.chain_faults()), fine)


def _tables(store: Store) -> Found:
    """Nobody changed a row without an entry."""
    people = format_thousands(store.recipients.count())
    fine = f"Tabel sama dengan jumlah buku besar; {people} orang."
    return Found(_named(store.ledger.table_faults()), fine)


def _references(store: Store, shipped: Path | None) -> Found:
    """Nobody changed what was applied, and each figure can be traced to a source, however right.

    Of what the office did itself the ledger says who and when, with or without a letter.
    """
    seed = store.reference.seed()
    if seed is None:
        return Found(["Data acuan belum ada"], "")
    altered = prove_reference.run(store, shipped)
    unsourced = [
        f"kuota {line.programme} {line.year} {line.region_name} tanpa sumber"
        for line in list_quotas.run(store)
        if not line.source_title and not _is_own(line)
    ]
    fine = f"Data acuan versi {seed.version}; setiap angka kuota ada sumbernya."
    return Found([*altered, *unsourced[:SHOWN]], fine)


def _is_own(line: QuotaLine) -> bool:
    """Whether the office gave the figure in force: entered, split off or moved."""
    figures = line.standing.figures if line.standing else ()
    return not figures or figures[0].origin is Origin.OFFICE


def _figures(store: Store) -> Found:
    """What does not tie is said, for people to decide; it is no fault of the store."""
    ties = tuple(tie_quotas.run(store))
    off = [line.message for line in ties if line.verdict is Verdict.OFF]
    if off:
        more = f" Dan {len(off) - SHOWN} lainnya." if len(off) > SHOWN else ""
        told = f"Perlu diputuskan: {' '.join(off[:SHOWN])}{more}"
        return Found([], told, attention=True, ties=ties)
    notes = sum(line.verdict is Verdict.NOTE for line in ties)
    fine = f"{len(ties) - notes} perbandingan angka cocok, {notes} catatan."
    return Found([], fine, ties=ties)


def _photos(store: Store) -> Found:
    """Every photo that a record names is there, and is the one that was kept."""
    fine = f"{format_thousands(store.photos.count())} foto, semuanya utuh."
    return Found(_named(store.photos.faults()), fine)


def _named(faults: Iterable[Fault]) -> list[str]:
    """The first few faults, for a screen that a person reads."""
    return [f"{fault.what} {fault.where}".strip() for fault in islice(faults, SHOWN)]
