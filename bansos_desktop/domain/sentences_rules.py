"""Sentences about rules of the programme, regions and quotas."""

from __future__ import annotations

from collections.abc import Mapping

RULE_SENTENCES: Mapping[str, str] = {
    "name.missing": "Nama belum diisi. Tulis nama seperti di KTP.",
    "note.doubt": (
        "Keterangan menyebut “{text}”. Pastikan orang ini masih dapat diusulkan; bila tidak, "
        "keluarkan dari daftar."
    ),
    "name.digits": "Nama berisi angka. Periksa lagi dengan KTP.",
    "text.too_long": "Terlalu panjang: {count} huruf, paling banyak {limit}. Persingkat dulu.",
    "number.too_big": "Angka {number} terlalu besar, paling banyak {limit}. Perbaiki angkanya.",
    "birth_date.missing": "Tanggal lahir belum diisi. Lengkapi dari KTP atau KK.",
    "birth_date.unreadable": (
        "Tanggal lahir “{text}” tidak terbaca. Tulis seperti 12/08/1980 atau 12 Agustus 1980."
    ),
    "sex.missing": "Jenis kelamin belum diisi. Pilih Laki-laki atau Perempuan.",
    "sex.unreadable": "Jenis kelamin “{text}” tidak dikenal. Tulis L atau P.",
    "desil.missing": "Belum ada desil. Lengkapi dari DTSEN sebelum penetapan.",
    "desil.range": "Desil {desil} tidak ada. Isi angka 1 sampai 10.",
    "desil.unreadable": "Desil “{text}” tidak terbaca. Isi angka 1 sampai 10.",
    "desil.not_first": (
        "Desil {desil}: program mendahulukan desil 1–{limit}. Boleh diusulkan, dahulukan yang "
        "lebih rendah."
    ),
    "desil.too_high": (
        "Desil {desil} terlalu tinggi (mulai desil {limit} ditahan). Periksa desil terbaru."
    ),
    "desil.stale": (
        "Data desil sudah {age} triwulan (paling lama {limit}). Perbarui dari DTSEN sebelum "
        "penetapan."
    ),
    "age.low": "Usia {age} tahun, di bawah {limit}. Periksa tanggal lahirnya.",
    "age.high": "Usia {age} tahun, di atas {limit}. Pastikan bantuan ini masih cocok baginya.",
    "documents.missing": "Dokumen belum dilihat: {names}. Tandai setelah aslinya diperiksa.",
    "quota.none": (
        "Belum ada kuota untuk tahun dan tahap ini. Boleh dicatat; periksa lagi tahapnya."
    ),
    "category.missing": "Golongan penerima belum dipilih. Pilih, supaya masuk kuota yang benar.",
    "category.not_offered": (
        "Golongan “{name}” tidak ada di program {programme}. Pilih golongan dari daftar."
    ),
    "institution.missing": (
        "Lembaga belum dipilih, padahal program ini melalui lembaga. Pilih lembaganya."
    ),
    "central_aid.covered": (
        "Sudah menerima bantuan pusat ({names}). Program ini untuk yang belum tercakup; periksa "
        "lagi."
    ),
    "value.missing": "Nilai usulan belum diisi. Lengkapi sebelum daftarnya dikirim.",
    "value.not_positive": "Nilai usulan harus lebih dari nol. Perbaiki angkanya.",
    "value.too_big": "Angka terlalu besar: lebih dari {limit}. Periksa jumlah nolnya.",
    "value.unreadable": "Nilai “{text}” tidak terbaca. Tulis seperti 5.000.000.",
    "value.low": "Nilai usulan {value} di bawah {limit}. Periksa lagi angkanya.",
    "value.high": "Nilai usulan {value} di atas {limit}. Periksa lagi angkanya.",
    "business.unknown": (
        "Jenis usaha “{name}” tidak ada di daftar; tulisannya disimpan di keterangan. Pilih jenis "
        "yang cocok."
    ),
    "business.missing": "Jenis usaha belum dipilih. Lengkapi sebelum daftarnya dikirim.",
    "business.not_open": "Jenis usaha {name} baru dibuka tahun {year}. Pilih jenis lain.",
    "award.recent": (
        "NIK ini sudah menerima bantuan tahun {year}; penerima tidak diusulkan kembali tahun "
        "berikutnya. Usulkan keluarga lain."
    ),
    "award.family": (
        "Keluarga dengan No. KK ini sudah menerima bantuan tahun {year}. Pastikan bukan keluarga "
        "yang sama."
    ),
    "award.namesake": (
        "{name} di desa ini ada di daftar penerima tahun {year} yang tanpa NIK. Pastikan bukan "
        "orang yang sama."
    ),
    "family_card.another": (
        "Keluarga dengan No. KK ini sudah diusulkan: {names}. Pastikan satu keluarga satu bantuan."
    ),
    "quota.full": (
        "Kuota di sini sudah penuh; usulan ini menjadi kelebihan ke-{over}. Tetap dicatat, pilih "
        "yang ditetapkan nanti."
    ),
    "quota.full_noted": (
        "Kuota di sini sudah penuh; usulan ini menjadi kelebihan ke-{over}. Tetap dicatat; yang "
        "tidak mendapat tempat dijadikan cadangan dan dicatat untuk {aid}."
    ),
    "quota.nearly_full": (
        "Sisa diusulkan wilayah ini {left} tempat. Dahulukan keluarga yang paling membutuhkan."
    ),
    "proposal.other_stage": (
        "Sudah diusulkan tahun ini pada tahap {stage}. Hapus dari berkas ini, atau impor pada "
        "tahap itu."
    ),
    "region.regency_missing": (
        "Kabupaten/kota tidak diketahui. Isi kolomnya, atau pilih wilayah sebelum mengimpor."
    ),
    "region.outside": ("{name} di luar wilayah {own}. Kirim baris ini ke kantor yang berwenang."),
    "region.village_missing": "Desa/kelurahan belum diisi. Lengkapi alamatnya.",
    "region.village_required": (
        "Desa/kelurahan belum dipilih. Ketik namanya lalu pilih dari daftar."
    ),
    "region.village_ambiguous": (
        "Ada beberapa desa/kelurahan bernama “{name}” ({where}). Isi juga kecamatannya."
    ),
    "region.unknown_kabupaten": "Kabupaten/kota “{name}” tidak ada di {parent}. Perbaiki namanya.",
    "region.unknown_kabupaten_near": (
        "Kabupaten/kota “{name}” tidak ada di {parent}. Mungkin maksudnya {near}."
    ),
    "region.unknown_kecamatan": "Kecamatan “{name}” tidak ada di {parent}. Perbaiki namanya.",
    "region.unknown_kecamatan_near": (
        "Kecamatan “{name}” tidak ada di {parent}. Mungkin maksudnya {near}."
    ),
    "region.unknown_desa": "Desa/kelurahan “{name}” tidak ada di {parent}. Perbaiki namanya.",
    "region.unknown_desa_near": (
        "Desa/kelurahan “{name}” tidak ada di {parent}. Mungkin maksudnya {near}."
    ),
    "region.not_an_office": (
        "“{code}” bukan kode kantor. Pakai 64 untuk provinsi atau kode kabupaten/kota, "
        "misalnya 64.02."
    ),
    "region.not_in_office": (
        "Wilayah {code} di luar wilayah kantor ini ({own}). Pilih wilayah lain."
    ),
    "stage.not_named": (
        "Tahap anggaran belum disebut, sedangkan kuota {programme} {year} menurut tahap atau belum "
        "ada. Sebutkan --tahap murni atau --tahap perubahan."
    ),
    "programme.unknown": "Program “{code}” tidak dikenal. Yang ada: {known}.",
}
