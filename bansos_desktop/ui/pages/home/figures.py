"""The numbers above the charts, in words: an office's own places, and those it shares."""

from __future__ import annotations

from bansos_desktop.domain.office_quota import OfficeQuota
from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, Status
from bansos_desktop.ui.i18n import number_text, tr

Figure = tuple[str, str]


def tile_figures(sums: OfficeQuota) -> tuple[Figure, Figure, Figure, Figure]:
    """Number and caption of the quota, the used, the decided and the delivered."""
    return (
        (_quota(sums), _left(sums)),
        (number_text(sums.use.used), _recorded(sums)),
        _part(sums, DECIDED),
        _part(sums, DISTRIBUTED),
    )


def _quota(sums: OfficeQuota) -> str:
    """The places, of the office or shared; a stroke where nobody gives any."""
    return number_text(sums.shown.quota) if sums.shown else tr("–")


def _left(sums: OfficeQuota) -> str:
    if sums.shown is None:
        return tr("belum ada kuota")
    left = number_text(sums.shown.left)
    if sums.is_common:
        return tr("kuota bersama provinsi, sisa {n}").format(n=left)
    words = tr("sisa diusulkan {n}").format(n=left)
    if sums.common is not None:
        text = tr("; bersama provinsi sisa {n} dari {quota}")
        words += text.format(n=number_text(sums.common.left), quota=number_text(sums.common.quota))
    return words


def _recorded(sums: OfficeQuota) -> str:
    words = tr("{n} usulan tercatat").format(n=number_text(sums.use.total))
    if sums.own is not None and sums.shared.used:
        text = tr("; {n} memakai kuota bersama provinsi")
        words += text.format(n=number_text(sums.shared.used))
    return words


def _part(sums: OfficeQuota, states: frozenset[Status]) -> Figure:
    """People in some states, and how many of them stand in which places."""
    return number_text(sums.use.among(states)), _share(sums, states)


def _share(sums: OfficeQuota, states: frozenset[Status]) -> str:
    if sums.own is None:
        return tr("dari kuota bersama provinsi") if sums.common else tr("belum ada kuota")
    own, quota = sums.own.use.among(states), sums.own.quota
    percent = round(100 * own / quota) if quota else 0
    shared, outside = _counted(sums.shared, states), _counted(sums.outside, states)
    if not (shared or outside):
        return tr("{n} % dari kuota").format(n=percent)
    words = tr("{n} dari kuota ({percent} %)").format(n=number_text(own), percent=percent)
    words += tr(", {n} dari kuota bersama provinsi").format(n=shared) if shared else ""
    return words + (tr(", {n} di luar kuota").format(n=outside) if outside else "")


def _counted(use: Use, states: frozenset[Status]) -> str:
    number = use.among(states)
    return number_text(number) if number else ""
