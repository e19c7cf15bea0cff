"""`kantor`: what stands on the office's papers, shown or taken from a file of the same shape.

The logo is not shown; `--logo` takes one from a picture. What a file does not name stays as it is.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bansos_desktop.cli.answer import Answer, Reply
from bansos_desktop.cli.desk import Desk, desk, paths_of
from bansos_desktop.domain.document import DOCUMENT_WORDS, SignaturePart
from bansos_desktop.domain.office_paper import OfficePapers, Signatory, nip_text
from bansos_desktop.usecases import keep_profile
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.refusal import Refused

# The public names of the file, which stay when ours change.
_OF_A_SIGNATORY: Mapping[str, str] = {
    "dokumen": "document",
    "bagian": "part",
    "jabatan": "position",
    "nama": "name",
    "pangkat": "rank",
    "nip": "nip",
}
_NAMES = ("kop", "tempat", "kertas", "penanda_tangan", "pola_nomor")


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
    return Answer(_values(papers), _text(papers, name))


def _wanted(papers: OfficePapers, arguments: Namespace) -> OfficePapers:
    if arguments.isi:
        papers = _changed(papers, _read(arguments.isi), arguments.isi)
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
    problems = [
        {"field": one.field, "code": one.code, "message": one.message} for one in outcome.problems
    ]
    lines = [f"{one.field}: {one.message}" for one in outcome.problems]
    return Answer({"problems": problems}, "\n".join(lines), ok=False)


def _read(file: Path) -> Mapping[str, object]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Refused("profile.file", path=str(file)) from error
    if not isinstance(found, dict):
        raise Refused("profile.file", path=str(file))
    for name in found:
        if name not in _NAMES:
            raise Refused("profile.field", name=name)
    return found


def _changed(papers: OfficePapers, said: Mapping[str, object], file: Path) -> OfficePapers:
    """The papers with what the file says instead."""
    paper = papers.paper
    try:
        return OfficePapers(
            replace(
                paper,
                letterhead=_texts(said.get("kop", paper.letterhead)),
                place=_text_of(said.get("tempat", paper.place)),
                paper=_text_of(said.get("kertas", paper.paper)),
            ),
            _signatories(said["penanda_tangan"])
            if "penanda_tangan" in said
            else papers.signatories,
            _patterns(said["pola_nomor"]) if "pola_nomor" in said else papers.patterns,
        )
    except (TypeError, ValueError) as error:
        raise Refused("profile.file", path=str(file)) from error


def _signatories(said: object) -> tuple[Signatory, ...]:
    """ValueError for what is no list of signatories; later ones of a part stand for earlier."""
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise TypeError
    found = {}
    for one in said:
        for name in one:
            if name not in _OF_A_SIGNATORY:
                raise Refused("profile.field", name=name)
        texts = {_OF_A_SIGNATORY[name]: _text_of(text) for name, text in one.items()}
        part = SignaturePart(texts.pop("part", SignaturePart.SIGNS))
        made = Signatory(part=part, **texts)
        found[made.key] = made
    return tuple(found.values())


def _patterns(said: object) -> Mapping[str, str]:
    if not isinstance(said, dict):
        raise TypeError
    return {str(document): _text_of(pattern) for document, pattern in said.items()}


def _texts(said: object) -> tuple[str, ...]:
    if not isinstance(said, Sequence) or isinstance(said, str):
        raise TypeError
    return tuple(_text_of(one) for one in said)


def _text_of(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said


def _values(papers: OfficePapers) -> Reply:
    paper = papers.paper
    return {
        "kop": list(paper.letterhead),
        "tempat": paper.place,
        "kertas": paper.paper,
        "penanda_tangan": [
            {public: str(getattr(one, name)) for public, name in _OF_A_SIGNATORY.items()}
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
