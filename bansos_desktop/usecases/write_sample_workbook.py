"""A made-up list such as a village sends, faults included, for training and for the tour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bansos_desktop.domain.region import RegionBook, regency_of
from bansos_desktop.domain.sample import SamplePerson, SampleScope, SampleVillage, generate_people
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.make_sample import SampleRequest
from bansos_desktop.workbook.content import GROUP_NAME, Content
from bansos_desktop.workbook.fill import fill
from bansos_desktop.workbook.formats import PROPOSAL
from bansos_desktop.workbook.template import load_template

Value = str | int | date | None


def run(
    store: Store,
    request: SampleRequest,
    *,
    region_code: str,
    templates: Path,
    target: Path,
    today: date,
) -> int:
    """Write `request.count` rows in the usulan layout; a few cannot be taken. Returns how many."""
    regions = store.regions.book()
    made = generate_people(
        request.count,
        request.seed,
        scope=_scope(store, regions, region_code, today),
        data=request.words,
    )
    people = iter(sorted(made, key=lambda one: one.village_code))  # for the sums per kecamatan
    template = load_template(templates / PROPOSAL.file, PROPOSAL)
    document: Mapping[str, Value] = {
        "dokumen.judul": "DAFTAR USULAN CALON PENERIMA (CONTOH, BUKAN ORANG SUNGGUHAN)",
        "dokumen.tahun": today.year,
        "dokumen.tahap": "MURNI",
        "dokumen.wilayah": regions.name(region_code),
        "kantor.kop1": f"PEMERINTAH {regions.name(region_code).upper()}",
        "kantor.kop2": "DINAS SOSIAL",
    }
    rows = (_row(number, one, regions) for number, one in _with_faults(people))
    return fill(template, Content(document, rows, {}), target).rows


def _scope(store: Store, regions: RegionBook, region_code: str, today: date) -> SampleScope:
    """Villages of the region, and the kinds of business that are offered this year."""
    villages = tuple(
        SampleVillage(hit.code, hit.village, hit.district, regency_of(hit.code))
        for hit in regions.villages(region_code)
    )
    kinds = tuple(
        (kind.code, kind.name)
        for kind in store.reference.business_types()
        if kind.start_year <= today.year
    )
    return SampleScope(villages, kinds, today)


def _with_faults(people: Iterator[SamplePerson]) -> Iterator[tuple[int, SamplePerson]]:
    """Of every twenty NIKs one ends in zeros and one lacks a digit, as happens in spreadsheets."""
    for number, person in enumerate(people, start=1):
        if number % 20 == 0:
            yield number, replace(person, nik=f"{person.nik[:12]}0000")
        elif number % 20 == 7:
            yield number, replace(person, nik=person.nik[:15])
        else:
            yield number, person


def _row(number: int, person: SamplePerson, regions: RegionBook) -> Mapping[str, Value]:
    """A made-up person by the blanks of the template, places by name as a village writes them."""
    hit = regions.hit(person.village_code)
    return {
        GROUP_NAME: hit.district,
        "penerima.no": number,
        "penerima.nik": person.nik,
        "penerima.no_kk": person.family_card,
        "penerima.nama": person.name,
        "penerima.jenis_kelamin": person.sex,
        "penerima.tempat_lahir": person.birth_place,
        "penerima.tanggal_lahir": person.birth_date,
        "penerima.alamat": person.address,
        "penerima.rt": person.rt,
        "penerima.rw": person.rw,
        "penerima.desa": hit.village,
        "penerima.kecamatan": hit.district,
        "penerima.kabupaten": hit.regency,
        "penerima.no_hp": person.phone,
        "penerima.desil": person.desil,
        "penerima.jenis_usaha": person.business_name,
        "penerima.nilai_usulan": person.requested_value,
        "penerima.keterangan": person.note,
    }
