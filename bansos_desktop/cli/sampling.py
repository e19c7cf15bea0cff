"""`contoh`: made-up people for training."""

from __future__ import annotations

from argparse import Namespace

from bansos_desktop.cli.answer import Answer
from bansos_desktop.cli.desk import desk, paths_of
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.usecases import make_sample
from bansos_desktop.usecases.judge import Judge, Target


def run(arguments: Namespace) -> Answer:
    """Add as many made-up people as were asked for."""
    with desk(paths_of(arguments.data), writing=True) as at:
        request = make_sample.SampleRequest(
            arguments.jumlah,
            arguments.benih,
            sample_words(),
            programme=at.known_programme(arguments.program),
            year=arguments.tahun,
        )
        target = Target(request.programme, request.year, "")
        judge = Judge(at.store, target, office=at.session.region_code, today=at.today)
        said = [one.message for one in judge.check_year()]
        make_sample.run(at.store, at.session, request, now=at.now, today=at.today)
    values = {
        "created": arguments.jumlah,
        "seed": arguments.benih,
        "program": arguments.program,
        "year": arguments.tahun,
    }
    about = f"{arguments.program} {arguments.tahun}"
    text = f"{arguments.jumlah} orang contoh ditambahkan ke {about} (bukan orang sungguhan)."
    return Answer(values, "\n".join([*said, text]))
