"""What a made-up person's form also asks: schooling, work, family, aid, business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from bansos_desktop.domain.dates import age_on

_SCHOOLING = ("1", "2", "3", "4", "5", "7", "8")
_SCHOOLING_WEIGHTS = (4, 10, 30, 25, 25, 3, 3)
_WORK = ("02", "09", "11", "19", "20", "84", "88", "01")
_WORK_OF_MEN = ("09", "11", "19", "20", "84", "88", "01")
_SINGLE, _MARRIED, _DIVORCED, _WIDOWED = "1", "2", "3", "4"
_MARITAL_WEIGHTS = (10, 70, 8, 12)
_HEAD, _WIFE, _CHILD = "1", "3", "4"
_AID = ("", "bpnt", "bpnt;pbi", "bpnt;pbi;pkh", "pbi")
_AID_WEIGHTS = (30, 20, 20, 15, 15)
_DISABILITIES = ("1", "4", "2")
_NEEDS = (
    "Peralatan dan bahan awal",
    "Etalase dan bahan baku",
    "Peralatan pengganti yang rusak",
    "Modal barang untuk menambah jenis dagangan",
)
_PAPERS = ("kk;ktp", "kk;ktp;sku", "foto;kk;ktp", "ktp")


@dataclass(frozen=True, slots=True)
class SampleDetails:
    """The rest of a made-up form, in codes of the lists; "" and None where nothing is."""

    education: str
    occupation: str
    marital_status: str
    family_relation: str
    dependants: int
    disability: str
    central_aid: str
    dtsen_id: str
    desil_source: str
    business_state: str
    business_months: int | None
    needs: str
    documents: str


class DetailMaker:
    """Draws by its own lot, so that who a person is does not depend on what is asked of them."""

    def __init__(self, seed: int) -> None:
        self._random = Random(f"{seed} rincian")

    def details(
        self, index: int, *, sex: str, born: date, today: date, desil: int | None
    ) -> SampleDetails:
        """What the next person's form says; `index` tells their made-up DTSEN family apart."""
        draw = self._random
        young = age_on(born, today) < 25
        marital = draw.choices(
            (_SINGLE, _MARRIED, _DIVORCED, _WIDOWED), (60, 38, 1, 1) if young else _MARITAL_WEIGHTS
        )[0]
        running = draw.random() < 0.6
        return SampleDetails(
            education=draw.choices(_SCHOOLING, _SCHOOLING_WEIGHTS)[0],
            occupation=draw.choice(_WORK_OF_MEN if sex == "L" else _WORK),
            marital_status=marital,
            family_relation=_relation(sex, marital),
            dependants=0 if marital == _SINGLE else draw.randrange(6),
            disability=draw.choice(_DISABILITIES) if draw.random() < 0.03 else "",
            central_aid=draw.choices(_AID, _AID_WEIGHTS)[0] if desil else "",
            dtsen_id=f"CONTOH-{index + 1:07}" if desil else "",
            desil_source="dtsen" if desil else "",
            business_state="berjalan" if running else "baru",
            business_months=draw.randrange(3, 97) if running else None,
            needs=draw.choice(_NEEDS),
            documents=draw.choice(_PAPERS),
        )


def _relation(sex: str, marital: str) -> str:
    """What somebody of this standing usually is in their No. KK."""
    if marital == _SINGLE:
        return _CHILD
    return _WIFE if sex == "P" and marital == _MARRIED else _HEAD
