"""Draw docs/gambar and write docs/layar.md: the guided tour at the officers' screen size.

`--besar` draws the same at 150 % into build/gambar-150, for looking at, and changes nothing else.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
DOCS, LARGE = ROOT / "docs", ROOT / "build" / "gambar-150"
STAGE = Path(tempfile.gettempdir()) / "tur-bansos"  # always the same, for pictures show it
COLOURS, EXACT = 256, 160
PICTURES = (
    (
        "mulai",
        "Pertama kali",
        "Pilih kantor, tulis nama, dan buat kata sandi; semua data terenkripsi.",
    ),
    (
        "beranda",
        "Beranda",
        "Lihat keadaan kuota tahun ini dan apa yang menunggu; klik barisnya untuk mengerjakan.",
    ),
    (
        "beranda-grafik",
        "Beranda: grafik",
        "Klik bagian grafik untuk melihat orangnya, atau salin ke laporan.",
    ),
    (
        "cetak-dasbor",
        "Cetak dasbor",
        "Bawa seluruh dasbor dalam satu halaman, di kertas atau PDF.",
    ),
    ("impor-pilih", "Impor: pilih berkas", "Pilih satu berkas, beberapa, atau satu folder."),
    (
        "impor-lembar",
        "Impor: lembar dan kolom",
        "Lihat kolom yang dikenali di lembar pengirim, dan jawab yang ditanyakan.",
    ),
    ("impor-pratinjau", "Impor: pratinjau", "Periksa tiap baris sebelum ada yang disimpan."),
    (
        "impor-hasil",
        "Impor: hasil",
        "Lihat hasilnya, dan simpan baris yang ditolak untuk pengirim.",
    ),
    (
        "catat-orang",
        "Catat penerima: orang",
        "Ketik NIK; tanggal lahir dan jenis kelamin terisi sendiri.",
    ),
    ("catat-alamat", "Catat penerima: alamat", "Ketik sebagian nama desa, lalu pilih."),
    (
        "rencana-barang",
        "Rencana barang",
        "Susun barang dan harganya; jumlahnya menjadi nilai usulan.",
    ),
    (
        "catat-barang",
        "Catat penerima: barang",
        "Periksa jumlahnya, centang dokumen yang sudah dilihat.",
    ),
    ("catat-tersimpan", "Tersimpan", "Formulir langsung siap untuk keluarga berikutnya."),
    (
        "catat-kk-sama",
        "Anggota KK yang sama",
        "Nomor KK dan alamat sudah terisi; simpan sebagai draf.",
    ),
    ("penerima", "Penerima", "Jelajahi daftar dengan panah, Enter membuka formulirnya."),
    ("penerima-mirip", "Cari yang mirip", "Cari nama meskipun ejaannya keliru."),
    ("penerima-terbuka", "Data satu orang", "Baca, ubah, atau lihat riwayatnya di samping daftar."),
    (
        "penerima-saringan",
        "Saringan",
        "Persempit daftar menurut wilayah, status, usaha, dan desil.",
    ),
    ("penerima-tampilan", "Tampilan tersimpan", "Simpan saringan yang sering dipakai dengan nama."),
    ("penerima-kolom", "Kolom", "Pilih kolom yang tampil dan urutannya."),
    ("verifikasi-daftar", "Verifikasi", "Pilih desa, lihat keluarga yang belum dikunjungi."),
    (
        "cetak-daftar-kunjungan",
        "Cetak daftar kunjungan",
        "Bawa daftar keluarga di atas kertas atau PDF.",
    ),
    (
        "cetak-formulir-verifikasi",
        "Cetak formulir verifikasi",
        "Bawa formulir kosong untuk diisi di rumah.",
    ),
    ("verifikasi-kunjungan", "Kunjungan", "Catat hasil kunjungan, koordinat, dan foto."),
    ("verifikasi-kriteria", "Kunjungan: kriteria", "Jawab sembilan kriteria fakir miskin."),
    (
        "verifikasi-rekomendasi",
        "Kunjungan: rekomendasi",
        "Tutup kunjungan dengan rekomendasi dan alasannya.",
    ),
    (
        "verifikasi-tersimpan",
        "Kunjungan tersimpan",
        "Status usulan mengikuti; keluarga berikutnya terbuka.",
    ),
    ("penetapan", "Penetapan", "Lihat usulan layak menurut urutan penetapan, bersama kuotanya."),
    ("penetapan-pilih", "Pilih teratas", "Tandai sebanyak tempat yang ada dengan satu klik."),
    (
        "penetapan-sk",
        "Tetapkan dengan SK",
        "Isi nomor dan tanggal SK; pemeriksaan tampil sebelum disimpan.",
    ),
    ("penetapan-selesai", "Sudah ditetapkan", "Kuota terpakai langsung bertambah."),
    ("penyaluran", "Penyaluran", "Catat serah terima: nomor BAST, penerima, dan barangnya."),
    (
        "penyaluran-tersalur",
        "Yang sudah tersalur",
        "Lihat siapa sudah menerima barang, kapan, dan dari siapa.",
    ),
    ("monev-jatuh-tempo", "Monev: jatuh tempo", "Mulai dari kunjungan yang paling lama lewat."),
    (
        "monev-kunjungan",
        "Monev: kunjungan",
        "Catat usaha berjalan atau tidak, omzet, dan perkembangannya.",
    ),
    (
        "monev-perkembangan",
        "Monev: perkembangan usaha",
        "Bandingkan perkembangan menurut jenis usaha.",
    ),
    ("kegiatan", "Kegiatan", "Lihat siapa mengerjakan apa; tiap kegiatan dapat diurungkan."),
    (
        "kegiatan-diurungkan",
        "Urungkan",
        "Ctrl+Z mengurungkan kegiatan terakhir, Ctrl+Y mengulanginya.",
    ),
    ("riwayat", "Riwayat", "Baca semua perubahan pada satu orang, dari yang terbaru."),
    (
        "pengaturan-kop",
        "Pengaturan: kop dan penanda tangan",
        "Salin kop surat dan nama pejabat sekali; semua dokumen memakainya.",
    ),
    (
        "kuota",
        "Kuota",
        "Lihat kuota, terpakai, dan sisa tiap wilayah, dengan sumber angkanya.",
    ),
    (
        "kuota-rincian-lewat",
        "Kuota: rincian yang lewat",
        "Ketik bagian tiap wilayah; yang melebihi jumlahnya tampil merah dan tidak tersimpan.",
    ),
    (
        "kuota-rincian",
        "Kuota: rincian",
        "Tulis surat yang menjadi dasarnya, lalu simpan semuanya sekaligus.",
    ),
    (
        "kuota-dirinci",
        "Kuota: sudah dirinci",
        "Rincian berdiri di bawah kuota asalnya, dengan riwayatnya.",
    ),
    (
        "kuota-pindah",
        "Kuota: pindahkan",
        "Pindahkan tempat yang kosong ke wilayah lain dengan surat atau alasan.",
    ),
    (
        "kuota-pemindahan",
        "Kuota: daftar pemindahan",
        "Baca semua pemindahan tahun ini; tiap pemindahan dapat diurungkan.",
    ),
    (
        "kuota-pernyataan",
        "Kuota: pernyataan sumber",
        "Bandingkan sumber yang berbeda, lalu pilih yang dipakai dengan alasannya.",
    ),
    (
        "laporan-usulan",
        "Laporan: daftar usulan",
        "Pilih dokumen dan wilayahnya, lihat halamannya, lalu simpan atau cetak.",
    ),
    (
        "laporan-bast",
        "Laporan: BAST",
        "Satu halaman satu penerima, siap ditandatangani; simpan sebagai PDF.",
    ),
    (
        "laporan-tidak-cocok",
        "Laporan: belum cocok",
        "Baca apa yang belum cocok; sampai diperbaiki hanya boleh keluar sebagai DRAF.",
    ),
    (
        "catat-lembaga",
        "Catat penghuni lembaga",
        "Program lain bertanya lain: BST-LKS meminta golongan dan lembaganya.",
    ),
    (
        "lembaga",
        "Lembaga",
        "Daftar LKS dan UPTD, dengan penerima dan penghuninya.",
    ),
    (
        "catat-golongan",
        "Golongan penerima",
        "BST-INDIVIDU meminta golongan, tanpa usaha dan barang.",
    ),
    (
        "kuota-golongan",
        "Kuota per golongan",
        "Tiap golongan punya kuota sendiri.",
    ),
    (
        "penyaluran-bulan",
        "Penyaluran bulanan",
        "Catat satu bulan untuk semua orang sekaligus; lepas centang yang tidak hadir.",
    ),
    (
        "penyaluran-bulan-sudah",
        "Penyaluran bulanan: sudah",
        "Lihat siapa sudah menerima bulan itu, dan bulan mana yang belum lengkap.",
    ),
    ("pengaturan-kantor", "Pengaturan: kantor", "Lihat kantor, pengguna, dan letak datanya."),
    (
        "pengaturan-program",
        "Pengaturan: program",
        "Setiap program adalah data; salin atau buat yang baru tanpa mengubah aplikasi.",
    ),
    (
        "pengaturan-aturan",
        "Pengaturan: aturan",
        "Ubah nilai aturan dengan sumbernya; kalimatnya ikut berubah.",
    ),
    (
        "pengaturan-format",
        "Pengaturan: format dokumen",
        "Ubah tampilan dokumen di Excel, lalu muat kembali.",
    ),
    (
        "pengaturan-penerima-lama",
        "Pengaturan: penerima lama",
        "Masukkan daftar penerima tahun lalu.",
    ),
    (
        "pengaturan-data-acuan",
        "Pengaturan: data acuan",
        "Lihat wilayah, kuota, dan aturan yang berlaku.",
    ),
    (
        "pengaturan-perbandingan",
        "Pengaturan: bandingkan kuota",
        "Periksa berkas kuota provinsi terhadap yang terpakai sebelum menerapkannya.",
    ),
    (
        "pengaturan-pemeriksaan",
        "Pengaturan: pemeriksaan",
        "Buktikan bahwa data utuh dan semua angka cocok dengan sumbernya.",
    ),
    (
        "pengaturan-cadangan",
        "Pengaturan: cadangan",
        "Simpan seluruh kantor dalam satu berkas terenkripsi; hasilnya langsung diperiksa.",
    ),
    ("panduan", "Panduan", "Tekan F1; panduan terbuka pada halaman yang sedang dikerjakan."),
    ("panduan-cari", "Panduan: cari", "Cari di semua topik sekaligus, tanpa jaringan."),
    (
        "periksa-instalasi",
        "Periksa instalasi",
        "Pastikan program berjalan baik di laptop ini; laporannya tidak menyebut siapa pun.",
    ),
    (
        "beranda-versi-baru",
        "Beranda: versi baru",
        "Versi baru di flashdisk atau folder tukar diberitahukan di atas; pasang, atau nanti saja.",
    ),
    ("buka", "Buka kantor", "Masukkan kata sandi untuk membuka data."),
    (
        "pulihkan",
        "Pulihkan kantor",
        "Lihat kantor siapa dan dari kapan, lalu kembalikan semuanya di laptop lain.",
    ),
    (
        "petugas-beranda",
        "Beranda petugas",
        "Petugas melihat tugasnya sendiri; Penetapan tidak ditawarkan.",
    ),
    ("petugas-verifikasi", "Verifikasi petugas", "Petugas bekerja di kabupaten/kotanya sendiri."),
    (
        "petugas-kunjungan",
        "Kunjungan petugas",
        "Petugas mencatat hasil kunjungan, koordinat, dan foto di rumah keluarganya.",
    ),
    (
        "petugas-catat",
        "Catat penerima: petugas",
        "Petugas mencatat orang di kabupaten/kotanya sendiri.",
    ),
)


def main() -> int:
    """Draw, keep, and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--besar", action="store_true", help="150 %% into build/gambar-150")
    is_large = parser.parse_args().besar
    shutil.rmtree(STAGE, ignore_errors=True)
    drawn = draw(STAGE, scale="1.5" if is_large else "1")
    keep(drawn, LARGE if is_large else DOCS / "gambar")
    shutil.rmtree(STAGE)
    if is_large:
        return 0
    (DOCS / "layar.md").write_text(document(), encoding="utf-8", newline="\n")
    size = sum(path.stat().st_size for path in (DOCS / "gambar").glob("*.png"))
    print(f"{len(PICTURES)} pictures, {size / 1e6:.1f} MB")
    return 0


def draw(folder: Path, *, scale: str) -> dict[str, Path]:
    """Play the tour; its pictures by name. A name too many or too few ends it."""
    here = {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": scale,
        "TZ": "Asia/Makassar",
        "PYTHONHASHSEED": "0",
    }
    command = [sys.executable, "-m", "bansos_desktop", "--tur", str(folder)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **here}, check=True)
    found = {
        path.stem.partition("-")[2]: path for path in sorted((folder / "gambar").glob("*.png"))
    }
    names = [name for name, _title, _text in PICTURES]
    if list(found) != names:
        raise SystemExit(f"the tour and PICTURES differ: {set(found) ^ set(names) or 'the order'}")
    return found


def keep(drawn: dict[str, Path], target: Path) -> None:
    """Write the pictures small, and clear away those that are named no more."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.png"):
        if old.stem not in drawn:
            old.unlink()
    for name, path in drawn.items():
        with Image.open(path) as picture:
            few_colours(picture.convert("RGB")).save(target / f"{name}.png", optimize=True)


def few_colours(picture: Image.Image) -> Image.Image:
    """The common colours exactly, and of the rare ones the best: a red star must stay red."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    colours = [colour for _count, colour in counted]
    common, rest = colours[:EXACT], colours[EXACT:] or colours[:1]
    rare = Image.new("RGB", (len(rest), 1))
    rare.putdata(rest)
    likened = rare.quantize(COLOURS - EXACT)
    place = {colour: EXACT + n for colour, n in zip(rest, likened.tobytes(), strict=True)}
    place |= {colour: n for n, colour in enumerate(common)}
    pixels = picture.tobytes()
    small = Image.new("P", picture.size)
    exact = [channel for colour in common for channel in colour]
    exact += [0] * (3 * EXACT - len(exact))
    small.putpalette(exact + (likened.getpalette() or [])[: 3 * (COLOURS - EXACT)])
    reds, greens, blues = pixels[::3], pixels[1::3], pixels[2::3]
    small.frombytes(bytes(place[one] for one in zip(reds, greens, blues, strict=True)))
    return small


def document() -> str:
    """docs/layar.md."""
    lines = ["# Layar demi layar", ""]
    lines += [
        "Satu cerita dari kantor baru sampai monev, digambar `packaging/make_pictures.py` dari",
        "program yang sebenarnya. Semua orang di gambar adalah contoh, bukan data siapa pun.",
        "",
    ]
    for name, title, text in PICTURES:
        lines += [f"## {title}", "", text, "", f"![{title}](gambar/{name}.png)", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
