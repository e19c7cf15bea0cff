"""What people did, as the ledger names it: the words of each act, and which can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bansos_desktop.domain.workflow import Action

UNDO = "undo"
STEP = "proposal"


@dataclass(frozen=True, slots=True)
class Act:
    """The words for an act in a list of what happened; `lasting` ones are never taken back.

    `noted` says more of one that leaves no change behind: a secret is changed, and never written.
    """

    words: str
    lasting: bool = False
    noted: str = ""


ACTS: Mapping[str, Act] = {
    "office.start": Act("Kantor dibuat", lasting=True),
    "office.restore": Act("Dipulihkan dari cadangan, sebagai laptop baru", lasting=True),
    "passphrase.change": Act(
        "Kata sandi diganti",
        lasting=True,
        noted="Dengan mengetik kata sandi yang lama; yang baru tidak dicatat di mana pun",
    ),
    "passphrase.recover": Act(
        "Sandi diganti: kunci pemulihan",
        lasting=True,
        noted="Dengan kunci pemulihan dari kertas; kata sandi yang baru tidak dicatat di mana pun",
    ),
    "recovery.make": Act(
        "Kunci pemulihan dibuat",
        lasting=True,
        noted="Kunci yang baru berlaku sejak itu; isinya hanya ada di kertas",
    ),
    "reference.sync": Act("Data acuan diterapkan", lasting=True),
    "quota.letter": Act("Surat kuota diterapkan"),
    "document.export": Act("Dokumen diekspor", lasting=True),
    "sample.make": Act("Orang contoh dibuat"),
    "recipient.record": Act("Data penerima disimpan"),
    "import.apply": Act("Berkas diimpor"),
    "award.import": Act("Daftar penerima lama diimpor"),
    "alias.teach": Act("Arti tulisan diajarkan"),
    "alias.withdraw": Act("Arti tulisan dicabut"),
    "profile.keep": Act("Kop dan penanda tangan disimpan"),
    "template.keep": Act("Format dokumen kantor dimuat"),
    "template.use": Act("Format dokumen yang dipakai diganti"),
    "visit.record": Act("Kunjungan verifikasi dicatat"),
    "photo.add": Act("Foto ditambahkan"),
    "photo.remove": Act("Foto dihapus"),
    "goods.plan": Act("Rencana barang disimpan"),
    "package.keep": Act("Paket barang jenis usaha disimpan"),
    "handover.record": Act("Penyaluran dicatat"),
    "monitoring.record": Act("Monev dicatat"),
    "monitoring.import": Act("Lembar monev diimpor"),
    "rule.change": Act("Aturan diubah"),
    "rule.withdraw": Act("Kembali ke aturan provinsi"),
    "quota.split": Act("Kuota dirinci"),
    "quota.move": Act("Kuota dipindahkan"),
    "quota.figure": Act("Kuota diisi kantor"),
    "quota.ceiling": Act("Pagu diisi"),
    "quota.choose": Act("Sumber yang dipakai dipilih"),
    "quota.withdraw": Act("Isian kuota dicabut"),
    "programme.keep": Act("Program disimpan"),
    "programme.withdraw": Act("Isian kantor atas program dicabut"),
    "institution.keep": Act("Lembaga disimpan"),
    "institution.delete": Act("Lembaga dihapus"),
    "institution.import": Act("Daftar lembaga diimpor"),
    "instalment.record": Act("Penyaluran bulanan dicatat"),
    "instalment.withdraw": Act("Penyaluran bulanan dicabut"),
    "record.delete": Act("Data dihapus"),
    "record.restore": Act("Data dipulihkan"),
}
_STEP_WORDS: Mapping[Action, str] = {
    Action.PROPOSE: "Diusulkan",
    Action.FIND_ELIGIBLE: "Dinyatakan layak",
    Action.FIND_INELIGIBLE: "Dinyatakan tidak layak",
    Action.RESERVE: "Dijadikan cadangan",
    Action.PROMOTE: "Dinaikkan dari cadangan",
    Action.DECIDE: "Ditetapkan",
    Action.REPLACE: "Ditetapkan sebagai pengganti",
    Action.HAND_OVER: "Penyaluran dicatat",
    Action.MONITOR: "Monev dicatat",
    Action.RETURN: "Dikembalikan",
    Action.CANCEL: "Dibatalkan",
}


def step_act(action: Action) -> str:
    """The act of taking a step with proposals."""
    return f"{STEP}.{action.value}"


def undo_act(batch: str) -> str:
    """The act of taking back what was done in `batch`."""
    return f"{UNDO}:{batch}"


def undone_batch(act: str) -> str:
    """The batch that an act took back, or "" if it is no undoing."""
    kind, colon, batch = act.partition(":")
    return batch if colon and kind == UNDO else ""


def words_of(act: str) -> str:
    """The act in Indonesian; one that this version does not know by its own name."""
    if undone_batch(act):
        return "Diurungkan"
    group, dot, verb = act.partition(".")
    if dot and group == STEP and verb in set(Action):
        return _STEP_WORDS[Action(verb)]
    return ACTS[act].words if act in ACTS else act


def can_be_undone(act: str) -> bool:
    """Whether an act may be taken back at all."""
    return act not in ACTS or not ACTS[act].lasting
