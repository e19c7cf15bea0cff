"""python -m tests.bench.read_peak SHEET: the most memory that only reading it needs."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from python_calamine import load_workbook

from tests.bench.rss import print_peak

if __name__ == "__main__":
    list(load_workbook(BytesIO(Path(sys.argv[1]).read_bytes())).get_sheet_by_index(0).iter_rows())
    print_peak()
