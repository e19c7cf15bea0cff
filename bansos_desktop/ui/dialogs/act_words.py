"""How a finished step is told, with the key that takes it back."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.workflow import NEEDS_DECREE, Action
from bansos_desktop.ui.i18n import long_date, number_text, tr
from bansos_desktop.usecases.decide_proposals import Request, Taken

_DONE: Mapping[Action, str] = {
    Action.PROPOSE: "{n} orang diusulkan",
    Action.FIND_ELIGIBLE: "{n} orang dinyatakan layak",
    Action.FIND_INELIGIBLE: "{n} orang dinyatakan tidak layak",
    Action.RESERVE: "{n} orang mendapat nomor cadangan",
    Action.PROMOTE: "{n} orang naik dari cadangan",
    Action.DECIDE: "{n} orang ditetapkan",
    Action.REPLACE: "{n} orang ditetapkan sebagai pengganti",
    Action.RETURN: "{n} orang dikembalikan",
    Action.CANCEL: "{n} orang dibatalkan",
}


def result_text(request: Request, taken: Taken) -> str:
    """What changed, who was left out, and how to undo it."""
    text = tr(_DONE[request.action]).format(n=number_text(len(taken.proposals)))
    if request.action in NEEDS_DECREE and request.decree_date is not None:
        with_decree = tr(" dengan SK {number}, {day}")
        text += with_decree.format(number=request.decree_number, day=long_date(request.decree_date))
    if taken.skipped:
        skipped = tr("; {n} yang tertolak dilewati dan tetap dipilih")
        text += skipped.format(n=number_text(len(taken.skipped)))
    return text + tr(". Salah? Tekan Ctrl+Z untuk mengurungkan.")
