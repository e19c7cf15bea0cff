"""How the numbers of a register of institutions read."""

from __future__ import annotations

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.usecases.list_institutions import Coverage


def total_text(total: Coverage) -> str:
    """ "3 dari 112 LKS · 1 dari 6 UPTD"; without a figure only how many there are."""
    lks = _of(total.lks, total.lks_expected, tr("LKS"))
    uptd = _of(total.uptd, total.uptd_expected, tr("UPTD"))
    return f"{lks} · {uptd}"


def region_text(one: Coverage) -> str:
    """ "Kab. Paser (2 dari 12 LKS)", for the box that chooses the kabupaten/kota."""
    lks = _of(one.lks, one.lks_expected, tr("LKS"))
    return f"{short_name(one.region_name)} ({lks})"


def short_name(region: str) -> str:
    """Kab. Paser for Kabupaten Paser."""
    return region.replace("Kabupaten ", "Kab. ")


def _of(count: int, expected: int | None, word: str) -> str:
    if expected is None:
        return f"{number_text(count)} {word}"
    text = tr("{n} dari {total} {word}")
    return text.format(n=number_text(count), total=number_text(expected), word=word)
