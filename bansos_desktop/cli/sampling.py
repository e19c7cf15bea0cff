"""`contoh`: made-up people for training."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.usecases import make_sample


def run(arguments: Namespace) -> Answer:
    """Add as many made-up people as were asked for."""
    with desk(paths_of(arguments.data), writing=True) as at:
        request = make_sample.SampleRequest(arguments.jumlah, arguments.benih, sample_words())
        make_sample.run(at.store, at.session, request, now=at.now, today=at.today)
    values = {
        "created": arguments.jumlah,
        "seed": arguments.benih,
        "program": make_sample.PROGRAMME,
        "year": make_sample.YEAR,
    }
    target = f"{make_sample.PROGRAMME} {make_sample.YEAR}"
    text = f"{arguments.jumlah} orang contoh ditambahkan ke {target} (bukan orang sungguhan)."
    return Answer(values, text)
