"""Makes the shipped templates in resources/formats; afterwards staff edit them in Excel."""

from __future__ import annotations

from formats import lampiran_sk, rekap, rekap_umum, sptjm, usulan, verifikasi

MADE = (
    usulan,
    verifikasi,
    lampiran_sk,
    sptjm,
    rekap,
    rekap_umum,
)

if __name__ == "__main__":
    for module in MADE:
        module.make()
