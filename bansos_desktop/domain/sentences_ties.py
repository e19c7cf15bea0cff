"""Sentences about figures that do not tie: what differs and where, then what to do."""

from __future__ import annotations

from collections.abc import Mapping

TIE_SENTENCES: Mapping[str, str] = {
    "reference.altered": (
        "Data acuan di laptop ini berubah: {what}. Jangan tetapkan siapa pun dulu: pulihkan "
        "cadangan dari sebelum itu, atau terapkan data acuan yang lebih baru di Pengaturan."
    ),
    "tie.total_replaced": (
        "{what}: yang berlaku {sum} menurut {by}, sedangkan {sources} dari sebelumnya menyebut "
        "{expected}. Tidak perlu diubah bila angka itu memang diganti; alasannya ada di Kuota."
    ),
    "tie.total_other": (
        "{what}: {sum} menurut {by}, sedangkan {sources} menyebut {expected}, selisih {gap}. "
        "Bandingkan angka dengan sumbernya di Kuota, lalu sinkronkan berkas yang benar."
    ),
    "tie.claims_differ": (
        "{what}: sumber menyebut {subject} yang berbeda ({said}). Pilih yang dipakai di Kuota "
        "dengan alasannya."
    ),
    "tie.claim_unclear": (
        "{what}: {subject} disebut tetapi belum jelas ({said}). Tanyakan ke provinsi, lalu isi "
        "angkanya di Kuota dengan suratnya."
    ),
    "tie.split_over": (
        "{what}: rincian {split} melebihi kuota {quota}, lebih {over}. Kurangi rinciannya di Kuota."
    ),
    "tie.split_over_given": (
        "{what}: bagiannya {split} melebihi kuota {quota}, lebih {over}. Bagian menurut {by} tidak "
        "dapat dikurangi dengan Rincikan: isi angka yang benar lewat “Isi kuota / pagu…” (perintah "
        "isi-kuota), atau terapkan surat yang baru."
    ),
    "tie.totals_gone": (
        "Jumlah menurut sumber tidak ada di data acuan laptop ini, jadi kuota tidak dapat "
        "dicocokkan dengan sumbernya. Pulihkan cadangan yang masih utuh, atau terapkan data acuan "
        "terbaru."
    ),
    "tie.moved_over": (
        "{what}: dipindahkan {over} lebih banyak daripada kuotanya. Urungkan satu pemindahan di "
        "Kuota."
    ),
    "tie.moves_lost": (
        "{what}: {count} pemindahan mengeluarkan {out} orang tetapi memasukkan {into}. Ada wilayah "
        "yang tidak dikenal; urungkan pemindahan itu di Kuota dan catat lagi."
    ),
    "tie.places_used": (
        "{what} terpakai {used} dari {quota}, lebih {over}. Cadangkan atau batalkan kelebihannya, "
        "atau isi kuota baru dengan suratnya di Kuota."
    ),
    "tie.places_decided": (
        "{what} ditetapkan {used} dari {quota}, lebih {over}. Periksa SK-nya; bila kuota memang "
        "bertambah, isi angkanya dengan suratnya di Kuota."
    ),
    "tie.places_parted": (
        "{what} sudah dirinci seluruhnya, tetapi {people} orang ({decided} sudah "
        "ditetapkan) wilayahnya belum mendapat bagian. Beri wilayahnya bagian di Kuota: kurangi "
        "bagian lain, atau isi angka baru dengan suratnya. Yang belum ditetapkan dapat dipindahkan "
        "ke tahap lain atau dijadikan cadangan."
    ),
    "tie.unplaced": (
        "{what}: {odd} orang tidak masuk kuota mana pun ({where}){decided}, karena golongan belum "
        "diisi, atau wilayah atau tahapnya tanpa angka. Isi golongannya di formulir, atau isi "
        "angkanya dengan suratnya di Kuota."
    ),
    "tie.counts_differ": (
        "{what}: {people} orang di daftar, tetapi terhitung {counted} pada kuota. Jangan ubah apa "
        "pun; hubungi pendamping program."
    ),
    "tie.plan_other": (
        "{what}: rencana barang {people} orang berjumlah {planned}, nilai yang ditetapkan "
        "{approved}; {odd} orang tidak sama. Samakan rencana barang atau nilainya di formulir."
    ),
    "tie.plan_open": (
        "{what}: rencana barang {odd} orang belum lengkap volume, harga, atau nilainya. Lengkapi "
        "di formulir agar jumlahnya pasti."
    ),
    "tie.delivered_above": (
        "{what}: barang yang diterima {people} orang bernilai {delivered} dari {approved} yang "
        "ditetapkan; {odd} orang menerima lebih dari nilainya. Periksa volume dan harga di "
        "Penyaluran."
    ),
    "tie.delivered_open": (
        "{what}: {odd} orang berstatus disalurkan tanpa barang yang diterima atau tanpa harganya. "
        "Lengkapi BAST-nya di Penyaluran."
    ),
    "tie.instalments_other": (
        "{what}: {count} penyaluran bulanan berjumlah {paid}; pada {odd} orang nilainya tidak sama "
        "dengan nilai sebulan yang ditetapkan. Periksa di Penyaluran."
    ),
    "tie.instalments_twice": (
        "{what}: {odd} orang tercatat dua kali pada bulan yang sama atau belum ditetapkan. Periksa "
        "dan hapus yang keliru di Penyaluran."
    ),
    "tie.ceiling_over": (
        "{what}: {spent} melebihi pagu {ceiling}, lebih {over}. Periksa nilai yang ditetapkan, "
        "atau perbaiki pagu di Kuota bila suratnya berubah."
    ),
    "tie.institutions_fewer": (
        "{what}: {count} {kind} terdaftar, sedangkan {sources} menyebut {expected}{where}. "
        "Lengkapi daftar lembaga bila datanya sudah ada."
    ),
    "tie.institutions_more": (
        "{what}: {count} {kind} terdaftar, lebih dari {expected} menurut {sources}{where}. "
        "Periksa apakah ada yang tercatat dua kali."
    ),
}
