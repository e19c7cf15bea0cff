"""The guide's files: read whole when somebody asks for help, and never before."""

from __future__ import annotations

from pathlib import Path

from bansos_desktop.domain.guide import Guide, read_contents, read_topic

CONTENTS = "README.md"


def read_guide(folder: Path) -> Guide:
    """Every topic that the contents name."""
    groups = read_contents((folder / CONTENTS).read_text(encoding="utf-8"))
    keys = [key for group in groups for key in group.keys]
    return Guide(
        groups,
        tuple(read_topic(key, (folder / f"{key}.md").read_text(encoding="utf-8")) for key in keys),
    )
