"""An unfinished form survives being text, and shows nothing of a person by itself."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.scratch import (
    Scratch,
    Unfinished,
    VisitScratch,
    free_slot,
    name_in,
    pack,
    unpack,
    unpack_visit,
)
from bansos_desktop.domain.visit import VisitDraft
from tests.factories import a_draft

texts = st.text(max_size=20)
drafts = st.builds(
    RecipientDraft,
    nik=texts,
    name=texts,
    birth_date=st.none() | st.dates(date(1900, 1, 1)),
    desil=st.none() | st.integers(1, 10),
    requested_value=st.none() | st.integers(0, 10**9),
    nik_from_number=st.booleans(),
)
items = st.builds(PlannedItem, name=texts, volume=st.none() | st.integers(0, 10**6))
forms = st.builds(
    Scratch,
    draft=drafts,
    goods=st.lists(items, max_size=3).map(tuple),
    programme=texts,
    year=st.integers(0, 3000),
    proposal_rev=st.integers(0, 10**9),
    texts=st.dictionaries(texts, texts, max_size=2),
    reasons=st.dictionaries(texts, texts, max_size=2),
)

visits = st.builds(
    VisitScratch,
    draft=st.builds(
        VisitDraft,
        visited_on=st.none() | st.dates(date(1900, 1, 1)),
        criteria=st.tuples(*[st.sampled_from(["", "ya", "tidak"])] * 9),
        income=st.none() | st.integers(0, 10**9),
        note=texts,
    ),
    visit=texts,
    visit_rev=st.integers(0, 10**9),
    texts=st.dictionaries(texts, texts, max_size=2),
)


@given(visits)
def test_a_visit_comes_back_as_it_was(form: VisitScratch) -> None:
    assert unpack_visit(pack(form)) == form


@given(forms)
def test_what_was_typed_comes_back_as_it_was(form: Scratch) -> None:
    assert unpack(pack(form)) == form


def test_a_field_of_a_newer_program_is_left_out() -> None:
    values = json.loads(pack(Scratch(a_draft(1), (PlannedItem(name="Wajan"),), "UEP", 2025)))
    values["draft"]["shoe_size"] = 42
    values["goods"][0]["colour"] = "merah"
    values["mood"] = "baik"

    assert unpack(json.dumps(values)) == Scratch(
        a_draft(1), (PlannedItem(name="Wajan"),), "UEP", 2025
    )


def test_a_form_is_called_by_its_name_or_says_that_it_has_a_nik() -> None:
    assert name_in(Scratch(a_draft(1, name="  Siti   Nur "))) == "Siti Nur"
    assert name_in(Scratch(a_draft(1, name=""))) == "NIK"
    assert name_in(Scratch(RecipientDraft(address="Jl. Poros"))) == ""


def test_a_new_form_never_takes_the_place_of_an_older_one() -> None:
    assert free_slot([]) == "new"
    assert free_slot(["new", "0198"]) == "new-2"
    assert free_slot(["new", "new-2"]) == "new-3"


def test_nobody_stands_in_the_repr() -> None:
    form = Scratch(a_draft(1))

    assert form.draft.name not in repr(form)
    assert "Siti" not in repr(VisitScratch(VisitDraft(note="Siti")))
    assert "Siti" not in repr(Unfinished("new", "2025-08-01", "Siti"))
