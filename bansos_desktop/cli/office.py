"""`kantor`: what stands on the office's papers, shown or taken from a file of the same shape.

The logo is not shown; `--logo` takes one from a picture. What a file does not name stays as it is.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.cli.office_file import OF_A_SIGNATORY, with_file
from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.domain.nip import nip_text
from bansos_desktop.domain.office_paper import OfficePapers, Signatory, check_papers
from bansos_desktop.domain.paper_words import paper_field_words
from bansos_desktop.domain.problems import Problem
from bansos_desktop.usecases import keep_profile
from bansos_desktop.usecases.outcomes import NotYet


def run(arguments: Namespace) -> Answer:
    """Show the papers, after keeping those of a file or a logo if one was named."""
    is_writing = bool(arguments.isi or arguments.logo)
    with desk(paths_of(arguments.data), writing=is_writing) as at:
        region = at.session.region_code
        if is_writing:
            refusal = _keep(at, _wanted(at.store.papers.papers(region), arguments))
            if refusal is not None:
                return refusal
        papers = at.store.papers.papers(region)
        name = at.store.regions.book().name(region)
    warnings = [] if papers.is_empty else check_papers(papers)
    lines = [_text(papers, name), *(f"Peringatan: {line}" for line in _lines(warnings))]
    # What is only shown keeps the shape of the file.
    told = {"warnings": _problem_values(warnings)} if is_writing and warnings else {}
    return Answer({**_values(papers), **told}, "\n".join(lines))


def _wanted(papers: OfficePapers, arguments: Namespace) -> OfficePapers:
    if arguments.isi:
        papers = with_file(papers, arguments.isi)
    if arguments.logo:
        logo = keep_profile.prepare_logo(arguments.logo)
        papers = replace(papers, paper=replace(papers.paper, logo=logo))
    return papers


def _keep(at: Desk, papers: OfficePapers) -> Answer | None:
    """Keep them, or answer with everything that forbids it."""
    rev = at.store.papers.rev(at.session.region_code)
    outcome = keep_profile.run(at.store, at.session, papers, rev, now=at.now)
    if not isinstance(outcome, NotYet):
        return None
    values = {"problems": _problem_values(outcome.problems)}
    return Answer(values, "\n".join(_lines(outcome.problems)), ok=False)


def _problem_values(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [{"field": one.field, "code": one.code, "message": one.message} for one in problems]


def _lines(problems: Sequence[Problem]) -> list[str]:
    return [f"{paper_field_words(one.field)}: {one.message}" for one in problems]


def _values(papers: OfficePapers) -> Reply:
    paper = papers.paper
    return {
        "kop": list(paper.letterhead),
        "tempat": paper.place,
        "kertas": paper.paper,
        "penanda_tangan": [
            {public: str(getattr(one, name)) for public, name in OF_A_SIGNATORY.items()}
            for one in papers.signatories
        ],
        "pola_nomor": dict(papers.patterns),
    }


def _text(papers: OfficePapers, office: str) -> str:
    if papers.is_empty:
        return f"Kop dan penanda tangan {office} belum diisi."
    paper = papers.paper
    lines = [line for line in paper.letterhead if line]
    lines.append(f"Tempat: {paper.place or '-'}")
    lines.append(f"Kertas: {paper.paper or 'seperti formatnya'}")
    lines.append(f"Logo: {'ada' if paper.logo else 'tidak ada'}")
    lines += [_signatory_text(one) for one in papers.signatories]
    lines += [f"Nomor {DOCUMENT_WORDS[key]}: {text}" for key, text in papers.patterns.items()]
    return "\n".join(lines)


def _signatory_text(one: Signatory) -> str:
    nip = f"NIP {nip_text(one.nip)}" if one.nip else ""
    told = ", ".join(filter(None, (one.name, one.position, one.rank, nip)))
    where = f" ({DOCUMENT_WORDS[one.document]})" if one.document else ""
    return f"{one.part.label}{where}: {told}"
