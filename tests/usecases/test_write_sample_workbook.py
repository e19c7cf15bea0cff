"""The made-up list of a village: most rows can be taken, and the spoilt ones are seen."""

from __future__ import annotations

from pathlib import Path

from bansos_desktop.runtime.resources import resource
from bansos_desktop.usecases import write_sample_workbook
from bansos_desktop.usecases.make_sample import SampleRequest
from tests.factories import TODAY
from tests.usecases.conftest import Office
from tests.usecases.test_nothing_halfway import sample_words


def test_the_made_up_list_comes_in_but_for_its_spoilt_rows(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "contoh.xlsx"
    request = SampleRequest(60, 1, sample_words())

    rows = write_sample_workbook.run(
        office.store,
        request,
        region_code="64.02",
        templates=resource("formats"),
        target=target,
        today=TODAY,
    )

    done = office.take(office.plan(target))
    rejected = [row for row in done.plan.rows if row.outcome == "ditolak"]
    assert rows == done.counts.rows_read == 60
    assert 3 <= len(rejected) <= 8
    assert done.counts.created == 60 - len(rejected)
    assert {code for row in rejected for code in (p.code for p in row.problems)} >= {"nik.length"}
