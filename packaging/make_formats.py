"""Makes the shipped templates in resources/formats; afterwards staff edit them in Excel."""

from __future__ import annotations

from formats import (
    bast,
    lampiran_sk,
    monev,
    rab,
    rekap,
    rekap_umum,
    sptjm,
    tanda_terima,
    usulan,
    verifikasi,
)

MADE = (
    usulan,
    verifikasi,
    lampiran_sk,
    rab,
    bast,
    tanda_terima,
    sptjm,
    rekap,
    rekap_umum,
    monev,
)

if __name__ == "__main__":
    for module in MADE:
        module.make()
