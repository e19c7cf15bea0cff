"""The shipped words that made-up people are made of."""

from __future__ import annotations

from bansos_desktop.domain.sample import SampleData
from bansos_desktop.runtime.resources import resource


def sample_words() -> SampleData:
    """Names, places and streets."""

    def text(name: str) -> str:
        return resource("contoh", f"{name}.txt").read_text(encoding="utf-8")

    return SampleData.from_texts(
        names=(text("nama_depan_l"), text("nama_depan_p"), text("nama_belakang")),
        birth_places=text("tempat_lahir"),
        streets=text("jalan"),
        notes=text("catatan"),
    )
