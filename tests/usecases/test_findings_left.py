"""After a document left: whom it tells of although the rules still find something about them."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import list_findings
from bansos_desktop.usecases.documents import export, findings
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from tests.factories import NOW, TODAY
from tests.usecases.conftest import Office
from tests.usecases.lives_that_tie import GOODS, UEP, a_life

OPEN = {"status": "layak", "decree_number": None, "decree_date": None}


def leave(office: Office, target: Path, document: str, selection: Selection = UEP) -> Exported:
    request = ExportRequest(document, selection, target, resource("formats"), draft=True)
    return export.write(office.store, office.session, request, now=NOW)


def found(office: Office, exported: Exported) -> tuple[str, ...]:
    return findings.left_open(office.store, office.session, exported, today=TODAY)


@pytest.fixture
def mixed(office: Office) -> Office:
    """One who has the goods, one with a plan and one without, both not decided on; all desil 4."""
    a_life(office, 1, person={"desil": 4})
    a_life(office, 2, person={"desil": 4}, proposal=OPEN, handover=None)
    a_life(office, 3, person={"desil": 4}, proposal=OPEN, goods=None, handover=None)
    return office


def test_the_gate_of_a_list_of_proposals_has_asked_the_rules_already(
    mixed: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = leave(mixed, tmp_path / "usulan.xlsx", "usulan")

    def again(*_: object, **__: object) -> NoReturn:
        raise AssertionError("judged a second time")

    monkeypatch.setattr(list_findings, "judge_report", again)

    assert found(mixed, exported) == ("u2", "u3")


def test_a_document_about_the_decided_has_nobody_open(mixed: Office, tmp_path: Path) -> None:
    for document in ("bast", "lampiran-sk", "tanda-terima"):
        exported = leave(mixed, tmp_path / f"{document}.xlsx", document)

        assert exported.found is None
        assert found(mixed, exported) == ()


def test_a_plan_of_goods_has_only_those_with_a_plan(mixed: Office, tmp_path: Path) -> None:
    assert found(mixed, leave(mixed, tmp_path / "rab.xlsx", "rab")) == ("u2",)


def test_a_plan_of_goods_without_findings_is_not_looked_through(
    office: Office, tmp_path: Path
) -> None:
    a_life(office, 1, goods=GOODS)

    assert found(office, leave(office, tmp_path / "rab.xlsx", "rab")) == ()


def test_a_list_of_all_has_all_who_are_open(mixed: Office, tmp_path: Path) -> None:
    exported = leave(mixed, tmp_path / "verifikasi.xlsx", "verifikasi")

    assert exported.found is None
    assert found(mixed, exported) == ("u2", "u3")


def test_who_was_decided_by_no_decree_is_in_no_list_of_one(mixed: Office, tmp_path: Path) -> None:
    of_one = Selection("UEP", 2025, decree="400.9/12/SK")

    exported = leave(mixed, tmp_path / "verifikasi.xlsx", "verifikasi", of_one)

    assert (exported.rows, found(mixed, exported)) == (1, ())
