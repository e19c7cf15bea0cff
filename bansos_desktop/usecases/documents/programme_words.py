"""Programme and stages of the budget as a document names them."""

from __future__ import annotations

from collections.abc import Mapping

from bansos_desktop.domain.workflow import Stage
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.workbook.placeholder import Value


def programme_name(source: Source) -> str:
    """Its name with the code that everybody says."""
    names = {programme.code: programme.name for programme in source.store.reference.programmes()}
    code = source.selection.programme
    return f"{names.get(code, code)} ({code})"


def stage_names(source: Source) -> str:
    """The stage that was asked for, or all of them; "" where the year's quotas name none."""
    stage = source.selection.stage
    if not stage and _is_without_stages(source):
        return ""
    stages = [Stage(stage)] if stage else list(Stage)
    return " dan ".join(one.value.capitalize() for one in stages)


def _is_without_stages(source: Source) -> bool:
    """Whether the programme's year has quotas, and none of them is of a stage."""
    selection = source.selection
    lines = list_quotas.run(source.store, selection.programme, selection.year)
    return bool(lines) and not any(line.stage for line in lines)


def running_values(source: Source) -> Mapping[str, Value]:
    """Both in the middle of a sentence, where the capitals of a title would shout."""
    return {"dokumen.program": programme_name(source), "dokumen.tahap": stage_names(source)}
