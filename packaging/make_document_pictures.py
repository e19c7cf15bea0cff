"""Paint docs/gambar/dokumen and write docs/dokumen.md: every document of a made-up office."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from make_pictures import keep

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FOLDER = DOCS / "gambar" / "dokumen"
LARGEST = 150_000


@dataclass(frozen=True, slots=True)
class Page:
    """What is said of a document; `pages` are its pictures by name, each with its title."""

    key: str
    title: str
    about: str
    leaves: str
    checked: tuple[str, ...]
    back: str
    pages: tuple[tuple[str, str], ...]


NO_RETURN = "Tidak dibaca kembali; perbaiki datanya di program, lalu buat lagi."
SIGNED = "Tidak dibaca kembali; yang sudah ditandatangani disimpan di arsip kantor."
NIKS = "setiap orang punya NIK, dan tidak ada NIK yang tercatat dua kali"
GRANTED = "penetapan tidak melebihi kuota; nilai bantuan terisi dan di dalam batas program"
PLANNED = "rencana barang ada, lengkap volume dan harganya, dan jumlahnya sama dengan nilai bantuan"
HANDED = "status Disalurkan dan catatan penyaluran cocok, satu orang satu catatan"
RECORDED = (
    "tanggal penyaluran terisi dan tidak mendahului SK",
    "nomor BAST terisi dan tidak dipakai dua kali",
    "barang yang diterima lengkap volume dan harganya, dan tidak melebihi nilai bantuan",
)
DECREED = "nomor dan tanggal SK terisi"
FROM_DECISION = "Sejak ada yang ditetapkan dengan SK."
COUNTED = "jumlah di rekap sama dengan data; usulan dan penetapan tidak melebihi kuota"
PAGES = (
    Page(
        "usulan",
        "Daftar Usulan Calon Penerima (BNBA)",
        "Daftar nama dan alamat semua calon penerima, dikirim kabupaten/kota ke provinsi.",
        "Sejak ada usulan yang bukan draf.",
        (NIKS, "usulan tidak melebihi kuota", "tidak ada pelanggaran aturan tanpa alasan",
         "nilai usulan terisi"),
        "Kirim berkas Excel-nya untuk dilengkapi. Saat diimpor, hanya sel yang diubah yang dibaca; "
        "kolom ID yang tersembunyi menghubungkan tiap baris dengan orangnya.",
        (("usulan", "halaman pertama"), ("usulan-2", "halaman terakhir: jumlah dan tanda tangan")),
    ),
    Page(
        "verifikasi",
        "Hasil Verifikasi Lapangan",
        "Hasil kunjungan terakhir setiap calon, dengan sembilan kriteria fakir miskin.",
        "Sejak ada usulan; yang belum dikunjungi ikut, dengan kolom kosong.",
        (),
        "Tidak diimpor kembali; kunjungan dicatat di halaman Verifikasi.",
        (("verifikasi", "halaman pertama"),),
    ),
    Page(
        "lampiran-sk",
        "Lampiran SK Penetapan",
        "Daftar penerima yang menjadi lampiran keputusan; karena itu tanpa kop.",
        FROM_DECISION,
        (NIKS, GRANTED, DECREED, "satu lampiran hanya memuat satu SK"),
        NO_RETURN,
        (("lampiran-sk", "halaman pertama"),),
    ),
    Page(
        "rab",
        "Rencana Anggaran Biaya (RAB)",
        "Satu halaman satu orang: alat, bahan, jumlahnya, dan sisanya terhadap nilai bantuan.",
        "Sejak orangnya punya rencana barang.",
        (GRANTED, PLANNED),
        NO_RETURN,
        (("rab", "satu orang"),),
    ),
    Page(
        "bast",
        "Berita Acara Serah Terima (BAST)",
        "Satu halaman satu penerima, ditandatangani saat barang diserahkan. Yang belum tersalur "
        "mendapat titik-titik untuk diisi pena.",
        FROM_DECISION,
        (NIKS, GRANTED, DECREED, PLANNED, HANDED, *RECORDED),
        SIGNED,
        (("bast", "satu penerima"),),
    ),
    Page(
        "tanda-terima",
        "Tanda Terima Kolektif",
        "Satu daftar untuk banyak penerima, tempat tanda tangannya berselang-seling.",
        FROM_DECISION,
        (NIKS, GRANTED, PLANNED, HANDED, *RECORDED),
        SIGNED,
        (
            ("tanda-terima", "halaman pertama"),
            ("tanda-terima-2", "halaman terakhir: jumlah dan tanda tangan"),
        ),
    ),
    Page(
        "sptjm",
        "Surat Pernyataan Tanggung Jawab Mutlak (SPTJM)",
        "Kepala dinas bertanggung jawab atas data semua yang ditetapkan. Redaksinya umum; "
        "sesuaikan dengan yang diminta, di Pengaturan, Format dokumen.",
        FROM_DECISION,
        (GRANTED, DECREED),
        SIGNED,
        (("sptjm", "satu halaman"),),
    ),
    Page(
        "rekap",
        "Rekapitulasi Kuota dan Realisasi",
        "Satu baris satu kabupaten/kota: kuota, usulan, penetapan, penyaluran, dan sisanya. "
        "*Sisa Kuota* di sini adalah kuota dikurangi yang sudah tersalur (sisa disalurkan), bukan "
        "tempat yang masih dapat diusulkan atau ditetapkan. Pagu dibiarkan kosong, karena tidak "
        "tercatat di program.",
        "Setiap saat.",
        (COUNTED, "nilai bantuan yang ditetapkan terisi", HANDED),
        NO_RETURN,
        (("rekap", "satu halaman"),),
    ),
    Page(
        "rekap-umum",
        "Rekap per Desa tanpa Data Pribadi",
        "Jumlah orang dan nilai saja, tanpa nama dan NIK, sehingga boleh dibagikan.",
        "Sejak ada usulan.",
        (COUNTED, "nilai bantuan yang ditetapkan terisi", HANDED),
        NO_RETURN,
        (("rekap-umum", "halaman pertama"),),
    ),
    Page(
        "monev",
        "Lembar Monitoring dan Evaluasi (Monev)",
        "Satu baris satu penerima dengan kunjungan terakhir; kolom kunjungan dapat diisi di Excel.",
        "Sejak ada yang menerima barang.",
        ("setiap yang berstatus Disalurkan punya catatan penyaluran", "tanggal penyaluran terisi"),
        "Isi kolom kunjungan di Excel, lalu impor kembali: tanggal dan bulan yang baru menjadi "
        "kunjungan baru, sel yang diubah memperbaiki kunjungan yang sudah ada.",
        (("monev", "halaman pertama"),),
    ),
)  # fmt: skip


def main() -> int:
    """Paint, keep, and say what was written."""
    with tempfile.TemporaryDirectory() as place:
        here = {"QT_QPA_PLATFORM": "offscreen", "TZ": "Asia/Makassar", "PYTHONHASHSEED": "0"}
        command = [sys.executable, "-m", "tests.workbook.document_pictures", place]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **here}, check=True)
        drawn = {path.stem: path for path in sorted(Path(place).glob("*.png"))}
        named = {name for page in PAGES for name, _title in page.pages}
        if drawn.keys() != named:
            raise SystemExit(f"the pictures and PAGES differ: {drawn.keys() ^ named}")
        keep(drawn, FOLDER)
    (DOCS / "dokumen.md").write_text(document(), encoding="utf-8", newline="\n")
    large = [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > LARGEST]
    size = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    print(f"{len(drawn)} pictures, {size / 1e6:.1f} MB")
    if large:
        raise SystemExit(f"larger than {LARGEST} bytes: {large}")
    return 0


def document() -> str:
    """docs/dokumen.md."""
    lines = [
        "# Dokumen demi dokumen",
        "",
        "Sepuluh dokumen yang keluar dari kantor, digambar oleh program yang sebenarnya dengan",
        "`packaging/make_document_pictures.py`. Kantor, pejabat, dan orangnya adalah contoh.",
        "",
        "Semuanya dibuat di halaman Laporan, sebagai Excel, Excel bersandi (yang memuat data",
        "pribadi), PDF, atau cetakan. Sebelum keluar, angkanya dicocokkan. Yang belum cocok",
        "disebut satu per satu bersama orangnya; sampai diperbaiki, dokumen hanya keluar dengan",
        "tulisan **DRAF** di setiap halaman. Apa yang keluar, oleh siapa, dan kapan tercatat di",
        "*Yang sudah keluar*. Kop, pejabat, dan kertas diisi sekali di Pengaturan, Kop & penanda",
        "tangan.",
        "",
        "Gambarnya dari UEP. Program lain hanya membuat dokumen yang disebut di Pengaturan.",
        "Kolom yang tidak ditanyakan programnya (usaha, barang, minat) tidak tampil, program tanpa",
        "barang tidak dimintai rencana barang, yang tidak membuat BAST tidak dimintai nomornya,",
        "dan rekap program kabupaten hanya memuat wilayahnya.",
        "",
    ]
    for page in PAGES:
        lines += [f"## {page.title}", "", page.about, ""]
        lines += [f"- Kapan dapat keluar: {page.leaves}"]
        lines += [f"- Yang dicocokkan: {_checked(page)}"]
        lines += [f"- Yang kembali: {page.back}", ""]
        for name, title in page.pages:
            lines += [f"![{page.title}, {title}](gambar/dokumen/{name}.png)", ""]
    return "\n".join(lines)


def _checked(page: Page) -> str:
    if not page.checked:
        return "tidak ada; lembar kerja, bukan dokumen yang dipertanggungjawabkan."
    return "; ".join(page.checked) + "."


if __name__ == "__main__":
    sys.exit(main())
