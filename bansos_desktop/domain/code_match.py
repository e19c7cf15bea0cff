"""From the words of a sheet to the codes of a list: schooling, work, marriage, family."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.likeness import likeness
from bansos_desktop.domain.names import business_key

# Ways people write the labels of the population lists; all of them seen in real sheets or forms.
SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "pendidikan": {
        "Tidak/Belum Sekolah": "tidak sekolah;belum sekolah;tdk sekolah;tidak pernah sekolah;tk",
        "Belum Tamat SD/Sederajat": "belum tamat sd;tidak tamat sd;tdk tamat sd;blm tamat sd",
        "Tamat SD/Sederajat": "sd;mi;tamat sd;sd sederajat;paket a;sr;sd/mi",
        "SLTP/Sederajat": "smp;mts;sltp;tamat smp;smp sederajat;paket b;smp/mts;tamat sltp",
        "SLTA/Sederajat": (
            "sma;smk;slta;smu;ma;stm;smea;man;sma/smk;sma/ma;tamat sma;sma sederajat;paket c;"
            "smk sederajat;tamat slta;slta/smk;tamat smk;sma/smk/ma"
        ),
        "Diploma I/II": "d1;d2;d i;d ii;d-1;d-2;diploma 1;diploma 2;d1/d2",
        "Akademi/Diploma III/Sarjana Muda": "d3;d iii;diploma 3;diploma iii;akademi;sarjana muda",
        "Diploma IV/Strata I": "s1;d4;sarjana;strata 1;strata i;d iv;diploma 4;s-1;d4/s1;s1/d4",
        "Strata II": "s2;magister;strata 2;pascasarjana",
        "Strata III": "s3;doktor;strata 3",
    },
    "status_perkawinan": {
        "Belum Kawin": "belum menikah;lajang;blm kawin;blm menikah;tidak kawin;belum nikah;bk",
        "Kawin": "menikah;nikah;sudah menikah;sudah kawin;kawin tercatat;kawin belum tercatat;k",
        "Cerai Hidup": "janda cerai hidup;duda cerai hidup;ch;cerai hdp",
        "Cerai Mati": "janda cerai mati;duda cerai mati;cm;janda mati;duda mati",
    },
    "shdk": {
        "Kepala Keluarga": "kk;kep keluarga;kepala kel;kep. keluarga;kepala rumah tangga;krt",
        "Istri": "isteri",
        "Anak": "anak kandung;anak angkat;anak tiri",
        "Orang Tua": "orangtua;ortu;ayah;ibu;bapak",
        "Famili Lain": "famili;keluarga lain",
        "Pembantu": "art;asisten rumah tangga;pembantu rumah tangga",
    },
    "pekerjaan": {
        "Belum/Tidak Bekerja": "tidak bekerja;belum bekerja;tdk bekerja;pengangguran;tidak kerja",
        "Mengurus Rumah Tangga": "irt;ibu rumah tangga;rumah tangga;mrt;ibu rt;urt",
        "Pelajar/Mahasiswa": "pelajar;mahasiswa;siswa",
        "Pensiunan": "pensiun;purnawirawan",
        "Pegawai Negeri Sipil": "pns;asn;pegawai negeri;p3k;pppk",
        "Tentara Nasional Indonesia": "tni",
        "Kepolisian RI": "polri;polisi",
        "Perdagangan": "dagang;berdagang;jualan",
        "Petani/Pekebun": "petani;pekebun;tani;berkebun;bertani;petani kebun;petani penggarap",
        "Nelayan/Perikanan": "nelayan;perikanan;petambak",
        "Peternak": "ternak;beternak",
        "Karyawan Swasta": "swasta;karyawan;pegawai swasta;kary swasta;kar swasta;buruh pabrik",
        "Karyawan Honorer": "honorer;tenaga honorer;honor",
        "Buruh Harian Lepas": "buruh;bhl;harian lepas;buruh lepas;serabutan;kuli;pekerja lepas",
        "Buruh Tani/Perkebunan": "buruh tani;buruh perkebunan;buruh kebun;buruh sawit",
        "Pembantu Rumah Tangga": "art;prt;asisten rumah tangga",
        "Tukang Jahit": "penjahit;menjahit",
        "Mekanik": "montir;bengkel",
        "Sopir": "supir;driver;ojek;ojol",
        "Pedagang": "penjual;pedagang kaki lima;pkl;pedagang keliling;pedagang kecil",
        "Perangkat Desa": "aparat desa;perangkat kampung;staf desa",
        "Kepala Desa": "kades;petinggi",
        "Wiraswasta": "wirausaha;usaha sendiri;wiraswasta/usaha;wirausahawan;pengusaha;umkm;usaha",
        "Lainnya": "lain-lain;dll",
    },
    "ragam_disabilitas": {
        "Fisik": "disabilitas fisik;tuna daksa;tunadaksa;cacat fisik;lumpuh",
        "Intelektual": "tuna grahita;tunagrahita;disabilitas intelektual",
        "Mental": "disabilitas mental;odgj;cacat mental",
        "Sensorik": (
            "netra;tuna netra;tunanetra;rungu;tuna rungu;tunarungu;tuna wicara;tunawicara;wicara;"
            "disabilitas sensorik;bisu tuli;buta;tuli"
        ),
        "Ganda/multi": "ganda;multi;cacat ganda;disabilitas ganda",
    },
    "bantuan_pusat": {
        "BPNT/Sembako": "bpnt;sembako;kartu sembako;bansos bpnt",
        "PKH": "bansos pkh",
        "PBI-JK": "pbi;pbi jkn;kis;kis pbi;jkn pbi",
    },
    "sumber_desil": {"DTSEN": "data dtsen", "DTKS": "data dtks", "Sumber lain": "lain;lainnya"},
}
DOMAINS = tuple(SYNONYMS)


class CodeMatcher:
    """One list; a code typed by itself is never taken, for lists number their lines differently."""

    def __init__(self, labels: Mapping[str, str], synonyms: Mapping[str, str]) -> None:
        self._labels = labels
        self._codes: dict[str, str] = {}
        self._found: dict[str, tuple[str, bool]] = {}
        for code, label in labels.items():
            for spelling in (*synonyms.get(label, "").split(";"), label):
                self._codes[_key(spelling)] = code
        self._codes.pop("", None)

    def find(self, text: str) -> tuple[str, bool]:
        """The code that was meant, "" if none, and whether the text was misspelt."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._find(_key(text))
        return found

    def label(self, code: str) -> str:
        """How a code is called."""
        return self._labels[code]

    def _find(self, key: str) -> tuple[str, bool]:
        """Known as it stands, or near one alone."""
        if not key or key in self._codes:
            return self._codes.get(key, ""), False
        return likeness(key, {known: (code,) for known, code in self._codes.items()}).winner, True


def _key(text: str) -> str:
    """Letters and digits; a slash stays, for Diploma I/II is not Diploma III."""
    return "/".join(map(business_key, text.split("/"))).strip("/")


class CodeBook:
    """The lists that a sheet may hold values of, by domain."""

    def __init__(self, lists: Mapping[str, Mapping[str, str]]) -> None:
        self._lists = {
            domain: CodeMatcher(labels, SYNONYMS.get(domain, {}))
            for domain, labels in lists.items()
        }

    def find(self, domain: str, text: str) -> tuple[str, bool]:
        """The code in a list, "" if none, and whether the text was misspelt."""
        matcher = self._lists.get(domain)
        return matcher.find(text) if matcher else ("", False)

    def label(self, domain: str, code: str) -> str:
        """How a code of a list is called."""
        return self._lists[domain].label(code)
